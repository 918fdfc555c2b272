import { expect, test } from '@jest/globals';
import { RemindersService } from '@quipu/answering';
import type { Clock } from '@quipu/platform/clock';
import { LocalDate } from '@quipu/kernel';
import { databaseOptions } from '@quipu/platform/database';
import { Delivery } from '@quipu/platform/mail';
import { DataSource } from 'typeorm';
import { given } from '../builders/index.ts';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';
import { grant, signedIn } from '../support/signed-in.ts';

const PLAN = 'PE-PAGA-9';
const at = (now: string): Clock => ({ now: () => new Date(now), today: (zone) => LocalDate.at(new Date(now), zone) });
const MORNING = '2026-03-10T12:30:00Z';

async function remind(db: TestDatabase, now: string = MORNING): Promise<void> {
  const database = await new DataSource(databaseOptions(db.applicationUrl, [])).initialize();
  await new RemindersService(database, at(now)).remind();
  await database.destroy();
}

const letters = (db: TestDatabase) =>
  db.query(
    `select recipient, template, values ->> 'soonCodes' as soon, values ->> 'overdueCodes' as overdue, values ->> 'link' as link
     from mail.outbox order by created_at, recipient`,
  );

/** A plan with a term of 30 days, and contributions by the day on which each is due. */
async function waiting(db: TestDatabase, dues: Readonly<Record<string, string>>, plan = PLAN): Promise<void> {
  await given(db).plan(plan);
  await db.act(`insert into answer_terms (plan_id, days) select id, 30 from plans where code = $1`, [plan]);
  for (const [code, due] of Object.entries(dues))
    await db.act(
      `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind, recorded_on)
       select id, $1, 'proposal', 'thematic_table', 'Agua segura', 'person', ($2::date - 30)::text from plans where code = $3`,
      [code, due, plan],
    );
}

test('in the morning a coordinator hears once of what is due within three days and of what is overdue', async () => {
  await using db = await freshDatabase();
  await waiting(db, { 'CTR-1': '2026-03-14', 'CTR-2': '2026-03-13', 'CTR-3': '2026-03-10', 'CTR-4': '2026-03-09' });
  const { email } = await signedIn(db, 'coordinator');
  await signedIn(db, 'administrator');
  await signedIn(db, 'coordinator', { member: 'PE' }).then(({ account }) =>
    db.act('update grants set ended_at = now(), ended_because = $2 where account_id = $1', [
      account,
      'Terminó su servicio',
    ]),
  );
  const letter = {
    recipient: email,
    template: 'answers-due',
    soon: 'CTR-3, CTR-2',
    overdue: 'CTR-4',
    link: '/planes/pe-paga-9/plazos',
  };
  await remind(db);
  expect(await letters(db)).toEqual([letter]);
  await Promise.all([remind(db), remind(db)]);
  expect(await letters(db)).toEqual([letter]);
  await remind(db, '2026-03-11T12:30:00Z');
  expect(await letters(db)).toHaveLength(2);
});

test('what is overdue by more than a week is told to who administers the member as well', async () => {
  await using db = await freshDatabase();
  await waiting(db, { 'CTR-1': '2026-03-03', 'CTR-2': '2026-03-02' });
  const administrator = await signedIn(db, 'administrator');
  await remind(db);
  expect(await letters(db)).toMatchObject([
    { recipient: administrator.email, template: 'answers-escalated', overdue: 'CTR-2' },
  ]);
});

test('who coordinates one plan hears of that one, who coordinates two gets one letter, and of nothing nobody hears', async () => {
  await using db = await freshDatabase();
  await waiting(db, { 'CTR-1': '2026-03-10' });
  await waiting(db, { 'CTR-2': '2026-03-10' }, 'PE-PAGA-8');
  await given(db).plan('PE-PAGA-7');
  const one = await signedIn(db, 'coordinator', { plan: PLAN });
  const both = await signedIn(db, 'coordinator', { plan: PLAN });
  await grant(db, both.account, 'coordinator', { plan: 'PE-PAGA-8' });
  await signedIn(db, 'coordinator', { plan: 'PE-PAGA-7' });
  await remind(db);
  const told = await letters(db);
  expect(told).toHaveLength(2);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ recipient: one.email, soon: 'CTR-1', link: '/planes/pe-paga-9/plazos' }),
      expect.objectContaining({ recipient: both.email, soon: 'CTR-1, CTR-2', link: '/mi-trabajo' }),
    ]),
  );
});

test('both letters can be written, in both languages', async () => {
  await using db = await freshDatabase();
  await waiting(db, { 'CTR-1': '2026-03-01', 'CTR-2': '2026-03-12' });
  const coordinator = await signedIn(db, 'coordinator');
  await signedIn(db, 'administrator');
  await db.act(`update accounts set language = 'en' where id = $1`, [coordinator.account]);
  await remind(db);
  await withClient(db.applicationUrl, async (client) => {
    const delivery = new Delivery(client, null, { installation: 'Quipu', portal: 'https://quipu.example' });
    expect([await delivery.next(), await delivery.next()]).toEqual(['sent', 'sent']);
  });
  const subjects = await db.query<{ subject: string }>(
    `select shown ->> 'subject' as subject from mail.outbox order by 1`,
  );
  expect(subjects.map(({ subject }) => subject)).toEqual([
    'One answer overdue and one due soon',
    'Una respuesta vencida hace más de una semana',
  ]);
});
