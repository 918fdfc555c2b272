import { Injectable } from '@nestjs/common';
import { Journal, Unchanged } from '@quipu/journal';
import { Rejection, type Actor } from '@quipu/kernel';
import { Problems } from '../check/problems.ts';
import { digestOf, readManifest, type Manifest } from '../files/manifest.ts';
import { openPackage } from '../files/open-package.ts';
import { UnreadablePackage, type PackageFiles } from '../files/package-files.ts';
import type { Format } from '../format/format.ts';
import { openData } from '../format/formats.ts';
import { sessionOf } from '../tables/session.ts';
import { PackageImport, type Progress } from './package-import.ts';
import { refusal, type ImportReport, type PackageIdentity } from './report.ts';

export interface ImportOptions {
  readonly actor: Actor;
  /** Does everything but keep it: the report says what an import would write. */
  readonly isDryRun?: boolean;
  /** Ends the import; what was done is rolled back and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
  /** The family of packages to take; the open data of plans unless told otherwise. */
  readonly format?: Format;
  /** The act to record, `package.imported` unless told otherwise. */
  readonly act?: `${string}.${string}`;
}

/** Takes data packages in. */
@Injectable()
export class Importer {
  private readonly journal: Journal;
  constructor(journal: Journal) {
    this.journal = journal;
  }

  /**
   * Imports the package in the folder or ZIP file at `path`: all of it in one transaction, or nothing when anything is
   * wrong with it. One act names its name, version and SHA-256; each new decision that the package says somebody took is
   * an act of its own, as one that is recorded here, and whoever hears of those hears of it. What is on record already is not written again, so importing
   * twice changes nothing; rows that the package does not have are left alone. One import runs at a time; others wait.
   * Memory does not grow with the package, but for the first problems and differences that the report names.
   * @throws faults only: the database cannot be reached, the disk cannot be read. Nothing is kept then.
   */
  async import(path: string, options: ImportOptions): Promise<ImportReport> {
    const problems = new Problems();
    let files: PackageFiles | undefined;
    try {
      files = await openPackage(path);
      const manifest = await readManifest(files, options.format ?? openData, problems);
      return manifest ? await this.take(files, manifest, problems, options) : refusal(null, problems);
    } catch (fault) {
      if (!(fault instanceof UnreadablePackage)) throw fault;
      problems.add(fault.code, { value: path });
      return refusal(null, problems);
    } finally {
      await files?.close();
    }
  }

  private async take(
    files: PackageFiles,
    manifest: Manifest,
    problems: Problems,
    options: ImportOptions,
  ): Promise<ImportReport> {
    const { name, version } = manifest;
    const format = options.format ?? openData;
    const identity: PackageIdentity = { name, version, format: format.id, digest: await digestOf(files, manifest) };
    const source = `${name} ${version} sha256:${identity.digest}`;
    const act = { actor: options.actor, act: options.act ?? 'package.imported', subject: name, source } as const;
    const report = await this.journal.write(act, async (tx) => {
      const importing = new PackageImport({
        tx,
        session: await sessionOf(tx),
        actor: options.actor,
        source,
        files,
        manifest,
        identity,
        problems,
        isDryRun: options.isDryRun ?? false,
        signal: options.signal ?? new AbortController().signal,
        progress: options.progress ?? (() => undefined),
      });
      const taken = await importing.run();
      return taken.outcome === 'imported' ? taken : new Unchanged(taken);
    });
    if (report instanceof Rejection) throw new Error(`An import is refused by its report, never by ${report.code}.`);
    return report;
  }
}
