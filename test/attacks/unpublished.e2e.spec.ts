import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { disclosuresPath, tilePath, TILE_WIDTH, tileWidth } from '@quipu/proof';
import { READ_BATCH } from '../support/batches.ts';
import { READ } from '../support/drafts.ts';
import { HISTORY } from '../support/history.ts';
import { answersTo, CANARIES, LURE, publicQuestions, unpublished } from '../support/unpublished.ts';

/** One world for all: nothing here writes. */
const world = await unpublished();
afterAll(async () => world[Symbol.asyncDispose]());
const { api, log, coordinator, citizen, ids } = world;

type Who = typeof coordinator;
type Canary = keyof typeof CANARIES;

/** How each thing is read by who may, what it is named by, and what takes the place of its name where there is none. */
const READ_BY: readonly [what: string, canary: Canary, who: Who, query: string, named: object, nowhere: object][] = [
  ['a draft of a decision', 'draft', coordinator, READ, { id: world.draft }, { id: randomUUID() }],
  [
    'a batch of drafts',
    'batch',
    coordinator,
    READ_BATCH,
    { id: world.batch, first: 5 },
    { id: randomUUID(), first: 5 },
  ],
  [
    'all drafts',
    'draft',
    coordinator,
    'query ($plan: ID) { drafts(first: 100, plan: $plan) { totalCount nodes { id decision { reasons } } } }',
    { plan: 'PE-PAGA-9' },
    { plan: 'PE-PAGA-0' },
  ],
  [
    'all batches',
    'batch',
    coordinator,
    'query ($plan: ID!) { openBatches(plan: $plan) { id drafts(first: 5) { nodes { decision { reasons } } } } }',
    { plan: 'PE-PAGA-9' },
    { plan: 'PE-PAGA-0' },
  ],
  ['a draft of a contribution', 'contributionDraft', citizen, '{ myContributionDrafts { id title body } }', {}, {}],
  [
    'who registered for an event, and what they need',
    'registration',
    coordinator,
    'query ($code: ID!) { eventRegistrations(plan: "PE-PAGA-9", code: $code, first: 5) { totalCount nodes { id needs } } }',
    { code: 'MT-1' },
    { code: 'MT-0' },
  ],
  [
    'the code of an invitation',
    'invitation',
    coordinator,
    'query ($code: ID!) { eventInvitationCode(plan: "PE-PAGA-9", code: $code) }',
    { code: 'MT-2' },
    { code: 'MT-0' },
  ],
  [
    'a report',
    'report',
    coordinator,
    'query ($plan: ID!) { moderationQueue(plan: $plan) { code reports { id note } } }',
    { plan: 'PE-PAGA-9' },
    { plan: 'PE-PAGA-0' },
  ],
  [
    'a hidden contribution',
    'hidden',
    coordinator,
    'query ($code: ID!) { moderationCase(contribution: $code) { title body } }',
    { code: 'CTR-904' },
    { code: 'CTR-000' },
  ],
  ['a view that somebody keeps', 'view', coordinator, '{ mySavedViews { id name query } }', {}, {}],
];

test.each(READ_BY)(
  '%s: who may read it does, and nobody else gets an answer that nothing would not get',
  async (...row) => {
    const [, canary, { token }, query, named, nowhere] = row;
    const read = await api.askWith(token, query, named);
    expect(JSON.stringify(read)).toContain(CANARIES[canary]);
    for (const other of [undefined, 'quipu_0000000000000000000000000000000']) {
      const answer = await api.askWith(other, query, named);
      expect(JSON.stringify(answer)).not.toContain(CANARIES[canary]);
      expect(answer).toEqual(await api.askWith(other, query, nowhere));
      expect(Object.values(answer.data)).toEqual([null]);
    }
  },
);

test('what has no reader at all is kept where it waits: an unconfirmed contribution, an address that follows', async () => {
  const [kept] = await api.database.query<{ pending: string; follows: string }>(
    `select (select json_agg(one)::text from access.pending_contributions as one) as pending,
       (select json_agg(one)::text from mail.outbox as one) as follows`,
  );
  expect(kept?.pending).toContain(CANARIES.unconfirmed);
  expect(kept?.follows).toContain(`${CANARIES.follow}@example.org`);
});

const WORDS = Object.values(CANARIES);
const SIMILAR = `query ($title: String!) { similarContributions(plan: "PE-PAGA-9", title: $title, body: $title) { title body } }`;
const SEARCH = `query ($search: String!) {
  contributions(first: 20, filter: { search: $search }) { totalCount nodes { title body } }
  decisions(first: 20, filter: { search: $search }) { totalCount nodes { reasons } } }`;
const KINDS = [
  'contributions',
  'contribution_files',
  'decisions',
  'drafts',
  'contribution_reports',
  'event_registrations',
];

/** Whatever is answered at `paths` to anybody, with its headers. */
async function at(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const { status, text, body, headers } = await api.http.get(path).buffer(true);
    found.push(`${status} ${JSON.stringify(headers)} ${Buffer.isBuffer(body) ? body.toString('latin1') : text}`);
  }
  return found;
}

const all = async (query: string, given: readonly object[]) =>
  Promise.all(given.map(async (variables) => JSON.stringify(await api.ask(query, variables))));

const OF = [
  { kind: 'PLAN', code: 'PE-PAGA-9' },
  { kind: 'CONTRIBUTION', code: 'CTR-901' },
  { kind: 'CONTRIBUTION', code: 'CTR-902' },
  { kind: 'CONTRIBUTION', code: 'CTR-904' },
  { kind: 'EVENT', code: 'MT-1', plan: 'PE-PAGA-9' },
  { kind: 'EVENT', code: 'MT-2', plan: 'PE-PAGA-9' },
];

/** What anybody gets, by each way that there is. `finds`: by this way what is published is found, by {@link LURE}. */
const WAYS: Readonly<Record<string, { readonly finds: boolean; readonly get: () => Promise<string[]> }>> = {
  'by every field of every public question': {
    finds: true,
    get: async () => [...(await answersTo(api, publicQuestions(api))).values()],
  },
  'by every field of the past': {
    finds: true,
    get: async () => {
      const { size } = await log.checkpoint();
      return [...(await answersTo(api, publicQuestions(api, `position:${size}`))).values()];
    },
  },
  'by the history of what it is about': {
    finds: true,
    get: async () => {
      const { size } = await log.checkpoint();
      return [
        ...(await all(
          HISTORY,
          OF.map((of) => ({ of, first: 50 })),
        )),
        ...(await all(
          HISTORY,
          OF.map((of) => ({ of, first: 50, asOf: `position:${size}` })),
        )),
      ];
    },
  },
  'by the lists and receipts of the log': {
    finds: true,
    get: async () => {
      const entries = await api.database.query<{ id: string }>('select id from journal.entries order by id');
      return at([
        ...KINDS.flatMap((kind) => ids.map((id) => `/journal/entries?kind=${kind}&ref=${id}`)),
        ...entries.flatMap(({ id }) => [`/journal/receipts/${id}`, `/journal/receipts/${id}.svg`]),
      ]);
    },
  },
  'by export: all that a mirror takes of the log': {
    finds: true,
    get: async () => {
      const { size } = await log.checkpoint();
      const bundles = Array.from({ length: Math.ceil(size / TILE_WIDTH) }, (_, place) => place);
      return at([
        '/journal/checkpoint',
        ...bundles.flatMap((place) => [
          `/journal/${disclosuresPath(place, tileWidth(0, place, size))}`,
          `/journal/${tilePath('entries', place, tileWidth(0, place, size))}`,
        ]),
      ]);
    },
  },
  'by feed': {
    finds: true,
    get: () =>
      at([
        '/feeds/plan/PE-PAGA-9.atom',
        ...['CTR-901', 'CTR-902', 'CTR-903', 'CTR-904'].map((code) => `/feeds/contribution/${code}.atom`),
      ]),
  },
  'by calendar': {
    finds: true,
    get: () => at(['/calendar/PE-PAGA-9.ics', '/calendar/PE-PAGA-9/MT-1.ics', '/calendar/PE-PAGA-9/MT-2.ics']),
  },
  'by the addresses of files': {
    finds: true,
    get: () => at([...world.files, ...ids].flatMap((id) => [`/files/${id}`, `/evidence/${id}/file`])),
  },
  'by figures of operation and mails': { finds: false, get: () => at(['/metrics', '/health', '/demo/mails']) },
};

/** Where an answer has a word: some letters before it and after it. */
const around = (answer: string, word: string) =>
  answer.slice(Math.max(0, answer.indexOf(word) - 80), answer.indexOf(word) + 80);

test.each(Object.keys(WAYS))('%s nobody finds what is not published', async (way) => {
  const { finds, get } = WAYS[way]!;
  const answers = await get();
  expect(answers.length).toBeGreaterThan(2);
  const found = WORDS.flatMap((word) => answers.filter((one) => one.includes(word)).map((one) => around(one, word)));
  expect([way, found.slice(0, 5)]).toEqual([way, []]);
  if (finds) expect(answers.some((answer) => answer.includes(LURE))).toBe(true);
});

test('by search, and by what is similar to what one writes, nobody finds what is not published', async () => {
  const [contributions, decisions] = [(answer: Found) => answer.contributions, (answer: Found) => answer.decisions];
  const found = async (search: string) => (await api.ask(SEARCH, { search })).data as Found;
  const published = await found(LURE);
  expect([contributions(published).totalCount, decisions(published).totalCount]).toEqual([2, 2]);
  expect((await api.ask(SIMILAR, { title: `Una ${LURE} en la escuela` })).data.similarContributions).not.toEqual([]);
  for (const word of WORDS) {
    const nothing = { totalCount: 0, nodes: [] };
    expect([word, await found(word)]).toEqual([word, { contributions: nothing, decisions: nothing }]);
    expect((await api.ask(SIMILAR, { title: word })).data.similarContributions).toEqual([]);
  }
});

interface Found {
  readonly contributions: { readonly totalCount: number };
  readonly decisions: { readonly totalCount: number };
}

test('by count, figure, flow and order: every public answer is the same, to the byte, as before it was written', async () => {
  const after = await answersTo(api, publicQuestions(api));
  expect(world.before.size).toBeGreaterThan(150);
  expect([...after.values()].filter((answer) => /"totalCount":[1-9]/.test(answer)).length).toBeGreaterThan(3);
  const changed = [...world.before].filter(([query, answer]) => after.get(query) !== answer).map(([query]) => query);
  expect(changed).toEqual([]);
});
