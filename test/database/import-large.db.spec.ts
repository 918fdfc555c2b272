import { expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.ts';
import { importInto, NO_TRACE, temporaryFolder, traces } from '../support/packages.ts';
import { writeLargePackage } from '../support/large-package.ts';

test('twenty thousand contributions import whole in bounded memory, and nothing of them a second time', async () => {
  await using db = await freshDatabase();
  await using folder = await temporaryFolder();
  await writeLargePackage(folder.path, 20_000);
  const heaps: number[] = [];
  const progress = ({ rows }: { rows: number }) => {
    if (rows % 5_000 === 0) heaps.push(process.memoryUsage().heapUsed);
  };
  expect(await importInto(db, folder.path, { progress })).toMatchObject({ outcome: 'imported' });
  expect(Math.max(...heaps) - (heaps[0] ?? 0)).toBeLessThan(150 * 1024 ** 2);
  expect(await traces(db)).toMatchObject([{ acts: 1, contributions: 20_000, decisions: 40_000 }]);
  expect(await importInto(db, folder.path)).toMatchObject({ outcome: 'unchanged' });
});

test('an import that loses its connection in the middle leaves nothing, and the next one is whole', async () => {
  await using db = await freshDatabase();
  await using folder = await temporaryFolder();
  await writeLargePackage(folder.path, 5_000);
  const cuts: Promise<unknown>[] = [];
  const progress = ({ phase, file }: { phase: string; file: string | null }) => {
    if (phase === 'writing' && file === 'contributions.csv')
      cuts.push(
        db.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'quipu_application' and datname = current_database()`,
        ),
      );
  };
  await expect(importInto(db, folder.path, { progress })).rejects.toThrow();
  await Promise.all(cuts);
  expect(await traces(db)).toEqual(NO_TRACE);
  expect(await importInto(db, folder.path)).toMatchObject({ outcome: 'imported' });
});

test('an import that is called off while it reads leaves nothing', async () => {
  await using db = await freshDatabase();
  await using folder = await temporaryFolder();
  await writeLargePackage(folder.path, 5_000);
  const calledOff = new AbortController();
  const progress = ({ rows }: { rows: number }) => {
    if (rows === 3_000) calledOff.abort(new Error('called off'));
  };
  await expect(importInto(db, folder.path, { progress, signal: calledOff.signal })).rejects.toThrow('called off');
  expect(await traces(db)).toEqual(NO_TRACE);
});
