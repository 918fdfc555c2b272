import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { historyOf } from '../support/history.ts';
import { publish } from '../support/published.ts';
import { grant, signedIn, type SignedIn } from '../support/signed-in.ts';

const SUBMIT = `mutation ($input: SubmitContributionInput!) {
  submitContribution(input: $input) {
    __typename
    ... on Contribution { id code kind title body language contributorKind recordedOn firstStage { code } theme { code } institution { code } receipt { url } }
    ... on Rejection { code field message }
  } }`;
const MINE = `query ($first: Int = 20, $after: String) { myContributions(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  nodes { code title lastDecision { outcome reasons decidedAs reason { code } } } } }`;
const DECIDE = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ... on Decision { id } } }`;
const WORK = '{ myWork { items { kind ref path } } }';
const LETTERS = `select template, language, recipient, values from mail.outbox order by created_at, template`;

const PROPOSAL = {
  plan: 'PE-PAGA-9',
  kind: 'PROPOSAL',
  title: 'Agua segura en las escuelas rurales',
  body: 'Que cada escuela rural publique cada mes el análisis de su agua, y qué se hizo cuando salió mal.',
};

async function start() {
  const api = await startApi();
  await given(api.database).plan();
  const citizen = await signedIn(api.database, null);
  const submit = async (input: object = {}, { token }: SignedIn = citizen) =>
    api.askWith(token, SUBMIT, { input: { ...PROPOSAL, ...input } });
  const told = async (input: object = {}, who?: SignedIn) => {
    const { data, errors } = await submit(input, who);
    expect(errors).toBeUndefined();
    return data.submitContribution;
  };
  return { api, citizen, submit, told };
}

const mine = async (api: TestApi, { token }: SignedIn, page: object = {}) =>
  (await api.askWith(token, MINE, page)).data.myContributions;

test('somebody submits a proposal, gets its tracking code and a letter, and it is public at once without their name', async () => {
  const { api, citizen, told } = await start();
  await using _ = api;
  const proposal = await told({ theme: 'salud', language: 'qu' });
  expect(proposal).toMatchObject({
    code: expect.stringMatching(/^AP(-[0-9A-HJKMNP-TV-Z]{4}){2}$/),
    kind: 'PROPOSAL',
    title: PROPOSAL.title,
    body: PROPOSAL.body,
    language: 'qu',
    contributorKind: 'PERSON',
    firstStage: { code: 'thematic_table' },
    theme: { code: 'salud' },
    institution: null,
    recordedOn: new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(new Date()),
  });
  const { data } = await api.ask(
    'query ($code: ID!) { contribution(code: $code) { title receipt { url } } }',
    proposal,
  );
  expect(data.contribution).toEqual({ title: PROPOSAL.title, receipt: proposal.receipt });
  expect(await api.database.query(LETTERS)).toEqual([
    {
      template: 'contribution-received',
      language: 'es',
      recipient: citizen.email,
      values: {
        name: 'Una persona de prueba',
        code: proposal.code,
        title: PROPOSAL.title,
        link: `/aportes/${proposal.code}`,
      },
    },
  ]);
  const acts = `select actor, role, subject, reason from journal.acts where act = 'contribution.submitted'`;
  expect(await api.database.query(acts)).toEqual([
    { actor: `person:${citizen.account}`, role: 'contributor', subject: proposal.code, reason: null },
  ]);
});

test('who left it sees what became of it and why, gets one letter for each decision, and it is on their list of work', async () => {
  const { api, citizen, told } = await start();
  await using _ = api;
  const { code } = await told();
  const input = {
    contribution: code,
    stage: 'national_table',
    outcome: 'REJECTED',
    reasonCode: 'budget',
    reasons: REASONS,
  };
  const decision = (await api.act(DECIDE, { input })).data.recordDecision.id;
  expect((await mine(api, citizen)).nodes).toEqual([
    {
      code,
      title: PROPOSAL.title,
      lastDecision: { outcome: 'REJECTED', reasons: REASONS, decidedAs: 'coordinator', reason: { code: 'budget' } },
    },
  ]);
  const letters = await api.database.query<{ key: string; values: object }>(
    `select key, values from mail.outbox where template = 'decision-recorded'`,
  );
  expect(letters).toEqual([
    {
      key: `decision:${decision}:${citizen.account}`,
      values: {
        name: 'Una persona de prueba',
        outcome: 'Rechazado',
        stage: 'national_table',
        ground: 'Sin presupuesto',
        reasons: REASONS,
        code,
        title: PROPOSAL.title,
        link: `/aportes/${code}`,
      },
    },
  ]);
  const { items } = (await api.askWith(citizen.token, WORK)).data.myWork;
  expect(items).toEqual([{ kind: 'answered-contributions', ref: code, path: ['aportes', code] }]);
});

test('a decision that is refused, or on what nobody with an account left, posts no letter', async () => {
  const { api, told } = await start();
  await using _ = api;
  const { code } = await told();
  await given(api.database).contribution('CTR-1');
  await api.act(DECIDE, { input: { contribution: code, stage: 'national_table', outcome: 'REJECTED' } });
  await api.act(DECIDE, { input: { contribution: 'CTR-1', stage: 'national_table', outcome: 'ACCEPTED' } });
  expect(await api.database.query(`select from mail.outbox where template = 'decision-recorded'`)).toEqual([]);
});

test('own contributions are listed page by page, and are nobody else’s', async () => {
  const { api, citizen, told } = await start();
  await using _ = api;
  const codes = [await told(), await told(), await told()].map(({ code }) => code as string);
  const first = await mine(api, citizen, { first: 2 });
  expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  const rest = await mine(api, citizen, { first: 2, after: first.pageInfo.endCursor });
  expect(rest.pageInfo.hasNextPage).toBe(false);
  const seen = [...first.nodes, ...rest.nodes].map(({ code }: { code: string }) => code);
  expect(seen.toSorted()).toEqual(codes.toSorted());
  expect(await mine(api, await signedIn(api.database, null))).toMatchObject({ totalCount: 0, nodes: [] });
  expect((await api.ask(MINE)).data.myContributions).toBeNull();
});

test('who holds a grant to speak for an institution contributes in its name; who does not is told so', async () => {
  const { api, citizen, told } = await start();
  await using _ = api;
  expect(await told({ institution: 'PCM-SGP' })).toMatchObject({
    code: 'CONTRIBUTION_NOT_FOR_INSTITUTION',
    field: 'institution',
  });
  await grant(api.database, citizen.account, 'contributor', { institution: 'PCM-SGP' });
  expect(await told({ institution: 'PCM-SGP' })).toMatchObject({
    contributorKind: 'INSTITUTION',
    institution: { code: 'PCM-SGP' },
  });
  expect(await told()).toMatchObject({ contributorKind: 'PERSON', institution: null });
});

test('who holds an office does not contribute, nor does anybody without an account', async () => {
  const { api, submit } = await start();
  await using _ = api;
  const { database: db } = api;
  const officials = [
    await signedIn(db, 'coordinator'),
    await signedIn(db, 'institution_officer', { institution: 'PCM-SGP' }),
    await signedIn(db, 'irm_researcher'),
    await signedIn(db, 'auditor'),
    await signedIn(db, 'administrator'),
  ];
  for (const official of officials)
    expect((await submit({}, official)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect((await api.ask(SUBMIT, { input: PROPOSAL })).errors?.[0]?.extensions).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  expect(await db.query('select from contributions')).toEqual([]);
  const member = await signedIn(db, 'forum_member');
  expect((await submit({}, member)).data.submitContribution).toMatchObject({ __typename: 'Contribution' });
});

test.each([
  [{ title: 'Agua' }, 'CONTRIBUTION_TITLE_TOO_SHORT'],
  [{ body: 'Agua para todos.' }, 'CONTRIBUTION_BODY_TOO_SHORT'],
  [{ plan: 'PE-PAGA-404' }, 'PLAN_NOT_FOUND'],
  [{ stage: 'nowhere' }, 'STAGE_NOT_FOUND'],
  [{ theme: 'nada' }, 'THEME_NOT_FOUND'],
  [{ institution: 'NADIE' }, 'INSTITUTION_NOT_FOUND'],
])('what a rule refuses is told in words and leaves no trace, no letter either: %j → %s', async (change, code) => {
  const { api, told } = await start();
  await using _ = api;
  const [before] = await api.database.query('select count(*) from journal.acts');
  expect(await told(change)).toMatchObject({ __typename: 'Rejection', code, message: expect.stringMatching(/.{20}/) });
  expect(await api.database.query('select count(*) from journal.acts')).toEqual([before]);
  expect(await api.database.query('select from mail.outbox')).toEqual([]);
});

test('the history of a proposal tells that somebody who contributes left it, and not who', async () => {
  const { api, citizen, told } = await start();
  await using _ = api;
  const { code } = await told();
  await publish(api.database);
  const [event] = await historyOf(api, { kind: 'CONTRIBUTION', code });
  expect(event).toMatchObject({ act: { code: 'contribution.submitted' }, role: { code: 'contributor' }, actor: null });
  expect(JSON.stringify(event)).not.toContain(citizen.account);
});
