import { expect, test } from '@jest/globals';
import { JournalPosition } from '@quipu/journal';
import { Reader } from '@quipu/platform/database';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';

const BEGIN = `select journal.begin_act('operator:test', 'coordinator', 'test.done', 'test')`;

async function withPosition(db: TestDatabase, work: (position: JournalPosition) => Promise<void>): Promise<void> {
  const reader = new Reader(db.url, 2);
  try {
    await work(new JournalPosition(reader));
  } finally {
    await reader.close();
  }
}

test('the position moves with every act that commits, and with no other', async () => {
  await using db = await freshDatabase();
  await withPosition(db, async (position) => {
    const start = await position.now();
    await db.query(`begin; ${BEGIN}; rollback`);
    expect(await position.now()).toBe(start);
    await db.query(BEGIN);
    expect(await position.now()).toBe(start + 1);
  });
});

test('an act that began early and commits late still moves it', async () => {
  await using db = await freshDatabase();
  await withPosition(db, async (position) => {
    const start = await position.now();
    await withClient(db.url, async (late) => {
      await late.query('begin');
      await late.query(BEGIN);
      for (let act = 0; act < 5; act += 1) await db.query(BEGIN);
      expect(await position.now()).toBe(start + 5);
      await late.query('commit');
    });
    expect(await position.now()).toBe(start + 6);
  });
});

test('counting in parts gives the same as counting all', async () => {
  await using db = await freshDatabase();
  await withPosition(db, async (position) => {
    for (let round = 0; round < 4; round += 1) {
      await db.query(
        `do $$ begin for i in 1..700 loop perform journal.begin_act('operator:test', 'coordinator', 'test.done', 'test'); end loop; end $$`,
      );
      const [row] = await db.query<{ acts: number }>('select count(*)::int as acts from journal.acts');
      expect(await position.now()).toBe(row?.acts);
    }
  });
});

test('whoever asks after an act has committed hears of it, however many ask at once', async () => {
  await using db = await freshDatabase();
  await withPosition(db, async (position) => {
    const start = await position.now();
    const early = Array.from({ length: 20 }, () => position.now());
    await db.query(BEGIN);
    const late = await Promise.all(Array.from({ length: 20 }, () => position.now()));
    await Promise.all(early);
    expect(new Set(late)).toEqual(new Set([start + 1]));
  });
});
