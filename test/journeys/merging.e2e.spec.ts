import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import {
  aCommitment,
  aContribution,
  acted,
  BECAUSE,
  CARRY,
  DECIDE,
  drawn,
  END,
  MERGE,
  WHY_MERGED,
} from '../support/lineage.ts';
import { signedIn, type SignedIn } from '../support/signed-in.ts';
import { signerFor } from '../support/signing.ts';

const SUCCESSOR = {
  title: 'Agua segura en escuelas y hospitales',
  body: 'Que escuelas y hospitales publiquen cada mes el análisis de su agua, y qué se hizo.',
};
const MERGED = {
  plan: 'PE-PAGA-9',
  from: ['CTR-1', 'CTR-2'],
  new: SUCCESSOR,
  stage: 'thematic_table',
  because: WHY_MERGED,
};
const NO = { outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS };

/** Two proposals, each of somebody who is to hear what becomes of it. */
async function withTwo(): Promise<{ api: TestApi; ana: SignedIn; luis: SignedIn }> {
  const api = await startApi();
  await given(api.database).plan();
  const [ana, luis] = [await signedIn(api.database, null), await signedIn(api.database, null)];
  for (const [code, { account }] of [
    ['CTR-1', ana],
    ['CTR-2', luis],
  ] as const) {
    await given(api.database).contribution(code);
    await api.database.act(`update contributions set author_id = $1 where code = $2`, [account, code]);
  }
  return { api, ana, luis };
}

interface Letter extends Record<string, unknown> {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}
const lettersTo = ({ database }: TestApi, { account }: SignedIn) =>
  database.query<Letter>(`select template, values from mail.outbox where account_id = $1 order by created_at`, [
    account,
  ]);
const merged = (api: TestApi, more: object = {}) => acted(api, MERGE, { input: { ...MERGED, ...more } });
const decided = (api: TestApi, contribution: string, more: object = {}) =>
  acted(api, DECIDE, { input: { contribution, stage: 'national_table', ...NO, ...more } });

test('two proposals are merged, and the ministry refuses what they became: both authors hear why, each of their own', async () => {
  const { api, ana, luis } = await withTwo();
  await using _ = api;
  const { code } = await merged(api);
  expect(await lettersTo(api, ana)).toEqual([
    {
      template: 'decision-merged',
      values: expect.objectContaining({ code: 'CTR-1', into: `${code}, «${SUCCESSOR.title}»`, reasons: WHY_MERGED }),
    },
  ]);
  const first = await decided(api, code);
  for (const [who, own] of [
    [ana, 'CTR-1'],
    [luis, 'CTR-2'],
  ] as const) {
    const [, letter, ...more] = await lettersTo(api, who);
    expect(more).toEqual([]);
    expect(letter).toEqual({
      template: 'successor-decided',
      values: expect.objectContaining({
        code: own,
        all: own,
        successor: `${code}, «${SUCCESSOR.title}»`,
        outcome: 'Rechazado',
        reasons: REASONS,
        link: `/aportes/${own}`,
      }),
    });
  }
  await decided(api, code, { supersedes: first.id, supersedesBecause: BECAUSE });
  expect((await lettersTo(api, luis)).at(-1)).toEqual({
    template: 'successor-replaced',
    values: expect.objectContaining({ code: 'CTR-2', because: BECAUSE }),
  });
});

test('the page of an origin says what became of the successor, as of each day', async () => {
  const { api } = await withTwo();
  await using _ = api;
  await using signer = await signerFor(api.database);
  const before = (await signer.sign()).checkpoint.size;
  const { code } = await merged(api);
  const joined = (await signer.sign()).checkpoint.size;
  await decided(api, code);
  await signer.sign();
  const read = async (asOf?: number) => {
    const query = `query ($asOf: AsOf) { contribution(code: "CTR-1", asOf: $asOf) {
      lastDecision { outcome } successors { code lastDecision { outcome reasons } predecessors { code } } } }`;
    const { data, errors } = await api.ask(query, asOf ? { asOf: `position:${asOf}` } : {});
    expect(errors).toBeUndefined();
    return data.contribution;
  };
  const origins = [{ code: 'CTR-1' }, { code: 'CTR-2' }];
  const after = { lastDecision: { outcome: 'MERGED' } };
  expect(await read(before)).toEqual({ lastDecision: null, successors: [] });
  expect(await read(joined)).toEqual({ ...after, successors: [{ code, lastDecision: null, predecessors: origins }] });
  expect(await read()).toEqual({
    ...after,
    successors: [{ code, lastDecision: { outcome: 'REJECTED', reasons: REASONS }, predecessors: origins }],
  });
});

test('whoever wrote two of what was merged gets one letter, which names both', async () => {
  const { api, ana } = await withTwo();
  await using _ = api;
  await api.database.act(`update contributions set author_id = $1`, [ana.account]);
  const { code } = await merged(api);
  await decided(api, code);
  const told = (await lettersTo(api, ana)).filter(({ template }) => template === 'successor-decided');
  expect(told.map(({ values }) => values['all'])).toEqual(['CTR-1, CTR-2']);
});

test('what was merged, carried over and adopted is told all along to who wrote it; where an edge ends, no more', async () => {
  const { api, ana, luis } = await withTwo();
  await using _ = api;
  await given(api.database).plan('PE-PAGA-10');
  await given(api.database).commitment('4', 'PE-PAGA-10');
  const { code } = await merged(api);
  const carried = await acted(api, CARRY, { input: { contribution: code, plan: 'PE-PAGA-10', because: BECAUSE } });
  await drawn(api, 'ADOPTED_AS', aContribution(carried.code, 'PE-PAGA-10'), aCommitment('4', 'PE-PAGA-10'));
  const templates = async (who: SignedIn) => (await lettersTo(api, who)).map(({ template }) => template);
  expect(await templates(ana)).toEqual(['decision-merged', 'lineage-carried', 'lineage-adopted']);
  const [edge] = await api.database.query<{ id: string }>(
    `select lineage_edges.id from lineage_edges join contributions on contributions.id = from_contribution_id where code = 'CTR-1'`,
  );
  await acted(api, END, { id: edge?.id, because: 'No eran la misma propuesta.' });
  expect((await lettersTo(api, ana)).at(-1)).toEqual({
    template: 'lineage-ended',
    values: expect.objectContaining({ code: 'CTR-1', because: 'No eran la misma propuesta.' }),
  });
  await decided(api, carried.code);
  expect((await templates(ana)).length).toBe(4);
  expect((await templates(luis)).at(-1)).toBe('successor-decided');
});

test('followers hear once of each thing, of what came before it as well', async () => {
  const { api } = await withTwo();
  await using _ = api;
  const { id, code } = await merged(api);
  await decided(api, code);
  const ids = await api.database.query<{ id: string }>(
    `select id from contributions where code like 'CTR-%' order by code`,
  );
  const [one, two] = ids.map((row) => row.id);
  const happened = await api.database.query<{ kind: string; things: string[] }>(
    `select kind, thing_ids::text[] as things from mail.happenings where kind in ('merged', 'decision') order by id`,
  );
  expect(happened.map(({ kind }) => kind)).toEqual(['decision', 'merged', 'decision', 'merged', 'decision']);
  expect(happened[1]?.things).toEqual(expect.arrayContaining([one, id]));
  expect(happened.at(-1)?.things).toEqual(expect.arrayContaining([one, two, id]));
});

test.each([
  [{ from: ['CTR-1'] }, 'MERGE_TOO_FEW'],
  [{ new: null }, 'MERGE_INTO_UNCLEAR'],
  [{ into: 'CTR-2' }, 'MERGE_INTO_UNCLEAR'],
  [{ from: ['CTR-1', 'CTR-404'] }, 'CONTRIBUTION_NOT_FOUND'],
  [{ from: ['CTR-1', 'CTR-2'], new: null, into: 'CTR-2' }, 'LINEAGE_WOULD_CIRCLE'],
  [{ new: null, into: 'CTR-404' }, 'CONTRIBUTION_NOT_FOUND'],
  [{ stage: 'nowhere' }, 'STAGE_NOT_FOUND'],
  [{ new: { ...SUCCESSOR, theme: 'luna' } }, 'THEME_NOT_FOUND'],
  [{ because: 'Porque son iguales.' }, 'DECISION_REASONS_TOO_SHORT'],
])('a merge that a rule refuses leaves nothing behind: %j: %s', async (change, code) => {
  const { api } = await withTwo();
  await using _ = api;
  await api.act('{ __typename }');
  const refused = await merged(api, change);
  expect(refused).toMatchObject({ __typename: 'Rejection', code });
  for (const table of ['decisions', 'lineage_edges', 'mail.outbox'])
    expect(await api.database.query(`select from ${table}`)).toEqual([]);
  expect(await api.database.query('select from contributions')).toHaveLength(2);
});

test('of two who merge the same proposals at once one does, and the other is told that it is decided', async () => {
  const { api } = await withTwo();
  await using _ = api;
  const outcomes = await Promise.all([merged(api), merged(api, { from: ['CTR-2', 'CTR-1'] })]);
  expect(outcomes.filter(({ __typename }) => __typename === 'Contribution')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'DECISION_ALREADY_TAKEN')).toHaveLength(1);
  expect(await api.database.query('select from contributions')).toHaveLength(3);
});

test('where a plan wants a second pair of eyes, nobody merges past them', async () => {
  const { api } = await withTwo();
  await using _ = api;
  await api.database.act('update plans set needs_second_eyes = true');
  expect(await merged(api)).toMatchObject({ code: 'DECISION_NEEDS_SECOND_EYES' });
});
