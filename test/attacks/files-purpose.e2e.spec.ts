import { expect, test } from '@jest/globals';
import { bring, ministries, pdf, SUBMIT, type Ministries } from '../support/evidence.ts';
import { signedIn, tokenFor } from '../support/signed-in.ts';
import { PROPOSAL } from '../support/ways-in.ts';

const CODE = '... on Rejection { code }';
const CONTRIBUTE = `mutation ($input: SubmitContributionInput!) { submitContribution(input: $input) { __typename ${CODE} } }`;
const TAKE = `mutation ($input: TakeContributionInput!) { takeContribution(input: $input) { __typename ${CODE} } }`;
const DOCUMENT = `mutation ($input: AddEventDocumentInput!) { addEventDocument(input: $input) { __typename ${CODE} } }`;
const SAID_IN_PERSON = { channel: 'IN_PERSON', place: 'Plaza de Puno', onBehalfOf: 'Una vecina de Puno' };

/** What a file can be attached to, by the act that names it. */
const PURPOSES = {
  'as evidence': (world: Ministries, file: string) =>
    [SUBMIT, { milestone: world.milestone, title: 'Acta de la mesa', file }] as const,
  'to a contribution of one’s own': (_: Ministries, file: string) =>
    [CONTRIBUTE, { ...PROPOSAL, files: [file] }] as const,
  'to what somebody said in person': (_: Ministries, file: string) =>
    [TAKE, { ...PROPOSAL, ...SAID_IN_PERSON, files: [file] }] as const,
  'to an event': (_: Ministries, file: string) =>
    [DOCUMENT, { plan: 'PE-PAGA-9', code: 'MT-1', kind: 'AGENDA', title: 'Agenda', file }] as const,
};
type Purpose = keyof typeof PURPOSES;
const ALL = Object.keys(PURPOSES) as Purpose[];

/** What `token` gets that brings a file of its own and attaches it: the type of what came of it, or the code of the refusal. */
async function attached(world: Ministries, token: string, purpose: Purpose): Promise<string> {
  const brought = await bring(world, token, pdf(purpose), 'acta.pdf');
  expect([purpose, brought.status]).toEqual([purpose, 201]);
  const [query, input] = PURPOSES[purpose](world, brought.body.sha256);
  const { data, errors } = await world.api.askWith(token, query, { input });
  if (errors) return String(errors[0]?.extensions['code']);
  const [{ __typename, code }] = Object.values(data) as [{ __typename: string; code?: string }];
  return code ?? __typename;
}

const NAMED = `select (select count(*)::int from evidence) as evidence,
  (select count(*)::int from contribution_files) as contributions, (select count(*)::int from event_documents) as events`;

test('privilege: a file is attached by who may to what they may, and by nobody to anything else', async () => {
  await using world = await ministries();
  const { database: db } = world.api;
  await db.act(
    `insert into events (plan_id, code, kind, title_es) select id, 'MT-1', 'thematic_table', 'Mesa' from plans`,
  );
  const citizen = await signedIn(db, null);
  const coordinator = await signedIn(db, 'coordinator');
  const people: readonly [who: string, token: string, may: readonly Purpose[]][] = [
    ['a citizen', citizen.token, ['to a contribution of one’s own']],
    ['the officer of that ministry', world.health.token, ['as evidence']],
    ['the officer of another ministry', world.education.token, []],
    ['who coordinates', coordinator.token, ['to what somebody said in person', 'to an event']],
    ['an officer by a token that only brings', await tokenFor(db, world.health.account, ['file:upload']), []],
  ];
  for (const [who, token, may] of people)
    for (const purpose of ALL.filter((one) => !may.includes(one)))
      expect([who, purpose, await attached(world, token, purpose)]).toEqual([who, purpose, 'FORBIDDEN']);
  expect(await db.query(NAMED)).toEqual([{ evidence: 0, contributions: 0, events: 0 }]);
  for (const [who, token, may] of people)
    for (const purpose of may)
      expect([who, purpose, await attached(world, token, purpose)]).toEqual([
        who,
        purpose,
        expect.stringMatching(/^[A-Z][a-z]/),
      ]);
  expect(await db.query(NAMED)).toEqual([{ evidence: 1, contributions: 2, events: 1 }]);
});
