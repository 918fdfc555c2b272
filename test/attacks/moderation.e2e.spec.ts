import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { moderationOf } from '../support/moderation.ts';
import { signedIn } from '../support/signed-in.ts';

const GIVE = `mutation ($input: ID!, $institution: ID) {
  supportContribution(contribution: $input, institution: $institution) { ... on Support { id } ... on Rejection { code } } }`;

async function start() {
  const api = await startApi();
  await given(api.database).plan();
  await given(api.database).contribution('CTR-1');
  return { api, db: api.database, ...(await moderationOf(api)) };
}

test('flooding: of a hundred reports from one network ten are taken, whatever address they claim', async () => {
  const { api, db, report } = await start();
  await using _ = api;
  const answers = await Promise.all(Array.from({ length: 100 }, () => report({ note: 'Ocúltenlo.' })));
  expect(answers.filter(({ __typename }) => __typename === 'ReportReceived')).toHaveLength(10);
  expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(90);
  expect(await db.query('select count(*)::int as count from contribution_reports')).toEqual([{ count: 10 }]);
});

test('a machine that fills in what no person sees is thanked, and not heard', async () => {
  const { api, db, report } = await start();
  await using _ = api;
  expect(await report({ website: 'https://ofertas.example' })).toMatchObject({ contribution: 'CTR-1' });
  expect(await db.query('select from contribution_reports')).toEqual([]);
});

test('IDOR: a report of another plan is to a coordinator as one that is not there, and so is the queue', async () => {
  const { api, db, report, close, queue } = await start();
  await using _ = api;
  await given(db).plan('PE-PAGA-8');
  await report();
  const [row] = await db.query<{ id: string }>('select id from contribution_reports');
  const other = await signedIn(db, 'coordinator', { plan: 'PE-PAGA-8' });
  expect(await close(row?.id ?? '', 'Así se acordó en la sesión.', other)).toMatchObject({ code: 'REPORT_NOT_FOUND' });
  expect(await queue(other)).toBeNull();
});

test('nobody but a coordinator hides a contribution, its own author included', async () => {
  const { api, db, moderate } = await start();
  await using _ = api;
  const author = await signedIn(db, null);
  await db.act('update contributions set author_id = $1', [author.account]);
  for (const who of [author, await signedIn(db, 'auditor'), await signedIn(db, 'forum_member')])
    await expect(moderate({}, who)).rejects.toThrow('FORBIDDEN');
});

test('the public log does not tell which contribution was reported, or what was said of it', async () => {
  const { api, db, report } = await start();
  await using _ = api;
  await report({ note: 'Una denuncia reservada' });
  const acts = await db.query<{ said: string }>(
    `select concat_ws(' ', subject, reason, source, actor) as said from journal.acts where act = 'report.received'`,
  );
  expect(acts).toHaveLength(1);
  expect(acts[0]?.said).not.toMatch(/CTR-1|denuncia/);
  const shown = await db.query('select * from as_of.contribution_reports limit 0');
  expect(shown).toEqual([]);
});

test('support for another institution: a grant for one speaks for no other, and an ended grant for none', async () => {
  const { api, db } = await start();
  await using _ = api;
  await db.act(`insert into institutions (member_id, code, name_es, level, kind)
    select id, unnest(array['PROETICA', 'TRANSPARENCIA']), 'Una asociación', 'national', 'civil_society' from members`);
  const who = await signedIn(db, 'contributor', { institution: 'PROETICA' });
  const give = async (institution: string) =>
    (await api.askWith(who.token, GIVE, { input: 'CTR-1', institution })).data.supportContribution;
  expect(await give('TRANSPARENCIA')).toEqual({ code: 'SUPPORT_NOT_FOR_INSTITUTION' });
  await db.act(`update grants set ended_at = now(), ended_because = 'Dejó la asociación' where account_id = $1`, [
    who.account,
  ]);
  expect(await give('PROETICA')).toEqual({ code: 'SUPPORT_NOT_FOR_INSTITUTION' });
});
