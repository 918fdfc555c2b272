import { expect, test } from '@jest/globals';
import { positionPath, tileWidth } from '@quipu/proof';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { withClient } from '../support/database.ts';
import { HISTORY } from '../support/history.ts';
import { publish } from '../support/published.ts';
import { grant, signedIn } from '../support/signed-in.ts';

const SUBMIT = `mutation ($input: SubmitContributionInput!) { submitContribution(input: $input) {
  ... on Contribution { id tracking: code } ... on Rejection { code field } } }`;
const MINE = '{ myContributions { totalCount nodes { code } } }';

const PROPOSAL = {
  plan: 'PE-PAGA-9',
  kind: 'PROPOSAL',
  title: 'Agua segura en las escuelas rurales',
  body: 'Que cada escuela rural publique cada mes el análisis de su agua, y qué se hizo cuando salió mal.',
};
const codeOf = ({ errors }: { readonly errors?: readonly { readonly extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions['code'];

const submit = async (api: TestApi, token: string) =>
  (await api.askWith(token, SUBMIT, { input: PROPOSAL })).data.submitContribution;

test('guessing tracking codes: what is not there and what is there tell nobody anything about its author', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  const author = await signedIn(api.database, null);
  const other = await signedIn(api.database, null);
  const { tracking } = await submit(api, author.token);
  const ASK = 'query ($code: ID!) { contribution(code: $code) { title contributorKind institution { code } } }';
  const asked = async (code: string, token?: string) => (await api.askWith(token, ASK, { code })).data.contribution;
  expect(await asked('AP-0000-0000')).toBeNull();
  const found = { title: PROPOSAL.title, contributorKind: 'PERSON', institution: null };
  for (const token of [undefined, other.token, author.token]) expect(await asked(tracking, token)).toEqual(found);
  expect((await api.askWith(other.token, MINE)).data.myContributions).toEqual({ totalCount: 0, nodes: [] });
});

test('finding the author: by no field, filter, search, history, past, disclosure, receipt or leaf', async () => {
  await using api = await startApi();
  const { database: db } = api;
  await given(db).plan();
  const author = await signedIn(db, null);
  const { tracking, id } = await submit(api, author.token);
  const size = await publish(db);
  for (const field of ['author', 'authorId', 'author { id }', 'account', 'owner'])
    expect(codeOf(await api.ask(`{ contribution(code: "${tracking}") { ${field} } }`))).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  for (const filter of [`author: "${author.account}"`, `authorId: "${author.account}"`])
    expect(codeOf(await api.ask(`{ contributions(filter: { ${filter} }) { totalCount } }`))).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  const SEARCH = 'query ($words: String) { contributions(filter: { search: $words }) { totalCount } }';
  for (const words of [author.account, author.email, 'Una persona de prueba'])
    expect((await api.ask(SEARCH, { words })).data.contributions.totalCount).toBe(0);
  const entries = await db.query<{ id: string }>(`select id::text from journal.entries where row_id = $1`, [id]);
  const path = positionPath(0, tileWidth(0, 0, size));
  const all = [
    await api.ask(HISTORY, { of: { kind: 'CONTRIBUTION', code: tracking } }),
    await api.ask(`{ contribution(code: "${tracking}", asOf: "position:${size}") { id title } }`),
    await api.http.get(`/journal/disclosures/${path}`).then(({ text }) => text),
    await api.http
      .get(`/journal/tile/entries/${path}`)
      .buffer(true)
      .then(({ body, text }) => String(body) + text),
    await api.http.get(`/journal/entries?kind=contributions&code=${tracking}`).then(({ body }) => body as unknown),
    ...(await Promise.all(
      entries.map((entry) => api.http.get(`/journal/receipts/${entry.id}`).then(({ text }) => text)),
    )),
  ];
  expect(JSON.stringify(all)).toContain(tracking);
  for (const secret of [author.account, author.email, 'Una persona de prueba'])
    expect(JSON.stringify(all)).not.toContain(secret);
  const asReader = withClient(db.url, async (client) => {
    await client.query('set role quipu_reader');
    await client.query('select author_id from contributions');
  });
  await expect(asReader).rejects.toMatchObject({ code: '42501' });
});

test('one letter: a decision that is told twice to one author is posted once, and to nobody who only looks on', async () => {
  await using api = await startApi();
  const { database: db } = api;
  await given(db).plan();
  const author = await signedIn(db, null);
  const supporter = await signedIn(db, null);
  await grant(db, supporter.account, 'contributor', { institution: 'PCM-SGP' });
  const { tracking } = await submit(api, author.token);
  const DECIDE = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { __typename } }`;
  const input = { contribution: tracking, stage: 'national_table', outcome: 'ACCEPTED' };
  await Promise.all([1, 2, 3].map(() => api.act(DECIDE, { input })));
  expect(await db.query(`select recipient from mail.outbox where template = 'decision-recorded'`)).toEqual([
    { recipient: author.email },
  ]);
});
