import { afterAll, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { disclosuresPath, tilePath, TILE_WIDTH, tileWidth, type Disclosure } from '@quipu/proof';
import fc from 'fast-check';
import type { TestApi } from '../support/api.ts';
import { handlersOf } from '../support/handlers.ts';
import { RandomQuestion } from './random-question.ts';
import { CANARIES } from './secrets.ts';
import { startTwins, type Asker } from './twins.ts';

/** Two installations for all: nothing here writes. */
const twins = await startTwins();
afterAll(async () => twins[Symbol.asyncDispose]());
const { bare, full, askers, drafts, person } = twins;
const { schema } = full.app.get(GraphQLSchemaHost);
const open = new Set(
  handlersOf(full.app)
    .filter(({ access }) => access === 'public')
    .map(({ title }) => title),
);

/** How many questions are asked. */
const QUESTIONS = 600;

const CODES =
  'PE PE-PAGA-9 PE-PAGA-8 CTR-901 CTR-902 CTR-903 CTR-801 1 national_table thematic_table salud budget PCM-SGP'.split(
    ' ',
  );
const pools = {
  words: [...CODES, 'agua', 'escuelas', 'ministerio', ...Object.values(CANARIES).flat(), ...drafts, person],
  ids: [...drafts, person],
  near: 'draft drafts contribution contributions decisions history accounts account grants journal'.split(' '),
  moments: ['2026-01-01', 'position:1', 'position:30', new Date().toISOString().slice(0, 10)],
};

/** Of which words `asker` may not read a single one. */
function hiddenFrom({ role, readsDrafts }: Asker): string[] {
  const readsPeople = role === 'administrator' || role === 'auditor';
  const { drafts: inDrafts, people, own } = CANARIES;
  return [...(readsDrafts ? [] : inDrafts), ...(readsPeople ? [] : [...people, person]), ...own];
}

/** What a question itself says comes back in an error or a cursor, and tells its asker nothing. */
const unsaid = (words: readonly string[], question: string) => words.filter((word) => !question.includes(word));

interface Answered {
  readonly data: Record<string, unknown> | null;
  readonly errors: unknown;
  readonly raw: string;
}

async function ask(api: TestApi, { token }: Asker, query: string): Promise<Answered> {
  const asked = api.http.post('/graphql').set('content-type', 'application/json');
  if (token) void asked.set('authorization', `Bearer ${token}`);
  const { status, text, headers } = await asked.send({ query });
  const { data = null, errors = null } = JSON.parse(text) as Partial<Answered>;
  return { data, errors, raw: `${status} ${JSON.stringify(headers)} ${text}` };
}

/** Roots whose answer must not depend on what others write: all but the state of the log, and what the asker may read. */
const independent = (roots: readonly string[], { readsDrafts }: Asker) =>
  roots
    .map((root, place) => [`r${place}`, root] as const)
    .filter(
      ([, root]) => root !== 'journal' && (open.has(root) || (!readsDrafts && ['draft', 'drafts'].includes(root))),
    );

const questions = fc.record({
  asker: fc.constantFrom(...askers),
  question: fc
    .infiniteStream(fc.noBias(fc.nat()))
    .map((numbers) => new RandomQuestion(schema, pools, (bound) => (numbers.next().value ?? 0) % bound).ask()),
});

test('P6: whoever asks whatever, no answer, error or header says a word that is not published for them', async () => {
  let answered = 0;
  let read = 0;
  await fc.assert(
    fc.asyncProperty(questions, async ({ asker, question: { roots, query } }) => {
      const [with_, without] = [await ask(full, asker, query), await ask(bare, asker, query)];
      const found = unsaid(hiddenFrom(asker), query).filter((word) => with_.raw.includes(word));
      expect({ who: asker.who, query, found }).toEqual({ who: asker.who, query, found: [] });
      expect(with_.raw).not.toContain('INTERNAL_SERVER_ERROR');
      if (with_.data) answered += 1;
      if (asker.readsDrafts && unsaid(CANARIES.drafts, query).some((word) => with_.raw.includes(word))) read += 1;
      // The same record is answered the same: fields, histories, counts, searches and errors alike.
      for (const [alias, root] of independent(roots, asker))
        expect([asker.who, query, root, with_.data?.[alias]]).toEqual([asker.who, query, root, without.data?.[alias]]);
      if (roots.every((root) => open.has(root) && root !== 'journal')) expect(with_.errors).toEqual(without.errors);
    }),
    { numRuns: QUESTIONS, seed: 20_261_121 },
  );
  expect(answered).toBeGreaterThan(QUESTIONS / 2);
  // The words are there to be found: who may read drafts found them by the same questions.
  expect(read).toBeGreaterThan(0);
});

const sizeOf = async (api: TestApi) =>
  Number((await api.ask('{ journal { checkpoint { size } } }')).data.journal.checkpoint.size);

/** Everything that is published of the log, as anybody gets it. */
async function publishedOf(api: TestApi): Promise<{ path: string; text: string }[]> {
  const size = await sizeOf(api);
  const bundles = Array.from({ length: Math.ceil(size / TILE_WIDTH) }, (_, at) => at);
  const entries = await api.database.query<{ id: string }>('select id from journal.entries order by id');
  const paths = [
    '/metrics',
    '/health',
    '/journal/checkpoint',
    ...bundles.flatMap((at) => [
      `/journal/${disclosuresPath(at, tileWidth(0, at, size))}`,
      `/journal/${tilePath('entries', at, tileWidth(0, at, size))}`,
    ]),
    ...drafts.map((id) => `/journal/entries?kind=drafts&ref=${id}`),
    ...[...CODES, ...CANARIES.drafts].map((code) => `/journal/entries?kind=drafts&code=${code}`),
    ...entries.flatMap(({ id }) => [`/journal/receipts/${id}`, `/journal/receipts/${id}.svg`]),
  ];
  const found: { path: string; text: string }[] = [];
  for (const path of paths) {
    const { text, body, headers } = await api.http.get(path).buffer(true);
    found.push({ path, text: `${JSON.stringify(headers)}${Buffer.isBuffer(body) ? body.toString('latin1') : text}` });
  }
  return found;
}

test('the log itself, its receipts, disclosures, lists and figures say none of it', async () => {
  const published = await publishedOf(full);
  expect(published.length).toBeGreaterThan(100);
  const words = Object.values(CANARIES).flat();
  for (const { path, text } of published)
    expect([path, unsaid(words, path).filter((word) => text.includes(word))]).toEqual([path, []]);
});

test('of a draft the log discloses that it was written, when and by which office, and of its row the id alone', async () => {
  const { body } = await full.http.get(`/journal/entries?kind=drafts&ref=${drafts[0]}`);
  expect(body.entries.map(({ act, role }: { act: string; role: string }) => [act, role])).toEqual([
    ['draft.written', 'coordinator'],
    ['draft.revised', 'coordinator'],
  ]);
  for (const { receipt } of body.entries as { receipt: string }[]) {
    const { disclosed, withheld } = (await full.http.get(receipt)).body as Disclosure;
    expect(disclosed.map(({ part, value }) => [part, value])).toEqual([
      ['who', { actor: expect.stringMatching(/^person:/), request: null }],
      ['why', { reason: null, source: null, subject: drafts[0] }],
      ['core', { id: drafts[0] }],
    ]);
    expect(withheld).toEqual(['private']);
  }
});

test('no list of the log finds a draft by what it is about or says', async () => {
  for (const code of [...CODES, ...CANARIES.drafts]) {
    const { body } = await full.http.get(`/journal/entries?kind=drafts&code=${code}`);
    expect([code, body.entries]).toEqual([code, []]);
  }
});
