import { expect, test } from '@jest/globals';
import { Reader } from '@quipu/platform/database';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const PREPARED = 'select count(*)::int as count from pg_prepared_statements';

async function withReader(db: TestDatabase, work: (reader: Reader) => Promise<void>): Promise<void> {
  const reader = new Reader(db.url, 1);
  try {
    await work(reader);
  } finally {
    await reader.close();
  }
}

const prepared = async (reader: Reader) => (await reader.rows<{ count: number }>(PREPARED))[0]?.count ?? -1;

test('a statement is prepared once it comes again, and its rows stay the same', async () => {
  await using db = await freshDatabase();
  await withReader(db, async (reader) => {
    const before = await prepared(reader);
    for (const value of [1, 2, 3]) expect(await reader.rows('select $1::int as value', [value])).toEqual([{ value }]);
    expect(await prepared(reader)).toBeLessThanOrEqual(before + 2);
    expect(await prepared(reader)).toBeGreaterThan(before);
  });
});

test('ever new questions leave nothing behind in PostgreSQL', async () => {
  await using db = await freshDatabase();
  await withReader(db, async (reader) => {
    for (let number = 0; number < 1500; number += 1) await reader.rows(`select ${number} as value`);
    expect(await prepared(reader)).toBeLessThanOrEqual(1);
  });
});

test('questions asked twice are forgotten as well, when their connection is replaced', async () => {
  await using db = await freshDatabase();
  await withReader(db, async (reader) => {
    for (let number = 0; number < 3000; number += 1) await reader.rows(`select ${number >> 1} as value`);
    expect(await prepared(reader)).toBeLessThan(1000);
  });
});

test('a reader writes nothing', async () => {
  await using db = await freshDatabase();
  await withReader(db, async (reader) => {
    await expect(reader.rows('create table here (id int)')).rejects.toThrow(/read-only transaction/);
  });
});
