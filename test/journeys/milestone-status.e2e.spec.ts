import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { changesOf, historyOf } from '../support/history.ts';
import { signerFor } from '../support/signing.ts';
import { signedIn } from '../support/signed-in.ts';

const SET = `mutation ($input: SetMilestoneStatusInput!) {
  setMilestoneStatus(input: $input) {
    __typename
    ... on MilestoneStatus { id status because isStanding role milestone { number } supersedes { status isStanding } receipt { url } }
    ... on Rejection { code field message }
  } }`;
const READ = `query ($asOf: AsOf) { commitment(plan: "PE-PAGA-9", number: "3", asOf: $asOf) { milestones {
  number status { status because role recordedAt receipt { url } } statuses { status isStanding } } } }`;
const BECAUSE = 'Así consta en el acta de la reunión técnica de octubre.';

/** A plan with one commitment, its milestone, and who may move it. */
async function start() {
  const api = await startApi();
  const make = given(api.database);
  await make.plan();
  await make.plan('PE-PAGA-8');
  await make.commitment('3');
  const milestone = await make.milestone('1', '3');
  const coordinator = await signedIn(api.database, 'coordinator', { plan: 'PE-PAGA-9' });
  const set = async (input: object, token: string | undefined = coordinator.token) =>
    api.askWith(token, SET, { input: { milestone, status: 'IN_PROGRESS', because: BECAUSE, ...input } });
  return { api, milestone, set, told: async (input: object) => (await set(input)).data.setMilestoneStatus };
}

const milestoneOf = async (api: TestApi, asOf?: string) =>
  (await api.ask(READ, { asOf })).data.commitment.milestones[0] as Record<string, unknown>;

test('nobody has said where a milestone stands: that is not known, and is not “not started”', async () => {
  const { api } = await start();
  await using _ = api;
  expect(await milestoneOf(api)).toEqual({ number: '1', status: null, statuses: [] });
});

test('a coordinator says where a milestone stands, why, and everybody reads it at once with the role and the receipt', async () => {
  const { api, told } = await start();
  await using _ = api;
  const first = await told({});
  expect(first).toMatchObject({ status: 'IN_PROGRESS', isStanding: true, role: 'coordinator', supersedes: null });
  expect(await milestoneOf(api)).toMatchObject({
    status: { status: 'IN_PROGRESS', because: BECAUSE, role: 'coordinator', receipt: { url: first.receipt.url } },
    statuses: [{ status: 'IN_PROGRESS', isStanding: true }],
  });
  const second = await told({ status: 'COMPLETED', supersedes: first.id.toUpperCase() });
  expect(second).toMatchObject({ supersedes: { status: 'IN_PROGRESS', isStanding: false } });
  expect((await milestoneOf(api))['statuses']).toEqual([
    { status: 'IN_PROGRESS', isStanding: false },
    { status: 'COMPLETED', isStanding: true },
  ]);
  const acts = await api.database.query(
    `select act, role, subject, reason from journal.acts where act = 'milestone.moved'`,
  );
  const act = { act: 'milestone.moved', role: 'coordinator', subject: 'PE-PAGA-9/3/1', reason: BECAUSE };
  expect(acts).toEqual([act, act]);
});

test('what does not follow, or has no reason, is refused in words and leaves no trace', async () => {
  const { api, told } = await start();
  await using _ = api;
  expect(await told({ because: 'Ya está.' })).toMatchObject({ code: 'MILESTONE_BECAUSE_TOO_SHORT', field: 'because' });
  const { id } = await told({ status: 'WITHDRAWN' });
  const [before] = await api.database.query('select count(*) from journal.acts');
  expect(await told({})).toMatchObject({ code: 'MILESTONE_STATUS_ALREADY_SET', field: 'supersedes' });
  const moved = await told({ supersedes: id });
  expect(moved).toMatchObject({ code: 'MILESTONE_MOVE_NOT_ALLOWED', field: 'status' });
  expect(moved.message).toMatch(/retirado no pasa a estar en curso/);
  const other = '00000000-0000-4000-8000-000000000000';
  expect(await told({ supersedes: other })).toMatchObject({ code: 'MILESTONE_STATUS_NOT_STANDING' });
  expect(await told({ milestone: other })).toMatchObject({ code: 'MILESTONE_NOT_FOUND' });
  expect(await api.database.query('select count(*) from journal.acts')).toEqual([before]);
});

test('two coordinators speak at once: one is recorded, the other is told that somebody has spoken', async () => {
  const { api, told } = await start();
  await using _ = api;
  const first = await Promise.all([told({}), told({ status: 'COMPLETED' }), told({ status: 'SUSPENDED' })]);
  const done = first.filter(({ __typename }) => __typename === 'MilestoneStatus');
  expect(done).toHaveLength(1);
  expect(first.filter(({ code }) => code === 'MILESTONE_STATUS_ALREADY_SET')).toHaveLength(2);
  const { id, status } = done[0];
  const to = status === 'IN_PROGRESS' ? 'COMPLETED' : 'IN_PROGRESS';
  const second = await Promise.all([1, 2].map(() => told({ status: to, supersedes: id })));
  expect(second.map(({ code }) => code ?? 'done').toSorted()).toEqual(['MILESTONE_STATUS_NOT_STANDING', 'done']);
});

test('who coordinates another plan, or holds another role, may not, nor may anybody', async () => {
  const { api, set } = await start();
  await using _ = api;
  const { database: db } = api;
  const elsewhere = await signedIn(db, 'coordinator', { plan: 'PE-PAGA-8' });
  const others = [
    elsewhere,
    await signedIn(db, 'irm_researcher'),
    await signedIn(db, 'institution_officer', { institution: 'PCM-SGP' }),
    await signedIn(db, 'auditor'),
    await signedIn(db, null),
  ];
  for (const { token } of others)
    expect((await set({}, token)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const { errors } = await api.ask(SET, {
    input: { milestone: elsewhere.account, status: 'COMPLETED', because: BECAUSE },
  });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await db.query('select from milestone_statuses')).toEqual([]);
});

test('the status of yesterday is read as of yesterday, and the history tells who moved it, in which role and why', async () => {
  const { api, told } = await start();
  await using _ = api;
  await using signer = await signerFor(api.database);
  const { id } = await told({});
  await signer.sign();
  await setTimeout(10);
  const then = new Date().toISOString();
  await setTimeout(10);
  await told({ status: 'SUSPENDED', supersedes: id, because: 'La norma que lo permitía se derogó.' });
  await signer.sign();
  expect(await milestoneOf(api, then)).toMatchObject({
    status: { status: 'IN_PROGRESS', role: 'coordinator' },
    statuses: [{ status: 'IN_PROGRESS', isStanding: true }],
  });
  expect(await milestoneOf(api)).toMatchObject({ status: { status: 'SUSPENDED' } });
  for (const of of [
    { kind: 'MILESTONE', plan: 'PE-PAGA-9', commitment: '3', code: '1' },
    { kind: 'COMMITMENT', plan: 'PE-PAGA-9', code: '3' },
  ]) {
    const [last, first] = await historyOf(api, of);
    expect(first).toMatchObject({ act: { code: 'milestone.moved' }, reason: { es: BECAUSE } });
    expect(last).toMatchObject({
      act: { code: 'milestone.moved' },
      role: { code: 'coordinator' },
      kind: { code: 'milestone_statuses' },
      reason: { es: 'La norma que lo permitía se derogó.' },
    });
    expect(changesOf(last)).toMatchObject({
      status: [null, 'Suspendido'],
      because: [null, 'La norma que lo permitía se derogó.'],
    });
  }
});
