import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import {
  APPROVE_BATCH,
  codes,
  CODES,
  DISCARD_BATCH,
  draftAll,
  PUBLISH_BATCH,
  READ_BATCH,
  REJECTED,
  REVISE_BATCH,
  withContributions,
} from '../support/batches.ts';
import { signedIn } from '../support/signed-in.ts';
import { DISCARD, done, PUBLISH, REVISE } from '../support/drafts.ts';

const WORDS =
  'La norma no deja que la entidad lo haga por su cuenta, y el plazo del plan no alcanza para cambiarla. '.repeat(2);
const OTHER = { ...REJECTED, reasonCode: 'other', reasons: WORDS };

/** The first drafts of a batch, by contribution. */
async function draftsOf(api: TestApi, id: string): Promise<{ id: string }[]> {
  const { drafts } = (await done(api, READ_BATCH, { id, first: 10 })) as { drafts?: { nodes: { id: string }[] } };
  return drafts?.nodes ?? [];
}

async function withPlan(count: number): Promise<TestApi> {
  const api = await startApi();
  await api.act('{ __typename }');
  await given(api.database).plan();
  await withContributions(api.database, count);
  return api;
}

const count = async (api: TestApi, table: string) =>
  Number((await api.database.query<{ count: string }>(`select count(*) from ${table}`))[0]?.count);

test('I decide on six hundred contributions from one template: nothing is public until I publish them, all at once', async () => {
  await using api = await withPlan(600);
  const batch = await draftAll(api, codes(600), { ...REJECTED, reasons: `Sobre {codigo}, «{titulo}»: ${REASONS}` });
  expect(batch).toMatchObject({ __typename: 'DecisionBatch', size: 600, open: 600, published: 0 });
  const read = await done(api, READ_BATCH, { id: batch.id, first: 1 });
  expect(read['drafts']).toMatchObject({
    nodes: [{ subject: 'AP-0001', decision: { reasons: `Sobre AP-0001, «Propuesta número 1»: ${REASONS}` } }],
    totalCount: 600,
  });
  expect([await count(api, 'decisions'), await count(api, 'mail.happenings')]).toEqual([0, 0]);
  const published = await done(api, PUBLISH_BATCH, { id: batch.id, read: batch['version'] });
  expect(published).toMatchObject({ open: 0, published: 600, version: null });
  const acts = `journal.acts where act = 'decision.recorded'`;
  expect([await count(api, 'decisions'), await count(api, acts)]).toEqual([600, 600]);
  expect(await count(api, `mail.happenings where kind = 'decision'`)).toBe(600);
}, 120_000);

test('one bad decision among many: none is published, and I hear which and why', async () => {
  await using api = await withPlan(60);
  const batch = await draftAll(api, codes(60));
  await done(api, `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { __typename } }`, {
    input: { ...REJECTED, contribution: 'AP-0037' },
  });
  const refused = await done(api, PUBLISH_BATCH, { id: batch.id });
  expect(refused).toMatchObject({ __typename: 'Rejection', code: 'DECISION_ALREADY_TAKEN', about: 'AP-0037' });
  expect(await count(api, 'decisions')).toBe(1);
  expect(await done(api, READ_BATCH, { id: batch.id, first: 1 })).toMatchObject({ open: 60, published: 0 });
});

test('I undo a batch before it is published: its contributions wait again, and nobody was told anything', async () => {
  await using api = await withPlan(3);
  const batch = await draftAll(api, codes(3));
  const waiting = () => done(api, CODES, { plan: 'PE-PAGA-9', filter: { stage: 'national_table' } });
  expect(await waiting()).toEqual([]);
  expect(await done(api, DISCARD_BATCH, { id: batch.id })).toMatchObject({ open: 0, published: 0 });
  expect(await waiting()).toEqual(codes(3));
  expect(await done(api, PUBLISH_BATCH, { id: batch.id })).toMatchObject({ code: 'BATCH_ALREADY_CLOSED' });
  expect([await count(api, 'decisions'), await count(api, 'mail.outbox')]).toEqual([0, 0]);
});

test('two who publish the same batch at once: each decision is recorded once, and one of the two is told', async () => {
  await using api = await withPlan(30);
  const batch = await draftAll(api, codes(30));
  const publish = () => done(api, PUBLISH_BATCH, { id: batch.id });
  const outcomes = await Promise.all([publish(), publish()]);
  const refusals = outcomes.filter(({ __typename }) => __typename === 'Rejection');
  expect(refusals).toHaveLength(1);
  expect(['DRAFT_ALREADY_CLOSED', 'BATCH_ALREADY_CLOSED']).toContain(refusals[0]?.['code']);
  expect(await count(api, 'decisions')).toBe(30);
});

test('where the ground asks for words of one’s own, the same for all are refused, and each with its own is taken', async () => {
  await using api = await withPlan(3);
  expect(await draftAll(api, codes(3), OTHER)).toMatchObject({
    code: 'BATCH_OWN_WORDS_MISSING',
    message: expect.stringContaining('AP-0001, AP-0002, AP-0003'),
  });
  const own = codes(2).map((contribution, at) => ({
    contribution,
    reasons: `${WORDS} Caso ${'uno dos'.split(' ')[at]}.`,
  }));
  const batch = await draftAll(api, codes(3), OTHER, own);
  expect(batch).toMatchObject({ __typename: 'DecisionBatch', size: 3 });
  expect(await done(api, PUBLISH_BATCH, { id: batch.id })).toMatchObject({ published: 3 });
});

test('a draft that was made to say the same as another afterwards is not published as if it had words of its own', async () => {
  await using api = await withPlan(2);
  const own = [{ contribution: 'AP-0001', reasons: `${WORDS} Caso uno.` }];
  const batch = await draftAll(api, codes(2), OTHER, own);
  const [first] = await draftsOf(api, batch.id);
  await done(api, REVISE, { id: first?.id, revision: 1, input: OTHER });
  expect(await done(api, PUBLISH_BATCH, { id: batch.id })).toMatchObject({ code: 'BATCH_OWN_WORDS_MISSING' });
});

test('I give one of many words of its own before I publish; the others stay as they were', async () => {
  await using api = await withPlan(3);
  const batch = await draftAll(api, codes(3));
  const own = [{ contribution: 'AP-0002', reasons: `Aquí es distinto: ${REASONS}` }];
  const revised = await done(api, REVISE_BATCH, { id: batch.id, read: batch['version'], own });
  expect(revised).toMatchObject({ open: 3 });
  await done(api, PUBLISH_BATCH, { id: batch.id, read: revised['version'] });
  const said = await api.database.query<{ reasons: string }>(
    'select reasons from decisions join contributions on contributions.id = contribution_id order by code',
  );
  expect(said.map(({ reasons }) => reasons)).toEqual([REASONS, own[0]?.reasons, REASONS]);
});

test('what somebody revised since I read the batch is not published unread', async () => {
  await using api = await withPlan(2);
  const batch = await draftAll(api, codes(2));
  await done(api, REVISE_BATCH, { id: batch.id, own: [{ contribution: 'AP-0001', reasons: `Otra: ${REASONS}` }] });
  const stale = { id: batch.id, read: batch['version'] };
  expect(await done(api, PUBLISH_BATCH, stale)).toMatchObject({ code: 'BATCH_REVISED_MEANWHILE' });
  const again = { ...stale, own: [{ contribution: 'AP-0002', reasons: REASONS }] };
  expect(await done(api, REVISE_BATCH, again)).toMatchObject({ code: 'BATCH_REVISED_MEANWHILE' });
  expect(await count(api, 'decisions')).toBe(0);
});

test('a draft of a batch can be published or discarded alone; the rest go on together', async () => {
  await using api = await withPlan(4);
  const batch = await draftAll(api, codes(4));
  const drafts = await draftsOf(api, batch.id);
  await done(api, PUBLISH, { draft: drafts[0]?.id });
  await done(api, DISCARD, { id: drafts[1]?.id });
  const published = await done(api, PUBLISH_BATCH, { id: batch.id });
  expect(published).toMatchObject({ size: 4, open: 0, published: 3 });
});

test('a batch without a stage or an outcome waits until it says so, and I hear about which contribution', async () => {
  await using api = await withPlan(2);
  const batch = await draftAll(api, codes(2), { outcome: 'ACCEPTED' });
  const refused = await done(api, PUBLISH_BATCH, { id: batch.id });
  expect(refused).toMatchObject({ code: 'DECISION_STAGE_MISSING', about: 'AP-0001' });
});

test('a batch that is not there, and a ground that is not there, are refused', async () => {
  await using api = await withPlan(2);
  const nowhere = '00000000-0000-4000-8000-000000000000';
  expect(await done(api, PUBLISH_BATCH, { id: nowhere })).toMatchObject({ code: 'BATCH_NOT_FOUND' });
  expect(await draftAll(api, codes(2), { ...REJECTED, reasonCode: 'no-such' })).toMatchObject({
    code: 'REASON_CODE_NOT_FOUND',
  });
});

test('where the plan wants a second pair of eyes, a batch is published only after somebody else approved all of it', async () => {
  await using api = await withPlan(3);
  await api.database.act(`update plans set needs_second_eyes = true where code = 'PE-PAGA-9'`);
  const batch = await draftAll(api, codes(3));
  const publish = () => done(api, PUBLISH_BATCH, { id: batch.id });
  expect(await publish()).toMatchObject({ code: 'DECISION_NEEDS_SECOND_EYES', about: 'AP-0001' });
  expect(await done(api, APPROVE_BATCH, { id: batch.id })).toMatchObject({ __typename: 'Rejection', about: 'AP-0001' });
  const other = await signedIn(api.database, 'coordinator');
  const approved = await done(api, APPROVE_BATCH, { id: batch.id, read: batch['version'] }, other.token);
  expect(approved).toMatchObject({ __typename: 'DecisionBatch', open: 3 });
  expect(await publish()).toMatchObject({ published: 3 });
});

test('whoever gave a batch its last words does not approve it as somebody else', async () => {
  await using api = await withPlan(1);
  const batch = await draftAll(api, codes(1));
  const { token } = await signedIn(api.database, 'coordinator');
  await done(api, REVISE_BATCH, { id: batch.id, own: [{ contribution: 'AP-0001', reasons: REASONS }] }, token);
  expect(await done(api, APPROVE_BATCH, { id: batch.id }, token)).toMatchObject({
    code: 'DRAFT_OWN',
    about: 'AP-0001',
  });
});
