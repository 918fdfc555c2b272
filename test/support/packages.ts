import { createWriteStream } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RECORDED_ENTITIES } from '@quipu/decisions';
import { Journal } from '@quipu/journal';
import { Importer, type ImportOptions, type ImportReport } from '@quipu/open-data';
import { databaseOptions } from '@quipu/platform/database';
import { DataSource } from 'typeorm';
import yazl from 'yazl';
import type { TestDatabase } from './database.ts';

/** The package of Peru's third plan that ships with the product. */
export const PERU = join(import.meta.dirname, '../data/peru-paga-iii');

/** Imports as the application does, with its own role, over a connection that ends with the import. */
export async function importInto(
  db: TestDatabase,
  path: string,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const database = new DataSource(databaseOptions(db.applicationUrl, [...RECORDED_ENTITIES]));
  await database.initialize();
  try {
    return await new Importer(new Journal(database)).import(path, {
      actor: { id: 'operator:test', role: 'coordinator' },
      ...options,
    });
  } finally {
    await database.destroy();
  }
}

/** A folder that is removed at the end of `await using`. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'quipu-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

/** Peru's package with some files changed: a text to put there, null to remove it, or a function of the text that was. */
export async function peruWith(edits: Record<string, string | Buffer | null | ((text: string) => string)>) {
  const folder = await temporaryFolder();
  await cp(PERU, folder.path, { recursive: true });
  for (const [name, edit] of Object.entries(edits)) {
    const file = join(folder.path, name);
    if (edit === null) await rm(file);
    else await writeFile(file, typeof edit === 'function' ? edit(await readFile(file, 'utf8')) : edit);
  }
  return folder;
}

/** The files of `folder` as a ZIP at `file`, inside a folder of their own when `inside` names one. */
export async function zip(folder: string, file: string, inside = ''): Promise<void> {
  const archive = new yazl.ZipFile();
  for (const name of await readdir(folder)) archive.addFile(join(folder, name), join(inside, name));
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
}

/** All that an import could have left: acts, entries, rows of the domain. */
export const traces = (db: TestDatabase) =>
  db.query<{ acts: number; entries: number; plans: number; contributions: number; decisions: number }>(`
    select (select count(*)::int from journal.acts where act like 'package.%') as acts,
      (select count(*)::int from journal.entries join journal.acts on acts.id = act_id where act like 'package.%') as entries,
      (select count(*)::int from plans) as plans, (select count(*)::int from contributions) as contributions,
      (select count(*)::int from decisions) as decisions`);

export const NO_TRACE = [{ acts: 0, entries: 0, plans: 0, contributions: 0, decisions: 0 }];
