import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ROLES, type GrantedRole } from '@quipu/accounts';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { DISCARD, done, DRAFT, draftOn, LIST, PUBLISH, READ, REVISE, WRITE } from '../support/drafts.ts';
import { signedIn, tokenFor } from '../support/signed-in.ts';

const CANARY = 'zarzamora';
const CONTENT = {
  stage: 'national_table',
  outcome: 'REJECTED',
  reasonCode: 'budget',
  reasons: `${REASONS} ${CANARY}`,
  legalGround: `Ley ${CANARY}`,
};

interface Secret {
  readonly api: TestApi;
  readonly id: string;
  readonly account: string;
  readonly token: string;
}

/** A draft on PE-PAGA-9 by the coordinator of that plan, beside another plan. */
async function withSecret(): Promise<Secret & AsyncDisposable> {
  const api = await startApi();
  const { database: db } = api;
  await given(db).plan();
  await given(db).contribution('CTR-901');
  await given(db).plan('PE-PAGA-8');
  await given(db).contribution('CTR-801', 'PE-PAGA-8');
  const { account, token } = await signedIn(db, 'coordinator', { plan: 'PE-PAGA-9' });
  const { id } = await draftOn(api, 'CTR-901', CONTENT, token);
  return { api, id, account, token, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

const roles = Object.keys(ROLES) as GrantedRole[];
const READERS = new Set(['coordinator', 'auditor']);

/** Everybody who may not read a draft of PE-PAGA-9, by what they hold; undefined for anybody. */
async function strangers({ api, account }: Secret): Promise<[who: string, token: string | undefined][]> {
  const { database: db } = api;
  const found: [string, string | undefined][] = [
    ['anybody', undefined],
    ['who only has an account', (await signedIn(db, null)).token],
    ['its author with a token that reads no drafts', await tokenFor(db, account, ['decision:record', 'draft:write'])],
    ['its author with a token of another plan', await tokenFor(db, account, undefined, 'PE-PAGA-8')],
    ['a token that nobody has', 'quipu_0000000000000000000000000000000'],
  ];
  for (const role of roles) {
    for (const level of ROLES[role].levels) {
      const within = { member: {}, plan: { plan: 'PE-PAGA-9' }, institution: { institution: 'PCM-SGP' } }[level];
      if (!READERS.has(role))
        found.push([`${role} within the right ${level}`, (await signedIn(db, role, within)).token]);
      else if (level === 'plan')
        found.push([`${role} of another plan`, (await signedIn(db, role, { plan: 'PE-PAGA-8' })).token]);
    }
  }
  return found;
}

/** What is answered, byte for byte, with the id that was asked for taken out, and its status. */
async function answerOf({ api }: Secret, token: string | undefined, query: string, variables: Record<string, unknown>) {
  const asked = api.http.post('/graphql').set('content-type', 'application/json');
  if (token) void asked.set('authorization', `Bearer ${token}`);
  const { status, text, headers } = await asked.send({ query, variables });
  const id = String(variables['id'] ?? variables['draft']);
  return [status, headers['content-type'], headers['cache-control'], text.replaceAll(id, '<id>')];
}

const TRIED: readonly [what: string, query: string, variables: (id: string) => Record<string, unknown>][] = [
  ['read', READ, (id) => ({ id })],
  [
    'read by an alias',
    `query ($id: ID!) { a: draft(id: $id) { ${DRAFT} } b: draft(id: $id) { __typename } }`,
    (id) => ({ id }),
  ],
  ['revised', REVISE, (id) => ({ id, revision: 1, input: { reasons: REASONS } })],
  ['revised at another revision', REVISE, (id) => ({ id, revision: 7, input: {} })],
  ['discarded', DISCARD, (id) => ({ id })],
  ['published', PUBLISH, (id) => ({ draft: id })],
];

test('whoever may not read a draft is answered as if its id were random, byte for byte, whatever they try', async () => {
  await using secret = await withSecret();
  const { api, id } = secret;
  const before = await api.database.query('select * from drafts');
  for (const [who, token] of await strangers(secret)) {
    for (const [what, query, variables] of TRIED) {
      const real = await answerOf(secret, token, query, variables(id));
      expect([who, what, real]).toEqual([who, what, await answerOf(secret, token, query, variables(randomUUID()))]);
      expect(JSON.stringify(real)).not.toContain(CANARY);
    }
  }
  expect(await api.database.query('select * from drafts')).toEqual(before);
  expect(await api.database.query('select from decisions')).toEqual([]);
});

test('of a draft that a token may not read its holder writes and publishes nothing by it either', async () => {
  await using secret = await withSecret();
  const { api, account, id } = secret;
  const token = await tokenFor(api.database, account, ['decision:record', 'draft:write']);
  for (const [what, query, variables] of TRIED.slice(2))
    expect([what, await done(api, query, variables(id), token)]).toMatchObject([what, { code: 'DRAFT_NOT_FOUND' }]);
});

test('lists hold nothing of it for whom it does not exist, nor do their counts and cursors', async () => {
  await using secret = await withSecret();
  const { api, token } = secret;
  const own = (await done(api, LIST, { first: 1 }, token)) as never as { pageInfo: { endCursor: string } };
  for (const [who, stranger] of await strangers(secret)) {
    for (const asked of [{}, { plan: 'PE-PAGA-9' }, { after: own.pageInfo.endCursor }]) {
      const { data, errors } = await api.askWith(stranger, LIST, asked);
      expect([who, errors]).toEqual([who, undefined]);
      expect(data.drafts ?? { nodes: [], totalCount: 0 }).toMatchObject({ nodes: [], totalCount: 0 });
    }
  }
});

test('an auditor reads it and changes nothing of it', async () => {
  await using secret = await withSecret();
  const { api, id } = secret;
  const { token } = await signedIn(api.database, 'auditor');
  expect((await done(api, READ, { id }, token)) as object).toMatchObject({
    decision: { legalGround: `Ley ${CANARY}` },
  });
  for (const [what, query, variables] of TRIED.slice(2))
    expect([what, await done(api, query, variables(id), token)]).toMatchObject([what, { code: 'DRAFT_NOT_FOUND' }]);
});

test('a role that ended, or is still to come, reads nothing from that moment on', async () => {
  await using secret = await withSecret();
  const { api, account, id, token } = secret;
  await api.database.act(
    `update grants set ended_at = now(), ended_because = 'Dejó el cargo hoy.' where account_id = $1`,
    [account],
  );
  expect((await api.askWith(token, READ, { id })).data.draft).toBeNull();
  await api.database.act(
    `insert into grants (account_id, role, plan_id, starts_at, because)
     select $1, 'coordinator', id, now() + interval '1 hour', 'Vuelve en una hora.' from plans where code = 'PE-PAGA-9'`,
    [account],
  );
  expect((await api.askWith(token, READ, { id })).data.draft).toBeNull();
});

test('a draft is begun only on contributions of the own plans, and its revision cannot move it to another', async () => {
  await using secret = await withSecret();
  const { api, id, token } = secret;
  const elsewhere = await api.askWith(token, WRITE, { input: { contribution: 'CTR-801' } });
  expect(elsewhere.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  const moved = await api.askWith(token, REVISE, { id, revision: 1, input: { contribution: 'CTR-801' } });
  expect(moved.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test.each([
  'closedAt',
  'publishedId',
  'outcomeOfDraft',
  'authorId',
  'planId',
  'revision',
  'kind',
  'subject',
  'content',
])('what the platform alone says of a draft cannot be given with it: %s', async (field) => {
  await using secret = await withSecret();
  const { api, id, token } = secret;
  for (const [query, variables] of [
    [WRITE, { input: { contribution: 'CTR-901', [field]: '2026-11-20T00:00:00Z' } }],
    [REVISE, { id, revision: 1, input: { [field]: '2026-11-20T00:00:00Z' } }],
  ] as const)
    expect((await api.askWith(token, query, variables)).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  expect(await api.database.query('select revision, closed_at from drafts')).toEqual([
    { revision: 1, closed_at: null },
  ]);
});

test('no act says a word of a draft, whatever is done to it, until it is published', async () => {
  await using secret = await withSecret();
  const { api, id, token } = secret;
  await done(api, REVISE, { id, revision: 1, input: { ...CONTENT, supersedesBecause: `Por ${CANARY}` } }, token);
  await done(api, REVISE, { id, revision: 1, input: CONTENT }, token);
  const other = await draftOn(api, 'CTR-901', CONTENT, token);
  await done(api, DISCARD, { id: other.id }, token);
  const acts = await api.database.query(
    `select array_agg(distinct act order by act) as acts, bool_or(acts::text ~* $1) as tells,
       bool_or(subject not in ($2, $3)) as "namesMore", bool_or(reason is not null) as "givesReasons"
     from journal.acts where act like 'draft.%'`,
    [`${CANARY}|CTR-901|PE-PAGA|budget|presupuesto`, id, other.id],
  );
  expect(acts).toEqual([
    {
      acts: ['draft.discarded', 'draft.revised', 'draft.written'],
      tells: false,
      namesMore: false,
      givesReasons: false,
    },
  ]);
});
