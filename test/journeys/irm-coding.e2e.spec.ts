import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { changesOf, historyOf } from '../support/history.ts';
import { publish } from '../support/published.ts';
import { signedIn } from '../support/signed-in.ts';

const CODE = `mutation ($input: CodeIndicatorInput!) {
  codeIndicator(input: $input) {
    __typename
    ... on Assessment { id isStanding rationale role indicator { code } given: code { code } milestone { number } supersedes { id isStanding } supersedesBecause receipt { url } }
    ... on Rejection { code field message }
  } }`;
const READ = `{ commitment(plan: "PE-PAGA-9", number: "3") {
  assessments { code { code } rationale role receipt { url } supersedes { code { code } } }
  milestones { assessments { code { code } } } } }`;
const WORK = '{ myWork { items { kind ref count path } } }';
const RATIONALE = 'El compromiso promete un resultado que se puede comprobar y cambia una práctica.';
const BECAUSE = 'La comisión aportó pruebas que faltaban.';

/** A plan with a report that codes by G4, and its researcher. */
async function start() {
  const api = await startApi();
  const make = given(api.database);
  await make.plan();
  await make.plan('PE-PAGA-8');
  await make.commitment('3');
  await make.milestone('1', '3');
  await make.report('design-2019');
  const researcher = await signedIn(api.database, 'irm_researcher', { plan: 'PE-PAGA-9' });
  const target = { plan: 'PE-PAGA-9', report: 'design-2019', commitment: '3' };
  const code = async (input: object = {}, token: string | undefined = researcher.token) =>
    api.askWith(token, CODE, {
      input: { ...target, indicator: 'potential_impact', code: 'moderate', rationale: RATIONALE, ...input },
    });
  const told = async (input: object = {}) => {
    const { data, errors } = await code(input);
    expect(errors).toBeUndefined();
    return data.codeIndicator;
  };
  return { api, researcher, code, told };
}

test('a researcher codes an indicator with a rationale, and everybody reads it at once with its receipt', async () => {
  const { api, told } = await start();
  await using _ = api;
  const first = await told({ supersedesBecause: '' });
  expect(first).toMatchObject({
    isStanding: true,
    given: { code: 'moderate' },
    role: 'irm_researcher',
    supersedes: null,
  });
  expect((await api.ask(READ)).data.commitment).toEqual({
    assessments: [
      {
        code: { code: 'moderate' },
        rationale: RATIONALE,
        role: 'irm_researcher',
        receipt: first.receipt,
        supersedes: null,
      },
    ],
    milestones: [{ assessments: [] }],
  });
  expect(await told({ milestone: '1' })).toMatchObject({ milestone: { number: '1' } });
  const acts = `select role, subject, reason from journal.acts where act = 'assessment.recorded' order by id`;
  expect(await api.database.query(acts)).toEqual([
    { role: 'irm_researcher', subject: 'PE-PAGA-9/3', reason: RATIONALE },
    { role: 'irm_researcher', subject: 'PE-PAGA-9/3/1', reason: RATIONALE },
  ]);
});

test('a code takes the place of another only by naming the standing one and saying why; both stay readable', async () => {
  const { api, told } = await start();
  await using _ = api;
  const first = await told();
  expect(await told({ code: 'minor' })).toMatchObject({ code: 'ASSESSMENT_ALREADY_GIVEN', field: 'supersedes' });
  expect(await told({ code: 'minor', supersedes: first.id })).toMatchObject({
    code: 'ASSESSMENT_SUPERSEDING_UNEXPLAINED',
    field: 'supersedesBecause',
  });
  const second = await told({ code: 'minor', supersedes: first.id, supersedesBecause: BECAUSE });
  expect(second).toMatchObject({ supersedes: { id: first.id, isStanding: false }, supersedesBecause: BECAUSE });
  expect(await told({ supersedes: first.id, supersedesBecause: BECAUSE })).toMatchObject({
    code: 'ASSESSMENT_NOT_STANDING',
  });
  expect((await api.ask(READ)).data.commitment.assessments).toMatchObject([
    { code: { code: 'minor' }, supersedes: { code: { code: 'moderate' } } },
  ]);
});

test.each([
  [{ rationale: 'Porque sí.' }, 'ASSESSMENT_RATIONALE_TOO_SHORT'],
  [{ indicator: 'stars' }, 'INDICATOR_NOT_FOUND'],
  [{ code: 'met' }, 'INDICATOR_CODE_NOT_FOUND'],
  [{ commitment: '99' }, 'COMMITMENT_NOT_FOUND'],
  [{ milestone: '99' }, 'MILESTONE_NOT_FOUND'],
  [{ report: 'results-2030' }, 'IRM_REPORT_NOT_FOUND'],
  [{ report: 'old' }, 'IRM_REPORT_HAS_NO_SCHEME'],
  [{ plan: 'PE-PAGA-404' }, 'PLAN_NOT_FOUND'],
])('what a rule refuses is told in words and leaves no trace: %j → %s', async (change, code) => {
  const { api, told } = await start();
  await using _ = api;
  await given(api.database).report('old', null);
  const [before] = await api.database.query('select count(*) from journal.acts');
  const refused = await told(change);
  expect(refused).toMatchObject({ __typename: 'Rejection', code });
  expect(refused.message.length).toBeGreaterThan(20);
  expect(await api.database.query('select count(*) from journal.acts')).toEqual([before]);
});

test('two researchers code at once: one code is recorded, the other is told that one stands', async () => {
  const { api, told } = await start();
  await using _ = api;
  const outcomes = await Promise.all([told(), told({ code: 'minor' }), told({ code: 'none' })]);
  expect(outcomes.filter(({ __typename }) => __typename === 'Assessment')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'ASSESSMENT_ALREADY_GIVEN')).toHaveLength(2);
});

test('nobody but a researcher of this plan codes, and a researcher writes nothing else', async () => {
  const { api, code, researcher } = await start();
  await using _ = api;
  const others = [
    await signedIn(api.database, 'irm_researcher', { plan: 'PE-PAGA-8' }),
    await signedIn(api.database, 'coordinator'),
    await signedIn(api.database, 'administrator'),
    await signedIn(api.database, 'forum_member'),
    await signedIn(api.database, null),
  ];
  for (const { token } of others)
    expect((await code({}, token)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect(await api.database.query('select from assessments')).toEqual([]);
  const CONTRIBUTE = `mutation ($input: SubmitContributionInput!) { submitContribution(input: $input) { __typename } }`;
  const input = { plan: 'PE-PAGA-9', kind: 'PROPOSAL', title: 'Datos abiertos del agua', body: RATIONALE };
  const { errors } = await api.askWith(researcher.token, CONTRIBUTE, { input });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('the history of the commitment tells the code, its rationale and in which office it was given', async () => {
  const { api, researcher, told } = await start();
  await using _ = api;
  await told();
  await publish(api.database);
  const [event] = await historyOf(api, { kind: 'COMMITMENT', plan: 'PE-PAGA-9', code: '3' });
  expect(event).toMatchObject({
    act: { code: 'assessment.recorded' },
    role: { code: 'irm_researcher' },
    actor: `person:${researcher.account}`,
    reason: { es: RATIONALE },
  });
  expect(changesOf(event)).toMatchObject({ rationale: [null, RATIONALE] });
});

test('commitments that a report has not coded whole wait for its researcher, and for nobody else', async () => {
  const { api, researcher } = await start();
  await using _ = api;
  const of = async (token: string) => (await api.askWith(token, WORK)).data.myWork.items as { kind: string }[];
  expect(await of(researcher.token)).toEqual([
    {
      kind: 'uncoded-commitments',
      ref: 'design-2019',
      count: 1,
      path: ['planes', 'PE-PAGA-9', 'compromisos', '3', 'evaluar'],
    },
  ]);
  const elsewhere = await signedIn(api.database, 'irm_researcher', { plan: 'PE-PAGA-8' });
  expect(await of(elsewhere.token)).toEqual([]);
});
