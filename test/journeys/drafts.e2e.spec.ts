import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { DISCARD, done, draftOn, LIST, PUBLISH, READ, REVISE } from '../support/drafts.ts';
import { signedIn } from '../support/signed-in.ts';

const REJECTED = { stage: 'national_table', outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS };
const RECORD = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ... on Decision { id } ... on Rejection { code } } }`;
const SHOWN = `query ($code: ID!) { contribution(code: $code) { lastDecision { outcome reasons decidedAs } decisions { id } } }`;

async function withContribution(...codes: string[]): Promise<TestApi> {
  const api = await startApi();
  await api.act('{ __typename }');
  await given(api.database).plan();
  for (const code of ['CTR-901', ...codes]) await given(api.database).contribution(code);
  return api;
}

test('I begin with next to nothing, go on another day, and what I wrote is there as I left it', async () => {
  await using api = await withContribution();
  const begun = await draftOn(api, 'CTR-901', { reasons: 'Por ahora: falta la opinión del sector.' });
  expect(begun).toMatchObject({ __typename: 'Draft', kind: 'DECISION', subject: 'CTR-901', revision: 1, isMine: true });
  const revised = await done(api, REVISE, { id: begun.id, revision: 1, input: { ...REJECTED, decidedOn: '2026-11' } });
  expect(revised).toMatchObject({ revision: 2, decision: { ...REJECTED, decidedOn: '2026-11', legalGround: null } });
  expect(await done(api, READ, { id: begun.id })).toEqual({ ...revised, __typename: undefined });
});

test('nobody sees it before I publish it; then everybody does at once, with the office in which I decided', async () => {
  await using api = await withContribution();
  const draft = await draftOn(api, 'CTR-901', REJECTED);
  expect((await api.ask(SHOWN, { code: 'CTR-901' })).data.contribution).toEqual({ lastDecision: null, decisions: [] });
  const decision = await done(api, PUBLISH, { draft: draft.id, revision: 1 });
  expect(decision).toMatchObject({ __typename: 'Decision', outcome: 'REJECTED', reasons: REASONS, isStanding: true });
  expect((await api.ask(SHOWN, { code: 'CTR-901' })).data.contribution).toEqual({
    lastDecision: { outcome: 'REJECTED', reasons: REASONS, decidedAs: 'coordinator' },
    decisions: [{ id: decision.id }],
  });
  const closed = await done(api, READ, { id: draft.id });
  expect(closed).toMatchObject({ outcome: 'PUBLISHED', publishedId: decision.id, closedAt: expect.any(String) });
});

test('a decision that was a draft and one recorded at once leave the same row and the same act', async () => {
  await using api = await withContribution('CTR-902');
  const draft = await draftOn(api, 'CTR-901', { ...REJECTED, decidedOn: '2026-11-20', legalGround: 'Ley 27806' });
  await done(api, PUBLISH, { draft: draft.id });
  await done(api, RECORD, {
    input: { ...REJECTED, contribution: 'CTR-902', decidedOn: '2026-11-20', legalGround: 'Ley 27806' },
  });
  const rows = await api.database.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(decisions) - array['id', 'contribution_id', 'recorded_at'] as row from decisions`,
  );
  expect(rows).toHaveLength(2);
  expect(rows[0]).toEqual(rows[1]);
  const acts = await api.database.query(
    `select acts.act, actor, role, reason, source, entries.kind, entries.op,
       array(select jsonb_object_keys(entries.after) order by 1) as columns
     from journal.acts join journal.entries on entries.act_id = acts.id
     where act = 'decision.recorded' and kind = 'decisions' order by entries.id`,
  );
  expect(acts).toHaveLength(2);
  expect(acts[0]).toEqual(acts[1]);
  expect(acts[0]).toMatchObject({ role: 'coordinator', reason: REASONS });
});

test.each([
  [{ stage: null }, 'DECISION_STAGE_MISSING'],
  [{ outcome: null }, 'DECISION_OUTCOME_MISSING'],
  [{ stage: 'nowhere' }, 'STAGE_NOT_FOUND'],
  [{ reasons: 'No hay.' }, 'DECISION_REASONS_TOO_SHORT'],
  [{ reasonCode: null }, 'DECISION_REASON_MISSING'],
  [{ decidingInstitution: 'NADIE' }, 'INSTITUTION_NOT_FOUND'],
])('what recording refuses is refused to a draft as well, which stays open: %j → %s', async (change, code) => {
  await using api = await withContribution();
  const draft = await draftOn(api, 'CTR-901', { ...REJECTED, ...change });
  const refused = await done(api, PUBLISH, { draft: draft.id });
  expect(refused).toMatchObject({ __typename: 'Rejection', code });
  expect(await done(api, READ, { id: draft.id })).toMatchObject({ closedAt: null });
  expect(await api.database.query('select from decisions')).toEqual([]);
});

test('two of us publish at once: one decision is recorded, the other is told', async () => {
  await using api = await withContribution();
  const draft = await draftOn(api, 'CTR-901', REJECTED);
  const both = await Promise.all([1, 2, 3].map(() => done(api, PUBLISH, { draft: draft.id })));
  expect(both.filter(({ __typename }) => __typename === 'Decision')).toHaveLength(1);
  expect(both.filter(({ code }) => code === 'DRAFT_ALREADY_CLOSED')).toHaveLength(2);
});

test('two of us revise at once: one is kept, the other is told and nothing of either is lost', async () => {
  await using api = await withContribution();
  const { id } = await draftOn(api, 'CTR-901', REJECTED);
  const revise = (reasons: string) => done(api, REVISE, { id, revision: 1, input: { ...REJECTED, reasons } });
  const both = await Promise.all([revise(`${REASONS} Uno.`), revise(`${REASONS} Dos.`)]);
  expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['Draft', 'Rejection']);
  expect(both.find(({ code }) => code)).toMatchObject({ code: 'DRAFT_REVISED_MEANWHILE', field: 'revision' });
  expect(await done(api, READ, { id })).toMatchObject({ revision: 2 });
});

test('what somebody revised after I reviewed it is not published in my name', async () => {
  await using api = await withContribution();
  const { id } = await draftOn(api, 'CTR-901', REJECTED);
  await done(api, REVISE, { id, revision: 1, input: { ...REJECTED, outcome: 'ACCEPTED' } });
  expect(await done(api, PUBLISH, { draft: id, revision: 1 })).toMatchObject({ code: 'DRAFT_REVISED_MEANWHILE' });
  expect(await api.database.query('select from decisions')).toEqual([]);
});

test('a draft that I discard leaves the list, is never published, and still says who closed it and how', async () => {
  await using api = await withContribution();
  const { id } = await draftOn(api, 'CTR-901', REJECTED);
  const because = 'Se duplicó con otro borrador.';
  expect(await done(api, DISCARD, { id, because })).toMatchObject({ outcome: 'DISCARDED', publishedId: null });
  expect(await done(api, LIST, {})).toMatchObject({ nodes: [], totalCount: 0 });
  for (const again of [
    await done(api, DISCARD, { id }),
    await done(api, PUBLISH, { draft: id }),
    await done(api, REVISE, { id, revision: 1, input: {} }),
  ])
    expect(again).toMatchObject({ code: 'DRAFT_ALREADY_CLOSED' });
  const acts = await api.database.query(`select act, subject, reason from journal.acts where subject = $1`, [id]);
  expect(acts.toSorted((one, other) => one['act'].localeCompare(other['act']))).toEqual([
    { act: 'draft.discarded', subject: id, reason: because },
    { act: 'draft.written', subject: id, reason: null },
  ]);
});

test('a decision that takes the place of another can be drafted, and is refused when another one stands by then', async () => {
  await using api = await withContribution();
  const first = await done(api, RECORD, { input: { contribution: 'CTR-901', ...REJECTED } });
  const change = { ...REJECTED, outcome: 'ACCEPTED', supersedes: first.id, supersedesBecause: 'Hubo presupuesto.' };
  const draft = await draftOn(api, 'CTR-901', change);
  const late = await draftOn(api, 'CTR-901', change);
  expect(await done(api, PUBLISH, { draft: draft.id })).toMatchObject({ outcome: 'ACCEPTED', isStanding: true });
  expect(await done(api, PUBLISH, { draft: late.id })).toMatchObject({ code: 'DECISION_NOT_STANDING' });
});

test('the list holds the open drafts of my plans, the last revised first, page by page; an auditor reads the same', async () => {
  await using api = await withContribution('CTR-902', 'CTR-903');
  const other = await given(api.database).plan('PE-PAGA-8');
  await given(api.database).contribution('CTR-801', other);
  const ofOther = await signedIn(api.database, 'coordinator', { plan: other });
  const auditor = await signedIn(api.database, 'auditor');
  for (const code of ['CTR-901', 'CTR-902', 'CTR-903']) await draftOn(api, code);
  await draftOn(api, 'CTR-801', {}, ofOther.token);
  const subjects = (page: { nodes: { subject: string }[] }) => page.nodes.map(({ subject }) => subject);
  const first = (await done(api, LIST, { first: 3 }, auditor.token)) as never as {
    nodes: { subject: string }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
    totalCount: number;
  };
  expect(subjects(first)).toEqual(['CTR-801', 'CTR-903', 'CTR-902']);
  expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
  const rest = await done(api, LIST, { first: 3, after: first.pageInfo.endCursor }, auditor.token);
  expect(subjects(rest as never)).toEqual(['CTR-901']);
  expect(subjects((await done(api, LIST, {}, ofOther.token)) as never)).toEqual(['CTR-801']);
  expect(await done(api, LIST, { plan: 'PE-PAGA-9' }, ofOther.token)).toMatchObject({ nodes: [], totalCount: 0 });
  expect(subjects((await done(api, LIST, { plan: 'PE-PAGA-9' })) as never)).toHaveLength(3);
});

const WORK = `{ myWork { items { kind ref titleEs count plan path } counts { kind count } } }`;

test('my open drafts wait for me and for nobody else; contributions that nobody decided on wait, counted by plan', async () => {
  await using api = await withContribution('CTR-902');
  await given(api.database).plan('PE-PAGA-8');
  const mine = await draftOn(api, 'CTR-901', REJECTED);
  const other = await signedIn(api.database, 'coordinator', { plan: 'PE-PAGA-9' });
  await draftOn(api, 'CTR-902', {}, other.token);
  const works = async () => (await api.act(WORK)).data.myWork;
  const draft = { kind: 'open-drafts', ref: mine.id, titleEs: 'Agua segura en las escuelas', count: 1 };
  const undecided = { kind: 'undecided-contributions', ref: 'PE-PAGA-9', plan: 'PE-PAGA-9', count: 2 };
  expect((await works()).items).toMatchObject([{ ...draft, path: ['borradores', mine.id] }, undecided]);
  await done(api, PUBLISH, { draft: mine.id });
  expect((await works()).items).toMatchObject([{ ...undecided, count: 1 }]);
  const auditor = await signedIn(api.database, 'auditor');
  expect((await api.askWith(auditor.token, WORK)).data.myWork.items).toEqual([]);
});
