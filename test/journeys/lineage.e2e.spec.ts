import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { historyOf } from '../support/history.ts';
import { aCommitment, aContribution, acted, BECAUSE, CARRY, DRAW, drawn, END, end, SPLIT } from '../support/lineage.ts';
import { signedIn } from '../support/signed-in.ts';
import { signerFor } from '../support/signing.ts';

const WALK = `query ($of: LineageOf!, $direction: LineageDirection, $depth: Int, $ended: Boolean, $asOf: AsOf) {
  lineage(of: $of, direction: $direction, depth: $depth, ended: $ended, asOf: $asOf) {
    nodes { depth thing { contribution { code plan { code } } commitment { number plan { code } } event { code } draftCommitment { code } } }
    steps { edge { kind because drawnAs } } } }`;

interface Walked {
  readonly depth: number;
  readonly thing: {
    readonly contribution: { readonly code: string } | null;
    readonly commitment: { readonly number: string; readonly plan: { readonly code: string } } | null;
  };
}

/** `-1 CTR-1`: how far, and what. */
async function walk(api: TestApi, of: object, more: object = {}): Promise<string[] | null> {
  const { data, errors } = await api.ask(WALK, { of, ...more });
  if (errors) throw new Error(JSON.stringify(errors));
  const told = ({ depth, thing }: Walked) =>
    `${depth} ${thing.contribution?.code ?? `${thing.commitment?.plan.code}/${thing.commitment?.number}`}`;
  return data.lineage && (data.lineage.nodes as Walked[]).map(told).toSorted();
}

async function withThree(): Promise<TestApi> {
  const api = await startApi();
  await given(api.database).plan();
  for (const code of ['CTR-1', 'CTR-2', 'CTR-3']) await given(api.database).contribution(code);
  await given(api.database).commitment('1');
  return api;
}

const liveEdges = (api: TestApi) => api.database.query('select kind from lineage_edges where ended_at is null');

test('a coordinator says what led to what; everybody reads who said it, in which role and why', async () => {
  await using api = await withThree();
  const edge = await drawn(api, 'ADOPTED_AS', aContribution('CTR-1'), aCommitment('1'));
  expect(edge).toMatchObject({ __typename: 'LineageEdge', kind: 'ADOPTED_AS', drawnAs: 'coordinator' });
  const { data } = await api.ask(
    `{ contribution(code: "CTR-1") { commitments { number } lineage { because startedOn drawnAt drawnAs } }
       commitment(plan: "PE-PAGA-9", number: "1") { origins { code } } }`,
  );
  expect(data).toEqual({
    contribution: {
      commitments: [{ number: '1' }],
      lineage: [
        {
          because: BECAUSE,
          startedOn: new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(new Date()),
          drawnAt: expect.any(String),
          drawnAs: 'coordinator',
        },
      ],
    },
    commitment: { origins: [{ code: 'CTR-1' }] },
  });
  const acts = `select role, subject, reason from journal.acts where act = 'lineage.drawn'`;
  expect(await api.database.query(acts)).toEqual([{ role: 'coordinator', subject: 'CTR-1', reason: BECAUSE }]);
});

test.each([
  ['MERGED_INTO', aContribution('CTR-1'), aCommitment('1'), 'LINEAGE_KIND_TIES_OTHERS'],
  ['CARRIED_OVER_TO', aContribution('CTR-1'), aContribution('CTR-2'), 'LINEAGE_NOT_LATER'],
  ['DERIVED_FROM', aContribution('CTR-1'), aContribution('CTR-1'), 'LINEAGE_WOULD_CIRCLE'],
  ['DERIVED_FROM', aContribution('CTR-404'), aContribution('CTR-1'), 'CONTRIBUTION_NOT_FOUND'],
  ['ADOPTED_AS', aContribution('CTR-1'), aCommitment('404'), 'COMMITMENT_NOT_FOUND'],
  ['ADOPTED_AS', aContribution('CTR-1'), end('DRAFT_COMMITMENT', 'PC-404'), 'DRAFT_COMMITMENT_NOT_FOUND'],
  ['DISCUSSED_IN', aContribution('CTR-1'), end('EVENT', 'TR-404'), 'EVENT_NOT_FOUND'],
])('what a rule refuses is told in words and leaves no trace: %s from %j to %j: %s', async (kind, from, to, code) => {
  await using api = await withThree();
  const refused = await drawn(api, kind, from, to);
  expect(refused).toMatchObject({ __typename: 'Rejection', code });
  expect(refused.message.length).toBeGreaterThan(20);
  expect(await drawn(api, 'DERIVED_FROM', aContribution('CTR-1'), aContribution('CTR-2'), 'corto')).toMatchObject({
    code: 'LINEAGE_UNEXPLAINED',
    field: 'because',
  });
  expect(await api.database.query(`select from journal.acts where act like 'lineage.%'`)).toEqual([]);
});

test('nothing comes from what came from it, whichever way the kinds of edges point: by the act and by raw SQL', async () => {
  await using api = await withThree();
  await drawn(api, 'MERGED_INTO', aContribution('CTR-1'), aContribution('CTR-2'));
  await drawn(api, 'DERIVED_FROM', aContribution('CTR-3'), aContribution('CTR-2'));
  expect(await drawn(api, 'MERGED_INTO', aContribution('CTR-3'), aContribution('CTR-1'))).toMatchObject({
    code: 'LINEAGE_WOULD_CIRCLE',
    field: 'to',
  });
  expect(await drawn(api, 'ANSWERS', aContribution('CTR-1'), aContribution('CTR-3'))).toMatchObject({
    code: 'LINEAGE_WOULD_CIRCLE',
  });
  const raw = `insert into lineage_edges (plan_id, kind, from_contribution_id, to_contribution_id)
    select one.plan_id, 'merged_into', one.id, other.id from contributions as one, contributions as other
    where one.code = 'CTR-3' and other.code = 'CTR-1'`;
  await expect(api.database.act(raw)).rejects.toThrow(/would close a circle/);
});

test('of two who draw opposite edges at once one does, and the other is told that it would close a circle', async () => {
  await using api = await withThree();
  const [one, other] = [aContribution('CTR-1'), aContribution('CTR-2')];
  const outcomes = await Promise.all([drawn(api, 'MERGED_INTO', one, other), drawn(api, 'MERGED_INTO', other, one)]);
  expect(outcomes.filter(({ __typename }) => __typename === 'LineageEdge')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'LINEAGE_WOULD_CIRCLE')).toHaveLength(1);
  expect(await liveEdges(api)).toHaveLength(1);
});

test('of two who draw the same edge at once, or end it at once, one does', async () => {
  await using api = await withThree();
  const again = () => drawn(api, 'MERGED_INTO', aContribution('CTR-1'), aContribution('CTR-2'));
  const outcomes = await Promise.all([again(), again()]);
  expect(outcomes.map(({ code }) => code).toSorted()).toEqual(['LINEAGE_ALREADY_DRAWN', undefined].toSorted());
  const id = outcomes.find((outcome) => outcome.id).id;
  const endings = await Promise.all([
    acted(api, END, { id, because: BECAUSE }),
    acted(api, END, { id, because: BECAUSE }),
  ]);
  expect(endings.filter(({ endedBecause }) => endedBecause === BECAUSE)).toHaveLength(1);
  expect(endings.filter(({ code }) => code === 'LINEAGE_ALREADY_ENDED')).toHaveLength(1);
  // What was ended may be drawn anew, and then the other way round as well.
  await expect(liveEdges(api)).resolves.toEqual([]);
  expect(await drawn(api, 'MERGED_INTO', aContribution('CTR-2'), aContribution('CTR-1'))).toMatchObject({
    kind: 'MERGED_INTO',
  });
  expect(await acted(api, END, { id: 'no-id', because: BECAUSE })).toMatchObject({ code: 'LINEAGE_EDGE_NOT_FOUND' });
});

test('an edge that was ended today holds as of before, and is read on demand with why it ended', async () => {
  await using api = await withThree();
  const { id } = await drawn(api, 'MERGED_INTO', aContribution('CTR-1'), aContribution('CTR-2'));
  await using signer = await signerFor(api.database);
  const before = (await signer.sign()).checkpoint.size;
  await acted(api, END, { id, because: 'No eran la misma propuesta.' });
  await signer.sign();
  const of = { kind: 'CONTRIBUTION', code: 'CTR-1' };
  expect(await walk(api, of)).toEqual(['0 CTR-1']);
  expect(await walk(api, of, { ended: true })).toEqual(['0 CTR-1', '1 CTR-2']);
  expect(await walk(api, of, { asOf: `position:${before}` })).toEqual(['0 CTR-1', '1 CTR-2']);
  const read = `query ($asOf: AsOf) { contribution(code: "CTR-1", asOf: $asOf) { successors { code } lineage { endedBecause } } }`;
  expect((await api.ask(read)).data.contribution).toEqual({
    successors: [],
    lineage: [{ endedBecause: 'No eran la misma propuesta.' }],
  });
  expect((await api.ask(read, { asOf: `position:${before}` })).data.contribution).toEqual({
    successors: [{ code: 'CTR-2' }],
    lineage: [{ endedBecause: null }],
  });
  const [last] = await historyOf(api, { kind: 'CONTRIBUTION', code: 'CTR-1' });
  expect(last).toMatchObject({ act: { code: 'lineage.ended' }, kind: { code: 'lineage_edges' } });
});

test('one question walks over five plans, both ways', async () => {
  await using api = await startApi();
  const plans = [1, 2, 3, 4, 5].map((number) => `PE-PAGA-${number}`);
  for (const plan of plans) {
    await given(api.database).plan(plan);
    await given(api.database).commitment('7', plan);
  }
  await given(api.database).contribution('CTR-1', 'PE-PAGA-1');
  await drawn(api, 'ADOPTED_AS', aContribution('CTR-1', 'PE-PAGA-1'), aCommitment('7', 'PE-PAGA-1'));
  for (const [place, plan] of plans.slice(0, -1).entries())
    await drawn(api, 'CARRIED_OVER_TO', aCommitment('7', plan), aCommitment('7', plans[place + 1]));
  expect(await walk(api, { kind: 'CONTRIBUTION', code: 'CTR-1' }, { direction: 'FORWARD' })).toEqual([
    '0 CTR-1',
    ...plans.map((plan, place) => `${place + 1} ${plan}/7`),
  ]);
  const last = { kind: 'COMMITMENT', code: '7', plan: 'PE-PAGA-5' };
  expect(await walk(api, last, { direction: 'BACK', depth: 2 })).toEqual([
    '-1 PE-PAGA-4/7',
    '-2 PE-PAGA-3/7',
    '0 PE-PAGA-5/7',
  ]);
  expect(await walk(api, last, { direction: 'FORWARD' })).toEqual(['0 PE-PAGA-5/7']);
  expect(await walk(api, { ...last, plan: 'PE-PAGA-3' })).toHaveLength(6);
  expect(await walk(api, { kind: 'CONTRIBUTION', code: 'CTR-404' })).toBeNull();
  const nowhere = await api.ask(WALK, { of: { kind: 'COMMITMENT', code: '7' } });
  expect(nowhere.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('an edge across plans is drawn and ended by who coordinates both; a contribution is carried by nobody else', async () => {
  await using api = await withThree();
  await given(api.database).plan('PE-PAGA-10');
  await given(api.database).commitment('2', 'PE-PAGA-10');
  const ofOne = await signedIn(api.database, 'coordinator', { plan: 'PE-PAGA-9' });
  const across = {
    input: {
      kind: 'ADOPTED_AS',
      from: aContribution('CTR-1'),
      to: aCommitment('2', 'PE-PAGA-10'),
      because: BECAUSE,
    },
  };
  const forbidden = async (document: string, variables: object) =>
    expect((await api.askWith(ofOne.token, document, variables)).errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
  await forbidden(DRAW, across);
  const { id } = await acted(api, DRAW, across);
  await forbidden(END, { id, because: BECAUSE });
  await forbidden(CARRY, { input: { contribution: 'CTR-1', plan: 'PE-PAGA-10', because: BECAUSE } });
  expect(await liveEdges(api)).toHaveLength(1);
  // That the guard has seen the plan of the first end is not to be talked around by naming another plan for it.
  const mistaken = { input: { ...across.input, from: aContribution('CTR-1', 'PE-PAGA-10') } };
  expect(await acted(api, DRAW, mistaken)).toMatchObject({ code: 'CONTRIBUTION_NOT_FOUND' });
});

test('a contribution is split where it stands, and carried over to a later plan with its words', async () => {
  await using api = await withThree();
  await given(api.database).plan('PE-PAGA-10');
  const part = (title: string) => ({
    title,
    body: 'Que cada escuela rural publique cada mes el análisis de su agua, y qué se hizo.',
  });
  const parts = [part('Agua en las escuelas'), part('Agua en los hospitales')];
  const { code, lineage } = await acted(api, SPLIT, { input: { contribution: 'CTR-1', parts, because: BECAUSE } });
  expect(code).toBe('CTR-1');
  const madeOf = (title: string) => ({
    kind: 'SPLIT_FROM',
    from: { contribution: { code: expect.stringMatching(/^AP-/), title, firstStage: { code: 'thematic_table' } } },
  });
  expect(lineage).toEqual(expect.arrayContaining([madeOf('Agua en las escuelas'), madeOf('Agua en los hospitales')]));
  expect(
    await acted(api, SPLIT, { input: { contribution: 'CTR-1', parts: parts.slice(1), because: BECAUSE } }),
  ).toMatchObject({ code: 'SPLIT_TOO_FEW' });
  const unclear = [...parts.slice(1), { title: 'Agua en los mercados', body: 'Igual.' }];
  expect(await acted(api, SPLIT, { input: { contribution: 'CTR-1', parts: unclear, because: BECAUSE } })).toMatchObject(
    { code: 'CONTRIBUTION_BODY_TOO_SHORT', field: 'parts.1.body' },
  );
  const carried = await acted(api, CARRY, { input: { contribution: 'CTR-2', plan: 'PE-PAGA-10', because: BECAUSE } });
  expect(carried).toMatchObject({
    title: 'Agua segura en las escuelas',
    plan: { code: 'PE-PAGA-10' },
    firstStage: { code: 'thematic_table' },
  });
  expect(
    await acted(api, CARRY, { input: { contribution: carried.code, plan: 'PE-PAGA-9', because: BECAUSE } }),
  ).toMatchObject({ code: 'LINEAGE_NOT_LATER' });
  const { data } = await api.ask('query ($code: ID!) { contribution(code: $code) { predecessors { code } } }', carried);
  expect(data.contribution.predecessors).toEqual([{ code: 'CTR-2' }]);
});
