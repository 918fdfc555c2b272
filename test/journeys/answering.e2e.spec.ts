import { expect, test } from '@jest/globals';
import { Clock } from '@quipu/platform/clock';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { signerFor } from '../support/signing.ts';
import { signedIn } from '../support/signed-in.ts';

const PLAN = 'PE-PAGA-9';
const SET = `mutation ($input: SetAnswerTermsInput!) { done: setAnswerTerms(input: $input) {
  __typename ... on Plan { answerTerms { stage { code } kind days } } ... on Rejection { code } } }`;
const DUE = `query ($code: ID!, $asOf: AsOf) { contribution(code: $code, asOf: $asOf) {
  answerDue { dueOn termDays answeredOn answeredBy { code } isAnswered delayDays overdueDays status } } }`;
const DUES = `query ($filter: AnswerDueFilter, $asOf: AsOf) {
  answerDues(filter: $filter, asOf: $asOf) { totalCount nodes { dueOn overdueDays contribution { code } } } }`;
const FIGURES =
  'contributions answered unanswered notKnown answeredShare onTime late waiting overdue withoutTerm delaysKnown medianDelayDays p90DelayDays';
const ANSWERING = `query ($asOf: AsOf) { plan(code: "${PLAN}", asOf: $asOf) { answering {
  total { ${FIGURES} } stages { stage { code } figures { contributions overdue } }
  bodies { institution { code } figures { answered onTime late } } } } }`;

interface Left {
  readonly code: string;
  readonly recordedOn?: string | null;
  readonly kind?: string;
  readonly stage?: string;
}

const setClock = (api: TestApi, now: string) => Object.assign(api.app.get(Clock), { now: () => new Date(now) });

/** A plan, on the morning of 10 March 2026. */
async function plan(terms: readonly object[] = [{ days: 30 }]) {
  const api = await startApi();
  const { database: db } = api;
  await given(db).plan(PLAN);
  setClock(api, '2026-03-10T15:00:00Z');
  const act = (query: string, variables: object) => api.act(query, variables).then(({ data }) => data.done);
  if (terms.length > 0) await act(SET, { input: { plan: PLAN, terms } });
  return {
    api,
    act,
    leave: ({ code, recordedOn = '2026-02-08', kind = 'proposal', stage = 'thematic_table' }: Left) =>
      db.act(
        `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind, recorded_on)
         select id, $1, $2, $3, 'Agua segura en las escuelas', 'person', $4 from plans where code = '${PLAN}'`,
        [code, kind, stage, recordedOn],
      ),
    /** Something that a source says was decided. */
    observe: (code: string, decidedOn: string | null, hasResponse: boolean | null) =>
      db.act(
        `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, decided_on, basis, source, has_published_response, deciding_institution_id)
         select plan_id, contributions.id, 'thematic_table', 'rejected', 'budget', $4, $2, 'observed', 'Acta', $3, institutions.id
         from contributions, institutions where contributions.code = $1 and institutions.code = 'PCM-SGP'`,
        [code, decidedOn, hasResponse, REASONS],
      ),
    due: async (code: string, asOf?: string) => (await api.ask(DUE, { code, asOf })).data.contribution.answerDue,
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

test.each([
  ['2026-02-08', '2026-03-10', 'WAITING', null],
  ['2026-02-07', '2026-03-09', 'OVERDUE', 1],
  ['2026-02', null, 'NOT_KNOWN', null],
  [null, null, 'NOT_KNOWN', null],
])('on 10 March what was left on %s is due on %s: %s', async (recordedOn, dueOn, status, overdueDays) => {
  await using world = await plan();
  await world.leave({ code: 'CTR-1', recordedOn });
  expect(await world.due('CTR-1')).toMatchObject({ dueOn, status, overdueDays, termDays: 30, isAnswered: false });
});

test.each([
  ['2026-03-11T04:30:00Z', 'WAITING'],
  ['2026-03-11T05:00:00Z', 'OVERDUE'],
])('what is due on 10 March is at %s, half past eleven in Lima or midnight, %s', async (now, status) => {
  await using world = await plan();
  await world.leave({ code: 'CTR-1' });
  await world.due('CTR-1');
  setClock(world.api, now);
  expect(await world.due('CTR-1')).toMatchObject({ dueOn: '2026-03-10', status });
});

test.each([
  ['proposal', 'national_table', 40],
  ['proposal', 'thematic_table', 30],
  ['question', 'national_table', 10],
  ['question', 'thematic_table', 5],
])('a %s at the %s has the term that names it most narrowly: %s days', async (kind, stage, termDays) => {
  await using world = await plan([
    { days: 40 },
    { stage: 'thematic_table', days: 30 },
    { kind: 'QUESTION', days: 10 },
    { stage: 'thematic_table', kind: 'QUESTION', days: 5 },
  ]);
  await world.leave({ code: 'CTR-1', kind, stage });
  expect(await world.due('CTR-1')).toMatchObject({ termDays });
});

test('a plan that sets no term has no due dates, and says so', async () => {
  await using world = await plan([]);
  await world.leave({ code: 'CTR-1' });
  expect(await world.due('CTR-1')).toMatchObject({ dueOn: null, termDays: null, status: 'NO_TERM' });
});

test('terms are set all at once, taken back by leaving them out, and refused when two are of the same', async () => {
  await using world = await plan();
  const set = (terms: readonly object[]) => world.act(SET, { input: { plan: PLAN, terms } });
  const question = { stage: 'national_table', kind: 'QUESTION', days: 7 };
  expect(await set([question])).toEqual({
    __typename: 'Plan',
    answerTerms: [{ stage: { code: 'national_table' }, kind: 'QUESTION', days: 7 }],
  });
  expect(await set([{ days: 9 }])).toEqual({ __typename: 'Plan', answerTerms: [{ stage: null, kind: null, days: 9 }] });
  expect(await set([question, question])).toMatchObject({ code: 'ANSWER_TERM_TWICE' });
  expect(await set([{ ...question, stage: 'nowhere' }])).toMatchObject({ code: 'STAGE_NOT_FOUND' });
  expect(await set([])).toMatchObject({ answerTerms: [] });
});

test.each([
  ['2026-03-10', true, { status: 'ANSWERED_ON_TIME', answeredOn: '2026-03-10', delayDays: 30, isAnswered: true }],
  ['2026-03-11', true, { status: 'ANSWERED_LATE', answeredOn: '2026-03-11', delayDays: 31, isAnswered: true }],
  ['2026-03', true, { status: 'NOT_KNOWN', answeredOn: null, delayDays: null, isAnswered: true }],
  [null, true, { status: 'NOT_KNOWN', answeredOn: null, delayDays: null, isAnswered: true }],
  ['2026-03-01', null, { status: 'NOT_KNOWN', answeredOn: null, isAnswered: null }],
  ['2026-03-01', false, { status: 'WAITING', answeredOn: null, isAnswered: false }],
])('of a decision of %s with a published response (%s) it is told: %j', async (decidedOn, hasResponse, told) => {
  await using world = await plan();
  await world.leave({ code: 'CTR-1' });
  await world.observe('CTR-1', decidedOn, hasResponse);
  expect(await world.due('CTR-1')).toMatchObject(told);
});

test('an answer in words answers as a decision does', async () => {
  await using world = await plan();
  const { database: db } = world.api;
  await world.leave({ code: 'CTR-1', kind: 'question' });
  await db.act(
    `insert into answers (plan_id, contribution_id, institution_id, body, recorded_at)
     select plan_id, contributions.id, institutions.id, $1, '2026-03-12T04:59:00Z' from contributions, institutions where institutions.code = 'PCM-SGP'`,
    [REASONS],
  );
  const told = { status: 'ANSWERED_LATE', answeredOn: '2026-03-11', answeredBy: { code: 'PCM-SGP' }, delayDays: 31 };
  expect(await world.due('CTR-1')).toMatchObject(told);
});

test('the figures count what is known, and say of how many it is not', async () => {
  await using world = await plan();
  for (const code of ['CTR-1', 'CTR-2', 'CTR-3', 'CTR-4', 'CTR-5']) await world.leave({ code });
  await world.leave({ code: 'CTR-6', recordedOn: '2026-01-01', stage: 'national_table' });
  await world.observe('CTR-1', '2026-02-18', true);
  await world.observe('CTR-2', '2026-03-20', true);
  await world.observe('CTR-3', '2026', true);
  await world.observe('CTR-4', '2026-03-01', null);
  const { data } = await world.api.ask(ANSWERING);
  expect(data.plan.answering).toEqual({
    total: {
      contributions: 6,
      answered: 3,
      unanswered: 2,
      notKnown: 1,
      answeredShare: 0.6,
      onTime: 1,
      late: 1,
      waiting: 1,
      overdue: 1,
      withoutTerm: 0,
      delaysKnown: 2,
      medianDelayDays: 25,
      p90DelayDays: 37,
    },
    stages: [
      { stage: { code: 'thematic_table' }, figures: { contributions: 5, overdue: 0 } },
      { stage: { code: 'national_table' }, figures: { contributions: 1, overdue: 1 } },
    ],
    bodies: [{ institution: { code: 'PCM-SGP' }, figures: { answered: 3, onTime: 1, late: 1 } }],
  });
});

test('of a plan that nobody left anything in nothing is known, which is not zero', async () => {
  await using world = await plan();
  const { data } = await world.api.ask(ANSWERING);
  expect(data.plan.answering.total).toMatchObject({ contributions: 0, answeredShare: null, medianDelayDays: null });
});

test('what is overdue is listed for anybody, the longest first, and what is hidden is in no list', async () => {
  await using world = await plan();
  await world.leave({ code: 'CTR-1', recordedOn: '2026-01-20' });
  await world.leave({ code: 'CTR-2', recordedOn: '2026-01-10' });
  await world.leave({ code: 'CTR-3' });
  await world.leave({ code: 'CTR-4', recordedOn: '2026-01-01' });
  await world.api.database.act(
    `insert into moderations (plan_id, contribution_id, ground, is_hidden, reasons)
     select plan_id, id, 'personal_data', true, $1 from contributions where code = 'CTR-4'`,
    [REASONS],
  );
  const { data } = await world.api.ask(DUES, { filter: { plan: PLAN, status: 'OVERDUE' } });
  expect(data.answerDues).toEqual({
    totalCount: 2,
    nodes: [
      { dueOn: '2026-02-09', overdueDays: 29, contribution: { code: 'CTR-2' } },
      { dueOn: '2026-02-19', overdueDays: 19, contribution: { code: 'CTR-1' } },
    ],
  });
});

test('as of a day, what was not due then was not overdue, also where nothing was recorded since', async () => {
  await using world = await plan();
  const { database: db } = world.api;
  await world.leave({ code: 'CTR-1' });
  await using signer = await signerFor(db);
  await signer.sign();
  const [row] = await db.query<{ size: number; day: string }>(
    `select size::int, to_char(signed_at at time zone 'America/Lima', 'YYYY-MM-DD') as day from journal.checkpoints`,
  );
  const signed = new Date(`${row?.day}T12:00:00-05:00`).getTime();
  const DAY_MS = 86_400_000;
  const day = (after: number) => new Date(signed + after * DAY_MS).toISOString().slice(0, 10);
  await db.act(`update contributions set recorded_on = $1`, [day(-28)]);
  await signer.sign();
  setClock(world.api, new Date(signed + 10 * DAY_MS).toISOString());
  expect(await world.due('CTR-1')).toMatchObject({ dueOn: day(2), status: 'OVERDUE', overdueDays: 8 });
  expect(await world.due('CTR-1', day(2))).toMatchObject({ status: 'WAITING' });
  expect(await world.due('CTR-1', day(3))).toMatchObject({ status: 'OVERDUE', overdueDays: 1 });
  expect(await world.due('CTR-1', `${day(4)}T04:30:00Z`)).toMatchObject({ status: 'OVERDUE', overdueDays: 1 });
  expect(await world.due('CTR-1', `position:${row?.size}`)).toMatchObject({ dueOn: '2026-03-10' });
});

test('who coordinates another plan sets no terms', async () => {
  await using world = await plan();
  const { database: db } = world.api;
  await given(db).plan('PE-PAGA-8');
  const { token } = await signedIn(db, 'coordinator', { plan: 'PE-PAGA-8' });
  const { errors } = await world.api.askWith(token, SET, { input: { plan: PLAN, terms: [{ days: 365 }] } });
  expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  await world.leave({ code: 'CTR-1' });
  expect(await world.due('CTR-1')).toMatchObject({ termDays: 30 });
});
