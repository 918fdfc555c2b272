import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';

const RECORD = `mutation Record($input: RecordDecisionInput!) {
  recordDecision(input: $input) {
    __typename
    ... on Decision { id outcome isStanding supersedes { id outcome isStanding } }
    ... on Rejection { code field message }
  }
}`;
const READ = `{ contribution(code: "CTR-901") { hasReasonedResponse lastDecision { outcome reasons reason { code } } decisions { outcome isStanding supersedesBecause } journey { status stage { code } } } }`;

const REJECTED = {
  contribution: 'CTR-901',
  stage: 'national_table',
  outcome: 'REJECTED',
  reasonCode: 'budget',
  reasons: REASONS,
};

async function withContribution(): Promise<TestApi> {
  const api = await startApi();
  // Whoever acts has an account before anything is counted.
  await api.act('{ __typename }');
  await given(api.database).plan();
  await given(api.database).contribution('CTR-901');
  return api;
}

async function record(api: TestApi, input: object) {
  const answer = await api.act(RECORD, { input });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.recordDecision;
}

test('a coordinator rejects a proposal with reasons, and anybody can read why at once', async () => {
  await using api = await withContribution();
  expect((await api.ask(READ)).data.contribution.lastDecision).toBeNull();
  // What a form leaves empty is as good as left out.
  expect(await record(api, { ...REJECTED, supersedesBecause: '' })).toMatchObject({
    __typename: 'Decision',
    outcome: 'REJECTED',
    isStanding: true,
  });
  expect((await api.ask(READ)).data.contribution).toMatchObject({
    hasReasonedResponse: true,
    lastDecision: { outcome: 'REJECTED', reasons: REASONS, reason: { code: 'budget' } },
    journey: [
      { status: 'RAISED', stage: { code: 'thematic_table' } },
      { status: 'DECIDED', stage: { code: 'national_table' } },
      { status: 'NOT_REACHED', stage: { code: 'plan_adoption' } },
    ],
  });
});

test('a decision that takes the place of another leaves both readable, with why', async () => {
  await using api = await withContribution();
  const first = await record(api, REJECTED);
  expect(await record(api, { ...REJECTED, outcome: 'ACCEPTED' })).toMatchObject({
    code: 'DECISION_ALREADY_TAKEN',
    field: 'supersedes',
  });
  const because = 'El ministerio encontró presupuesto.';
  const second = await record(api, {
    ...REJECTED,
    outcome: 'ACCEPTED',
    supersedes: first.id,
    supersedesBecause: because,
  });
  expect(second).toMatchObject({
    outcome: 'ACCEPTED',
    supersedes: { id: first.id, outcome: 'REJECTED', isStanding: false },
  });
  expect((await api.ask(READ)).data.contribution.decisions).toEqual([
    { outcome: 'REJECTED', isStanding: false, supersedesBecause: null },
    { outcome: 'ACCEPTED', isStanding: true, supersedesBecause: because },
  ]);
  expect(await record(api, { ...REJECTED, supersedes: first.id, supersedesBecause: because })).toMatchObject({
    code: 'DECISION_NOT_STANDING',
  });
  expect(await record(api, { ...REJECTED, supersedes: second.id, supersedesBecause: 'x' })).toMatchObject({
    code: 'DECISION_SUPERSEDING_UNEXPLAINED',
  });
});

test.each([
  [{ outcome: 'REJECTED', reasonCode: null, reasons: null }, 'DECISION_REASON_MISSING'],
  [{ reasons: 'No hay.' }, 'DECISION_REASONS_TOO_SHORT'],
  [{ reasons: 'Sin presupuesto. '.repeat(6) }, 'DECISION_REASONS_REPEAT_CODE'],
  [{ reasonCode: 'not_on_record' }, 'DECISION_REASON_ONLY_OBSERVED'],
  [{ reasonCode: 'because' }, 'REASON_CODE_NOT_FOUND'],
  [{ contribution: 'CTR-404' }, 'CONTRIBUTION_NOT_FOUND'],
  [{ stage: 'nowhere' }, 'STAGE_NOT_FOUND'],
  [{ decidingInstitution: 'NADIE' }, 'INSTITUTION_NOT_FOUND'],
])('what a rule refuses is told in words and leaves no trace: %j → %s', async (change, code) => {
  await using api = await withContribution();
  const [before] = await api.database.query('select count(*) from journal.acts');
  const refused = await record(api, { ...REJECTED, ...change });
  expect(refused).toMatchObject({ __typename: 'Rejection', code });
  expect(refused.message.length).toBeGreaterThan(20);
  expect(await api.database.query('select count(*) from journal.acts')).toEqual([before]);
});

test('two coordinators decide at once: one decision is recorded, the other is told that one stands', async () => {
  await using api = await withContribution();
  const outcomes = await Promise.all([record(api, REJECTED), record(api, REJECTED), record(api, REJECTED)]);
  expect(outcomes.filter(({ __typename }) => __typename === 'Decision')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'DECISION_ALREADY_TAKEN')).toHaveLength(2);
});

test('nobody decides without being allowed to', async () => {
  await using api = await withContribution();
  const answer = await api.ask(RECORD, { input: REJECTED });
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  const wrong = await api.http
    .post('/graphql')
    .set('authorization', 'Bearer wrong')
    .send({ query: RECORD, variables: { input: REJECTED } });
  expect(wrong.body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  expect(await api.database.query('select from decisions')).toEqual([]);
});

test('each decision is one act of the journal, with who, in which role, and why', async () => {
  await using api = await withContribution();
  await record(api, REJECTED);
  const acts = await api.database.query(
    `select actor, role, subject, reason from journal.acts where act = 'decision.recorded'`,
  );
  expect(acts).toEqual([
    {
      actor: expect.stringMatching(/^person:[0-9a-f-]{36}$/),
      role: 'coordinator',
      subject: 'CTR-901',
      reason: REASONS,
    },
  ]);
});
