import { expect, test } from '@jest/globals';
import { DigestsService } from '@quipu/notices';
import { Clock } from '@quipu/platform/clock';
import { databaseOptions } from '@quipu/platform/database';
import { DataSource } from 'typeorm';
import { given } from '../builders/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { carrierTo, deliver, startMailServer } from '../support/mail.ts';
import { follower, happened, spreadAll } from '../support/notices.ts';

/** A Monday and the Tuesday after it, at seven in Lima; later than anything that a test lets happen. */
const MONDAY = '2126-11-18T12:00:00Z';
const TUESDAY = '2126-11-19T12:00:00Z';

class At extends Clock {
  constructor(private readonly instant: string) {
    super();
  }
  override now(): Date {
    return new Date(this.instant);
  }
}

async function digest(db: TestDatabase, instant: string): Promise<void> {
  const database = await new DataSource(databaseOptions(db.applicationUrl, [])).initialize();
  await new DigestsService(database, new At(instant)).send();
  await database.destroy();
}

async function twoPlans(): Promise<TestDatabase> {
  const db = await freshDatabase();
  await given(db).plan();
  await given(db).contribution('CTR-91');
  await given(db).plan('PE-PAGA-8');
  await given(db).contribution('CTR-81', 'PE-PAGA-8');
  return db;
}

test('a digest tells in one letter what happened, by plan, and is sent once a day', async () => {
  await using db = await twoPlans();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const who = await follower(db, { pace: 'daily' });
  await follower(db, { pace: 'daily', code: 'PE-PAGA-8', who });
  await happened(db, 'CTR-91');
  await happened(db, 'CTR-81');
  await happened(db, 'CTR-91');
  await spreadAll(db);
  expect(await deliver(db, carrier)).toEqual([]);
  await Promise.all([digest(db, TUESDAY), digest(db, TUESDAY)]);
  await digest(db, TUESDAY);
  expect(await deliver(db, carrier)).toEqual(['sent']);
  expect(server.arrived).toHaveLength(1);
  const { mail } = server.arrived[0] ?? {};
  expect(mail?.subject).toBe('3 novedades de lo que sigue');
  expect(mail?.text?.match(/https:\/\/quipu\.example\/aportes\/CTR-91/g)).toHaveLength(2);
  expect(mail?.html?.match(/<h2/g)?.length).toBeGreaterThanOrEqual(1);
});

test('what happens after the digest of a day waits for the next one', async () => {
  await using db = await twoPlans();
  await follower(db, { pace: 'daily' });
  for (const instant of [MONDAY, MONDAY, TUESDAY]) {
    await happened(db, 'CTR-91');
    await spreadAll(db);
    await digest(db, instant);
  }
  const sent = await db.query<{ values: { n: number } }>('select values from mail.outbox order by created_at');
  expect(sent.map(({ values }) => values.n)).toEqual([1, 2]);
});

test('a week is summed up on Monday', async () => {
  await using db = await twoPlans();
  await follower(db, { pace: 'weekly' });
  await happened(db, 'CTR-91');
  await spreadAll(db);
  await db.query(`update mail.notices set created_at = '2126-11-18T20:00:00Z'`);
  await digest(db, TUESDAY);
  expect(await db.query('select from mail.outbox')).toHaveLength(0);
  await digest(db, MONDAY);
  expect(await db.query('select from mail.outbox')).toHaveLength(1);
});

test('what was stopped before the digest is not in it', async () => {
  await using db = await twoPlans();
  await follower(db, { pace: 'daily' });
  await happened(db, 'CTR-91');
  await spreadAll(db);
  await db.query('update mail.follows set stopped_at = now()');
  await digest(db, TUESDAY);
  expect(await db.query('select from mail.outbox')).toHaveLength(0);
});
