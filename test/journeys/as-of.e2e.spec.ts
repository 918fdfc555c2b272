import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { base64, openNote, parseCheckpoint } from '@quipu/proof';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { withClient, type TestDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { publish } from '../support/published.ts';
import { signerFor } from '../support/signing.ts';

const RECORD = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ... on Decision { id } } }`;
const DECIDED = `query ($asOf: AsOf) { contribution(code: "CTR-1", asOf: $asOf) { lastDecision { outcome reasons } decisions { outcome isStanding } } }`;

/** Records a decision on CTR-1. @returns its id */
async function decide(api: TestApi, outcome: string, more: object = {}): Promise<string> {
  const input = {
    contribution: 'CTR-1',
    stage: 'national_table',
    outcome,
    reasonCode: 'budget',
    reasons: REASONS,
    ...more,
  };
  return (await api.act(RECORD, { input })).data.recordDecision.id as string;
}

/** Numbers all that is committed and publishes a checkpoint over it, as one that was signed at `instant`. */
async function checkpointAt(db: TestDatabase, instant: string): Promise<number> {
  await sequence(db);
  const publishing = `insert into journal.checkpoints (size, root, signed_at, note) select size, sha256(''), $1, 'a note' from journal.head returning size::int`;
  return withClient(db.sequencerUrl, async (client) =>
    Number((await client.query<{ size: number }>(publishing, [instant])).rows[0]?.size),
  );
}

const problems = async (api: TestApi, asOf: string) => {
  const query = 'query ($asOf: AsOf) { plans(asOf: $asOf) { totalCount } }';
  const { body } = await api.http.post('/graphql').set('accept-language', 'en').send({ query, variables: { asOf } });
  return body.errors?.map(({ message, extensions: { code } }: { message: string; extensions: { code: string } }) => [
    code,
    message,
  ]);
};

/** With nothing but the vocabulary, and not signed; changed by no test. */
const shared = startApi();
afterAll(async () => (await shared)[Symbol.asyncDispose]());

test('a decision that was superseded: both are read on their days, each under the checkpoint that proves it', async () => {
  await using api = await startApi();
  await using signer = await signerFor(api.database);
  await given(api.database).plan();
  await given(api.database).contribution('CTR-1');
  const first = await decide(api, 'REJECTED');
  const { checkpoint: before } = await signer.sign();
  await setTimeout(10);
  const between = new Date().toISOString();
  await setTimeout(10);
  await decide(api, 'ACCEPTED', { supersedes: first, supersedesBecause: 'El presupuesto llegó después' });
  const { checkpoint: after } = await signer.sign();

  const then = await api.ask(DECIDED, { asOf: between });
  expect(then.data.contribution).toEqual({
    lastDecision: { outcome: 'REJECTED', reasons: REASONS },
    decisions: [{ outcome: 'REJECTED', isStanding: true }],
  });
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(new Date());
  const now = await api.ask(DECIDED, { asOf: today });
  expect(now.data).toEqual((await api.ask(DECIDED)).data);
  expect(now.data.contribution.decisions).toEqual([
    { outcome: 'REJECTED', isStanding: false },
    { outcome: 'ACCEPTED', isStanding: true },
  ]);

  const [vkey = ''] = await signer.vkeys();
  for (const [{ extensions }, asked, signed] of [
    [then, between, before],
    [now, today, after],
  ] as const) {
    const told = extensions?.['asOf'].contribution;
    expect(told).toMatchObject({
      asked,
      size: signed.size,
      checkpoint: { size: signed.size, root: base64(signed.root) },
    });
    expect(parseCheckpoint(openNote(told.checkpoint.note, [vkey]).text)).toMatchObject({
      size: signed.size,
      root: signed.root,
    });
  }
});

test('a day ends at midnight in Lima', async () => {
  await using api = await startApi();
  await given(api.database).plan('PE-1');
  const early = await checkpointAt(api.database, '2025-03-04T04:59:59Z');
  await given(api.database).contribution('CTR-1', 'PE-1');
  const late = await checkpointAt(api.database, '2025-03-04T05:00:00Z');
  const QUERY =
    'query ($asOf: AsOf) { contributions(asOf: $asOf) { totalCount } plans(asOf: $asOf) { totalCount } journal(asOf: $asOf) { size checkpoint { size } } }';
  const on = async (asOf: string) => {
    const { data } = await api.ask(QUERY, { asOf });
    return [data.plans.totalCount, data.contributions.totalCount, data.journal.size, data.journal.checkpoint];
  };
  expect(await on('2025-03-02')).toEqual([0, 0, 0, null]);
  expect(await on('2025-03-03')).toEqual([1, 0, early, { size: early }]);
  expect(await on('2025-03-04')).toEqual([1, 1, late, { size: late }]);
  expect(await on('2025-03-04T04:59:59Z')).toEqual([1, 0, early, { size: early }]);
  expect(await on('2025-03-03T23:59:58-05:00')).toEqual([0, 0, 0, null]);
  expect(await on('2025-03-04T00:00:00-05:00')).toEqual([1, 1, late, { size: late }]);
});

test('a position is what so many leaves say, under the first checkpoint that covers them', async () => {
  await using api = await startApi();
  await using signer = await signerFor(api.database);
  await given(api.database).plan();
  const { checkpoint: before } = await signer.sign();
  for (const code of ['CTR-1', 'CTR-2', 'CTR-3']) await given(api.database).contribution(code);
  const { checkpoint: after } = await signer.sign();
  const count = async (size: number) => {
    const { data, extensions } = await api.ask(`{ many: contributions(asOf: "position:${size}") { totalCount } }`);
    return [data.many.totalCount, extensions?.['asOf'].many.size, extensions?.['asOf'].many.checkpoint.size];
  };
  const sizes = [0, 1, 2, 3].map((more) => before.size + more);
  expect(await Promise.all(sizes.map(count))).toEqual(
    sizes.map((size, more) => [more, size, more ? after.size : before.size]),
  );
  expect(await count(0)).toEqual([0, 0, before.size]);
});

test('what is still to come, or not signed yet, cannot be asked for, and the answer says what can', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  const size = await publish(api.database);
  await given(api.database).contribution('CTR-1');
  await sequence(api.database);
  const tomorrow = new Date(Date.now() + 48 * 3_600_000);
  const future = [['BAD_USER_INPUT', '“asOf” lies in the future. Ask for today or for an earlier moment.']];
  expect(await problems(api, tomorrow.toISOString().slice(0, 10))).toEqual(future);
  expect(await problems(api, tomorrow.toISOString())).toEqual(future);
  expect(await problems(api, `position:${size + 1}`)).toEqual([
    [
      'BAD_USER_INPUT',
      `“asOf” lies beyond the signed log, which has ${size} entries. Ask for position:${size} at most.`,
    ],
  ]);
});

test.each([
  'yesterday',
  '2026-02-30',
  '2026-11-20T10:00:00',
  '21/11/2026',
  '1234',
  '#12',
  'position:-1',
  'position:1.5',
  'position:9999999999999999',
  '',
])('what is no moment is malformed: "%s"', async (asOf) => {
  const [[code, message]] = await problems(await shared, asOf);
  expect([code, message]).toEqual(['BAD_USER_INPUT', expect.stringMatching(/^“asOf” must be a day \(2026-11-20\)/)]);
});

test.each(['0001-01-01', '0000-12-31', '1970-01-01T00:00:00Z', '0000-01-01T00:00:00+14:00'])(
  'before the log began there was nothing: "%s"',
  async (asOf) => {
    const { data, extensions, errors } = await (
      await shared
    ).ask(
      'query ($asOf: AsOf) { plans(asOf: $asOf) { totalCount } schemes(asOf: $asOf) { code } plan(code: "X", asOf: $asOf) { code } }',
      { asOf },
    );
    expect([errors, data]).toEqual([undefined, { plans: { totalCount: 0 }, schemes: [], plan: null }]);
    const nothing = { asked: asOf, size: 0, checkpoint: null };
    expect(extensions).toEqual({ asOf: { plans: nothing, schemes: nothing, plan: nothing } });
  },
);

test('an answer about now tells no past, and null asks for now', async () => {
  const answer = await (await shared).ask('query ($asOf: AsOf) { plans(asOf: $asOf) { totalCount } }', { asOf: null });
  expect(Object.keys(answer)).toEqual(['data']);
});

test('who asks for the past again hears of a checkpoint that came meanwhile', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(new Date());
  const plans = async () =>
    (await api.ask('query ($asOf: AsOf) { plans(asOf: $asOf) { totalCount } }', { asOf: today })).data.plans
      .totalCount as number;
  expect([await plans(), await plans()]).toEqual([0, 0]);
  await publish(api.database);
  expect(await plans()).toBe(1);
});

test('an erased text is erased on every day', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  await given(api.database).contribution('CTR-1');
  const size = await publish(api.database);
  const QUERY = 'query ($asOf: AsOf) { contribution(code: "CTR-1", asOf: $asOf) { code title } }';
  const title = async () => (await api.ask(QUERY, { asOf: `position:${size}` })).data.contribution.title as string;
  expect(await title()).toBe('Agua segura en las escuelas');
  const [row] = await api.database.query<{ id: string }>('select id from contributions');
  await withClient(api.database.privacyUrl, (client) =>
    client.query(
      `select journal.erase_text('contributions', $1, 'title', 'Ley 29733, artículo 20', 'operator:privacy')`,
      [row?.id],
    ),
  );
  expect(await title()).toMatch(/^quipu:erased:[0-9a-f-]{36}$/);
});
