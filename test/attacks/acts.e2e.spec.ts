import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { withClient } from '../support/database.ts';
import { signedIn, tokenFor } from '../support/signed-in.ts';

const SET = `mutation ($input: SetMilestoneStatusInput!) { setMilestoneStatus(input: $input) {
  ... on MilestoneStatus { id } ... on Rejection { code field } } }`;
const CODE = `mutation ($input: CodeIndicatorInput!) { codeIndicator(input: $input) {
  ... on Assessment { id } ... on Rejection { code field } } }`;
const SUBMIT = `mutation ($input: SubmitContributionInput!) { submitContribution(input: $input) {
  ... on Contribution { id tracking: code title body } ... on Rejection { code field } } }`;
const MINE = '{ myContributions { totalCount nodes { code } } }';

const BECAUSE = 'Así consta en el acta de la reunión técnica de octubre.';
const PROPOSAL = {
  plan: 'PE-PAGA-9',
  kind: 'PROPOSAL',
  title: 'Agua segura en las escuelas rurales',
  body: 'Que cada escuela rural publique cada mes el análisis de su agua, y qué se hizo cuando salió mal.',
};
const CODING = {
  plan: 'PE-PAGA-9',
  report: 'design-2019',
  commitment: '3',
  indicator: 'potential_impact',
  code: 'moderate',
  rationale: `${BECAUSE} Y el portal publica los datos cada mes.`,
};

/** Two plans of Peru, alike: each with a commitment, a milestone and a report. */
async function start() {
  const api = await startApi();
  const make = given(api.database);
  const milestones: string[] = [];
  for (const plan of ['PE-PAGA-9', 'PE-PAGA-8']) {
    await make.plan(plan);
    await make.commitment('3', plan);
    milestones.push(await make.milestone('1', '3', plan));
    await make.report('design-2019', 'G4', plan);
  }
  return { api, milestones: milestones as [string, string] };
}

const codeOf = ({ errors }: { readonly errors?: readonly { readonly extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions['code'];

const submit = async (api: TestApi, token: string, input: object = {}) => {
  const { data, errors } = await api.askWith(token, SUBMIT, { input: { ...PROPOSAL, ...input } });
  expect(errors).toBeUndefined();
  return data.submitContribution;
};

test('IDOR: the id of a milestone of another plan, in capitals, moves nothing', async () => {
  const { api, milestones } = await start();
  await using _ = api;
  const { token } = await signedIn(api.database, 'coordinator', { plan: 'PE-PAGA-9' });
  for (const milestone of [milestones[1], milestones[1].toUpperCase()])
    expect(codeOf(await api.askWith(token, SET, { input: { milestone, status: 'COMPLETED', because: BECAUSE } }))).toBe(
      'FORBIDDEN',
    );
  for (const milestone of [`{${milestones[1]}}`, milestones[1].replaceAll('-', ''), ` ${milestones[1]}`])
    expect(codeOf(await api.askWith(token, SET, { input: { milestone, status: 'COMPLETED', because: BECAUSE } }))).toBe(
      'BAD_USER_INPUT',
    );
  expect(await api.database.query('select from milestone_statuses')).toEqual([]);
});

test('IDOR: a code given in one plan with the plan of another in the input reaches neither', async () => {
  const { api } = await start();
  await using _ = api;
  const { token } = await signedIn(api.database, 'irm_researcher', { plan: 'PE-PAGA-9' });
  for (const plan of ['PE-PAGA-8', 'pe-paga-8', 'PE-PAGA-8 '])
    expect(codeOf(await api.askWith(token, CODE, { input: { ...CODING, plan } })) ?? 'not there').toMatch(
      plan === 'PE-PAGA-8' ? 'FORBIDDEN' : 'not there',
    );
  expect(await api.database.query('select from assessments')).toEqual([]);
});

test('superseding across things: the standing status of another milestone, or code of another report, is none here', async () => {
  const { api, milestones } = await start();
  await using _ = api;
  const coordinator = await signedIn(api.database, 'coordinator');
  const researcher = await signedIn(api.database, 'irm_researcher');
  const set = (input: object) =>
    api.askWith(coordinator.token, SET, { input: { status: 'COMPLETED', because: BECAUSE, ...input } });
  const elsewhere = (await set({ milestone: milestones[1] })).data.setMilestoneStatus.id;
  expect((await set({ milestone: milestones[0], supersedes: elsewhere })).data.setMilestoneStatus).toMatchObject({
    code: 'MILESTONE_STATUS_NOT_STANDING',
  });
  const code = (input: object) => api.askWith(researcher.token, CODE, { input: { ...CODING, ...input } });
  const { id } = (await code({ plan: 'PE-PAGA-8' })).data.codeIndicator;
  expect((await code({ supersedes: id, supersedesBecause: BECAUSE })).data.codeIndicator).toMatchObject({
    code: 'ASSESSMENT_NOT_STANDING',
  });
});

test('crossing roles: a researcher moves no milestone, a coordinator codes nothing, an officer does neither', async () => {
  const { api, milestones } = await start();
  await using _ = api;
  const { database: db } = api;
  const officer = await signedIn(db, 'institution_officer', { institution: 'PCM-SGP' });
  const moving = { milestone: milestones[0], status: 'COMPLETED', because: BECAUSE };
  for (const { token } of [await signedIn(db, 'irm_researcher'), officer])
    expect(codeOf(await api.askWith(token, SET, { input: moving }))).toBe('FORBIDDEN');
  for (const { token } of [await signedIn(db, 'coordinator'), officer])
    expect(codeOf(await api.askWith(token, CODE, { input: CODING }))).toBe('FORBIDDEN');
});

test.each(['authorId', 'author', 'code', 'recordedOn', 'planId', 'id', 'contributorKind', 'institutionId', 'event'])(
  'mass assignment: a submission that says its own %s is refused whole',
  async (field) => {
    await using api = await startApi();
    await given(api.database).plan();
    const { token, account } = await signedIn(api.database, null);
    const answer = await api.askWith(token, SUBMIT, { input: { ...PROPOSAL, [field]: account } });
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(await api.database.query('select from contributions')).toEqual([]);
  },
);

test('mass assignment: a status or a code that says when, by whom or of what else it is, is refused whole', async () => {
  const { api, milestones } = await start();
  await using _ = api;
  const { database: db } = api;
  const coordinator = await signedIn(db, 'coordinator');
  const researcher = await signedIn(db, 'irm_researcher');
  const moving = { milestone: milestones[0], status: 'COMPLETED', because: BECAUSE };
  for (const more of [{ recordedAt: '2020-01-01T00:00:00Z' }, { role: 'auditor' }, { planId: milestones[1] }])
    expect(codeOf(await api.askWith(coordinator.token, SET, { input: { ...moving, ...more } }))).toBe('BAD_USER_INPUT');
  for (const more of [{ recordedAt: '2020-01-01T00:00:00Z' }, { schemeCode: 'G1' }, { role: 'auditor' }])
    expect(codeOf(await api.askWith(researcher.token, CODE, { input: { ...CODING, ...more } }))).toBe('BAD_USER_INPUT');
});

test('speaking for another institution: a grant for one gives no other, and one that ended gives nothing', async () => {
  await using api = await startApi();
  const { database: db } = api;
  await given(db).plan();
  await db.act(`insert into institutions (member_id, code, name_es, level, kind)
    select id, 'PROETICA', 'Capítulo peruano', 'national', 'civil_society' from members where code = 'PE'`);
  const { token, account } = await signedIn(db, 'contributor', { institution: 'PROETICA' });
  expect(await submit(api, token, { institution: 'PCM-SGP' })).toMatchObject({
    code: 'CONTRIBUTION_NOT_FOR_INSTITUTION',
  });
  expect(await submit(api, token, { institution: 'PROETICA' })).toHaveProperty('tracking');
  await db.act(`update grants set ended_at = now(), ended_because = 'Dejó la organización' where account_id = $1`, [
    account,
  ]);
  expect(await submit(api, token, { institution: 'PROETICA' })).toMatchObject({
    code: 'CONTRIBUTION_NOT_FOR_INSTITUTION',
  });
});

test('a narrowed token: without the permission, or of another plan, it submits nothing and shows nothing', async () => {
  await using api = await startApi();
  const { database: db } = api;
  await given(db).plan();
  await given(db).plan('PE-PAGA-8');
  const { token, account } = await signedIn(db, null);
  await submit(api, token);
  const reading = await tokenFor(db, account, ['contribution:own']);
  expect(codeOf(await api.askWith(reading, SUBMIT, { input: PROPOSAL }))).toBe('FORBIDDEN');
  const elsewhere = await tokenFor(db, account, ['contribution:own', 'contribution:submit'], 'PE-PAGA-8');
  expect(codeOf(await api.askWith(elsewhere, SUBMIT, { input: PROPOSAL }))).toBe('FORBIDDEN');
  expect((await api.askWith(elsewhere, MINE)).data.myContributions).toMatchObject({ totalCount: 0 });
  const writing = await tokenFor(db, account, ['contribution:submit']);
  expect((await api.askWith(writing, MINE)).data.myContributions).toBeNull();
});

test.each([
  ['NUL', 'Agua\0segura en las escuelas rurales de todo el país', 'BAD_USER_INPUT'],
  ['10,001 characters', 'a'.repeat(10_001), 'BAD_USER_INPUT'],
  ['nothing but characters of no width', '\u200b\u2060\ufeff'.repeat(100), 'CONTRIBUTION_BODY_TOO_SHORT'],
  ['nothing but spaces', ' \u00a0\u3000\n'.repeat(100), 'CONTRIBUTION_BODY_TOO_SHORT'],
])('text that is none: a body of %s is refused, and so is such a reason', async (_what, text, code) => {
  const { api, milestones } = await start();
  await using _ = api;
  const { database: db } = api;
  const citizen = await signedIn(db, null);
  const coordinator = await signedIn(db, 'coordinator');
  const researcher = await signedIn(db, 'irm_researcher');
  const submitted = await api.askWith(citizen.token, SUBMIT, { input: { ...PROPOSAL, body: text } });
  expect(codeOf(submitted) ?? submitted.data.submitContribution.code).toBe(code);
  const moving = { milestone: milestones[0], status: 'COMPLETED', because: text };
  const moved = await api.askWith(coordinator.token, SET, { input: moving });
  expect(codeOf(moved) ?? moved.data.setMilestoneStatus.code).toMatch(/BAD_USER_INPUT|MILESTONE_BECAUSE_TOO_SHORT/);
  const coded = await api.askWith(researcher.token, CODE, { input: { ...CODING, rationale: text } });
  expect(codeOf(coded) ?? coded.data.codeIndicator.code).toMatch(/BAD_USER_INPUT|ASSESSMENT_RATIONALE_TOO_SHORT/);
});

test('markup and templates in a title stay the words they are, in the record and in the letter', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  const { token } = await signedIn(api.database, null);
  const title = '<script>alert(1)</script> {code} {{7*7}} ${link} %0D%0ABcc: x@example.org';
  expect(await submit(api, token, { title })).toMatchObject({ title });
  const letters = await api.database.query('select values ->> $1 as title from mail.outbox', ['title']);
  expect(letters).toEqual([{ title }]);
});

test('raw SQL: a status is written within an act alone, with a reason, and neither changed nor deleted', async () => {
  const { api, milestones } = await start();
  await using _ = api;
  const { database: db } = api;
  const { token } = await signedIn(db, 'coordinator');
  await api.askWith(token, SET, { input: { milestone: milestones[0], status: 'COMPLETED', because: BECAUSE } });
  const COPY = `insert into milestone_statuses (plan_id, commitment_id, milestone_id, status, because, supersedes_id)
    select plan_id, commitment_id, milestone_id, 'in_progress', $1, id from milestone_statuses`;
  await expect(db.query(COPY, [BECAUSE])).rejects.toMatchObject({ code: 'QP001' });
  await expect(db.act(COPY, ['\u200b'.repeat(40)])).rejects.toMatchObject({
    constraint: 'ck_milestone_statuses_because',
  });
  for (const change of [`update milestone_statuses set because = '${BECAUSE}!'`, 'delete from milestone_statuses'])
    await expect(db.act(change)).rejects.toMatchObject({ code: 'QP003' });
  const asApplication = withClient(db.applicationUrl, (client) => client.query('delete from milestone_statuses'));
  await expect(asApplication).rejects.toMatchObject({ code: '42501' });
});
