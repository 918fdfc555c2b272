import { notFound, reject, type Rejection } from '@quipu/kernel';
import type { UploadsService, Upload } from '@quipu/uploads';
import type { EntityManager } from 'typeorm';
import type { Contribution } from '../contribution.entity.ts';
import { ContributionFile } from './contribution-file.entity.ts';

/** As many files as one contribution takes. */
export const FILES_AT_MOST = 5;

/** A file that is attached to a contribution. */
export type Brought = Upload;

/**
 * The files with these digests that `account` brought, held until `tx` ends. Rejects with CONTRIBUTION_FILES_TOO_MANY, or
 * with CONTRIBUTION_FILE_NOT_FOUND for one that this account did not bring.
 */
export async function findFiles(
  tx: EntityManager,
  uploads: UploadsService,
  { account, digests }: { readonly account: string; readonly digests: readonly string[] },
): Promise<readonly Brought[] | Rejection> {
  const named = [...new Set(digests)].toSorted();
  if (named.length > FILES_AT_MOST)
    return reject('CONTRIBUTION_FILES_TOO_MANY', 'files', { max: FILES_AT_MOST }).rejection;
  const files: Brought[] = [];
  for (const sha256 of named) {
    const file = await uploads.find(tx, account, sha256);
    if (!file) return notFound('CONTRIBUTION_FILE', sha256);
    files.push(file);
  }
  return files;
}

/** Attaches `files` to a contribution that was just recorded; each is called as its file is. */
export async function attach(tx: EntityManager, of: Contribution, files: readonly Brought[]): Promise<void> {
  const { id: contributionId, planId } = of;
  for (const file of files)
    await tx.insert(ContributionFile, { contributionId, planId, title: file.fileName, ...file });
}
