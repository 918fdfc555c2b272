import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import {
  acted,
  administrator,
  BECAUSE,
  citizen,
  CONFIRM,
  elsewhere,
  END,
  giveRole,
  MY_WORK,
} from '../support/grants.ts';
import { signedIn } from '../support/signed-in.ts';

async function prepared(): Promise<TestApi> {
  const api = await startApi();
  await given(api.database).plan();
  await api.database.act(
    `insert into institutions (member_id, code, name_es, level, kind)
     select id, 'PROETICA', 'Proética', 'national', 'civil_society' from members`,
  );
  return api;
}

const dayIn = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(Date.now() + days * 86_400_000);

test('an administrator gives a role; from then on its holder may what the role may, and the journal says who gave it and why', async () => {
  await using api = await prepared();
  const [boss, officer] = [await administrator(api), await citizen(api)];
  const AUDITED = '{ accounts { totalCount } }';
  expect((await api.askWith(officer.token, AUDITED)).data.accounts).toBeNull();
  const given = await giveRole(api, boss, officer);
  expect(given).toMatchObject({
    __typename: 'Grant',
    role: 'AUDITOR',
    state: 'STANDING',
    member: 'PE',
    plan: null,
    because: BECAUSE,
    account: { id: officer.account },
    grantedBy: { id: boss.account },
  });
  expect((await api.askWith(officer.token, AUDITED)).data.accounts).toEqual({ totalCount: 2 });
  const [act] = await api.database.query(
    `select act, actor, role, subject, reason from journal.acts order by id desc limit 1`,
  );
  expect(act).toEqual({
    act: 'grant.given',
    actor: `person:${boss.account}`,
    role: 'administrator',
    subject: given.id,
    reason: BECAUSE,
  });
});

test('a role lasts from the start of its first day to the end of its last one, in the time zone of the member', async () => {
  await using api = await prepared();
  const [boss, officer] = [await administrator(api), await citizen(api)];
  const [from, until] = [dayIn(3), dayIn(4)];
  const given = await giveRole(api, boss, officer, { from, until });
  expect(given).toMatchObject({
    state: 'FUTURE',
    startsAt: `${from}T05:00:00.000Z`,
    endsAt: `${dayIn(5)}T05:00:00.000Z`,
  });
  expect((await api.askWith(officer.token, '{ accounts { totalCount } }')).data.accounts).toBeNull();
  const today = await giveRole(api, boss, await citizen(api), { from: dayIn(0), until: dayIn(0) });
  expect(today).toMatchObject({ state: 'STANDING' });
});

test('a role is ended with its reason, and gives nothing from that moment on', async () => {
  await using api = await prepared();
  const [boss, officer] = [await administrator(api), await citizen(api)];
  const { id } = await giveRole(api, boss, officer);
  const because = 'Pasó a otra entidad';
  expect(await acted(api, boss, END, { id, because })).toMatchObject({
    state: 'ENDED',
    endedAt: expect.any(String),
    endedBecause: because,
    endedBy: { id: boss.account },
  });
  expect((await api.askWith(officer.token, '{ accounts { totalCount } }')).data.accounts).toBeNull();
  expect(await acted(api, boss, END, { id, because })).toMatchObject({ code: 'GRANT_OVER' });
  expect(await giveRole(api, boss, officer)).toMatchObject({ state: 'STANDING' });
});

test('an administrator who was named waits for a second one, in whose work it stands until it is confirmed', async () => {
  await using api = await prepared();
  const [boss, second, named] = [await administrator(api), await administrator(api), await citizen(api)];
  const { id } = await giveRole(api, boss, named, { role: 'ADMINISTRATOR' });
  const WAITING = '{ grants(state: WAITING) { nodes { id } } }';
  expect((await api.askWith(named.token, WAITING)).data.grants).toBeNull();
  expect((await api.askWith(second.token, WAITING)).data.grants.nodes).toEqual([{ id }]);
  const { data } = await api.askWith(second.token, MY_WORK);
  expect(data.myWork).toMatchObject({
    items: [{ kind: 'grant-confirmation', ref: id, count: 1, path: ['personas', named.account] }],
    counts: [{ kind: 'grant-confirmation', count: 1 }],
  });
  expect((await api.askWith(boss.token, MY_WORK)).data.myWork).toEqual({ items: [], counts: [] });
  expect(await acted(api, second, CONFIRM, { id })).toMatchObject({
    state: 'STANDING',
    confirmedBy: { id: second.account },
  });
  expect((await api.askWith(named.token, WAITING)).data.grants.nodes).toEqual([]);
  expect((await api.askWith(second.token, MY_WORK)).data.myWork).toEqual({ items: [], counts: [] });
  expect(await acted(api, second, CONFIRM, { id })).toMatchObject({ code: 'GRANT_NEEDS_NO_CONFIRMATION' });
});

test.each<[string, object, string]>([
  ['within nothing', { member: null }, 'GRANT_SCOPE_NOT_ONE'],
  ['within two things', { plan: 'PE-PAGA-9' }, 'GRANT_SCOPE_NOT_ONE'],
  ['at a level at which it is not given', { role: 'INSTITUTION_OFFICER' }, 'GRANT_LEVEL_NOT_ALLOWED'],
  ['without a reason', { because: '   ok.    ' }, 'GRANT_BECAUSE_TOO_SHORT'],
  ['from a day that has passed', { from: '2020-01-01' }, 'GRANT_STARTS_IN_THE_PAST'],
  ['until a day before its first one', { from: dayIn(3), until: dayIn(2) }, 'GRANT_ENDS_BEFORE_IT_STARTS'],
  ['until a day that has passed', { until: '2020-01-01' }, 'GRANT_ENDS_BEFORE_IT_STARTS'],
  ['to nobody', { account: '00000000-0000-4000-8000-000000000000' }, 'ACCOUNT_NOT_FOUND'],
  ['within a member that is not there', { member: 'XX' }, 'MEMBER_NOT_FOUND'],
  ['within a plan that is not there', { member: null, plan: 'XX' }, 'PLAN_NOT_FOUND'],
  [
    'within an institution that is not there',
    { role: 'CONTRIBUTOR', member: null, institution: 'XX' },
    'INSTITUTION_NOT_FOUND',
  ],
  [
    'of an officer, for an institution that is not of the State',
    { role: 'INSTITUTION_OFFICER', member: null, institution: 'PROETICA' },
    'GRANT_INSTITUTION_OF_WRONG_KIND',
  ],
  [
    'to speak as a citizen for the State',
    { role: 'CONTRIBUTOR', member: null, institution: 'PCM-SGP' },
    'GRANT_INSTITUTION_OF_WRONG_KIND',
  ],
])('a role is refused %s', async (_why, more, code) => {
  await using api = await prepared();
  const [boss, officer] = [await administrator(api), await citizen(api)];
  expect(await giveRole(api, boss, officer, more)).toMatchObject({ code, message: expect.any(String) });
  expect(await api.database.query(`select from grants where account_id = $1`, [officer.account])).toEqual([]);
});

test('nobody holds a role twice in one place; in another place they may', async () => {
  await using api = await prepared();
  const [boss, officer] = [await administrator(api), await citizen(api)];
  await giveRole(api, boss, officer);
  expect(await giveRole(api, boss, officer)).toMatchObject({ code: 'GRANT_HELD_ALREADY' });
  expect(await giveRole(api, boss, officer, { member: null, plan: 'PE-PAGA-9' })).toMatchObject({ state: 'STANDING' });
});

test('who researches for the IRM holds no other role, and who holds another one does not research', async () => {
  await using api = await prepared();
  const [boss, researcher] = [await administrator(api), await citizen(api)];
  await giveRole(api, boss, researcher, { role: 'IRM_RESEARCHER' });
  expect(await giveRole(api, boss, researcher)).toMatchObject({ code: 'GRANT_NOT_INDEPENDENT' });
  const coordinator = await signedIn(api.database, 'coordinator');
  expect(await giveRole(api, boss, coordinator, { role: 'IRM_RESEARCHER' })).toMatchObject({
    code: 'GRANT_NOT_INDEPENDENT',
  });
  expect(
    await giveRole(api, boss, researcher, { role: 'IRM_RESEARCHER', member: null, plan: 'PE-PAGA-9' }),
  ).toMatchObject({
    state: 'STANDING',
  });
});

test('of two administrators who give the same role at once, one gives it', async () => {
  await using api = await prepared();
  const [boss, second, officer] = [await administrator(api), await administrator(api), await citizen(api)];
  const outcomes = await Promise.all([giveRole(api, boss, officer), giveRole(api, second, officer)]);
  expect(outcomes.map(({ code }) => code ?? 'given').toSorted()).toEqual(['GRANT_HELD_ALREADY', 'given']);
});

test('an auditor of a plan reads the grants within it; each person reads their own', async () => {
  await using api = await prepared();
  await elsewhere(api);
  const { database } = api;
  await given(database).plan('PE-PAGA-8');
  const auditor = await signedIn(database, 'auditor', { plan: 'PE-PAGA-9' });
  await signedIn(database, 'coordinator', { plan: 'PE-PAGA-9' });
  await signedIn(database, 'coordinator', { plan: 'PE-PAGA-8' });
  await signedIn(database, 'coordinator');
  const list = '{ grants { nodes { role plan member account { name } } totalCount } }';
  const { data } = await api.askWith(auditor.token, list);
  expect(data.grants.nodes).toEqual([
    { role: 'COORDINATOR', plan: 'PE-PAGA-9', member: null, account: { name: 'Una persona de prueba' } },
    { role: 'AUDITOR', plan: 'PE-PAGA-9', member: null, account: { name: 'Una persona de prueba' } },
  ]);
  const foreign = await signedIn(database, 'auditor', { plan: 'CL-PAGA-5' });
  expect((await api.askWith(foreign.token, '{ grants(member: "PE") { totalCount } }')).data.grants).toEqual({
    totalCount: 0,
  });
});
