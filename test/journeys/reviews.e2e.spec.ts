import { expect, test } from '@jest/globals';
import { REASONS } from '../builders/index.ts';
import { ASK_AGAIN, done, RECORD, said, voices, type Voices } from '../support/voices.ts';

const WHY = 'El programa que se cita terminó en 2025 y no llegó a las escuelas rurales.';
const REJECTED = {
  contribution: 'CTR-901',
  stage: 'thematic_table',
  outcome: 'REJECTED',
  reasonCode: 'budget',
  reasons: REASONS,
};
const WORK = '{ myWork { items { kind ref due } } }';

const decided = ({ api, coordinator }: Voices) => done(api, RECORD, { input: REJECTED }, coordinator.token);
const ask = ({ api, author }: Voices, decision: string, because = WHY) =>
  done(api, ASK_AGAIN, { decision, because }, author.token);
/** Lets days pass since what was decided. */
const wait = async ({ api }: Voices, days: number) => {
  await api.database.act('update plans set review_days = $1', [days]);
};

test('I ask again, somebody else than who decided answers, and everybody reads the request and its answer', async () => {
  await using all = await voices();
  const { api, coordinator: ana, colleague: luz } = all;
  const first = await decided(all);
  expect(await ask(all, first.id, 'No estoy de acuerdo.')).toMatchObject({ code: 'REVIEW_BECAUSE_TOO_SHORT' });
  const both = await Promise.all([ask(all, first.id), ask(all, first.id)]);
  expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['Rejection', 'ReviewRequest']);
  expect(both.find(({ code }) => code)).toMatchObject({ code: 'REVIEW_ALREADY_REQUESTED' });
  const request = both.find(({ status }) => status);
  expect(request).toMatchObject({ status: 'WAITING', dueOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
  const works = async (token: string) =>
    (await api.askWith(token, WORK)).data.myWork.items.filter(
      ({ kind }: { kind: string }) => kind === 'waiting-reviews',
    );
  expect(await works(ana.token)).toEqual([]);
  expect(await works(luz.token)).toMatchObject([{ ref: 'CTR-901' }]);

  const confirms = { ...REJECTED, supersedes: first.id, supersedesBecause: 'Se revisó lo que pidió su autora.' };
  const decide = (input: object, token: string) => done(api, RECORD, { input }, token);
  expect(await decide(confirms, luz.token)).toMatchObject({ code: 'REVIEW_REQUEST_WAITING' });
  const answer = { ...confirms, reviewRequest: request?.id };
  expect(await decide(answer, ana.token)).toMatchObject({ code: 'REVIEW_BY_FIRST_DECIDER' });
  expect(await decide({ ...REJECTED, stage: 'national_table', reviewRequest: request?.id }, luz.token)).toMatchObject({
    code: 'REVIEW_REQUEST_OF_ANOTHER',
  });
  const answered = await decide(answer, luz.token);
  expect(answered).toMatchObject({ outcome: 'REJECTED', reviewRequest: { id: request?.id } });
  expect(await decide({ ...answer, supersedes: answered.id }, luz.token)).toMatchObject({
    code: 'REVIEW_REQUEST_CLOSED',
  });
  expect(await said(api, 'CTR-901')).toMatchObject({
    reviewRequests: [
      { status: 'ANSWERED', because: WHY, decision: { outcome: 'REJECTED' }, answeredBy: { outcome: 'REJECTED' } },
    ],
  });
  expect(await ask(all, answered.id)).toMatchObject({ code: 'REVIEW_ANSWERED_ALREADY' });
  expect(await ask(all, first.id)).toMatchObject({ code: 'REVIEW_ALREADY_REQUESTED' });
  const letters = await api.database.query(`select template from mail.outbox where account_id = $1 order by id`, [
    all.author.account,
  ]);
  expect(letters).toHaveLength(2);
});

test('the answer is due by the narrowest term that the plan still has', async () => {
  await using all = await voices();
  await all.api.database.act(
    `insert into answer_terms (plan_id, stage_code, kind, days)
     select id, stage, kind, days from plans, (values ('thematic_table', 'proposal', null), (null, 'proposal', 5), (null, null, 90)) as terms (stage, kind, days)
     where code = 'PE-PAGA-9'`,
  );
  const { dueOn } = await ask(all, (await decided(all)).id);
  const [due] = await all.api.database.query<{ day: string }>(
    `select to_char((now() at time zone 'America/Lima')::date + 5, 'YYYY-MM-DD') as day`,
  );
  expect(dueOn).toBe(due?.day);
});

test('what was accepted is not asked about, nor what stands no more, nor what is not there', async () => {
  await using all = await voices();
  const { api, coordinator: ana } = all;
  const first = await decided(all);
  const better = { ...REJECTED, outcome: 'ACCEPTED', supersedes: first.id, supersedesBecause: 'Hubo presupuesto.' };
  const accepted = await done(api, RECORD, { input: better }, ana.token);
  expect(await ask(all, accepted.id)).toMatchObject({ code: 'REVIEW_NOT_NEEDED' });
  expect(await ask(all, first.id)).toMatchObject({ code: 'REVIEW_DECISION_NOT_STANDING' });
  expect(await ask(all, '00000000-0000-4000-8000-000000000000')).toMatchObject({ code: 'DECISION_NOT_FOUND' });
  expect(
    await done(api, RECORD, { input: { ...REJECTED, stage: 'national_table', reviewRequest: first.id } }),
  ).toMatchObject({
    code: 'REVIEW_REQUEST_NOT_FOUND',
  });
});

test.each([
  [15, 'ReviewRequest'],
  [14, 'Rejection'],
])('fifteen days after a decision, in a plan that gives %i: %s', async (days, expected) => {
  await using all = await voices();
  const { api } = all;
  await wait(all, days);
  await api.database.act(
    `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis, recorded_at)
     select plan_id, id, 'thematic_table', 'rejected', 'budget', $1, 'decided', now() - interval '15 days'
     from contributions where code = 'CTR-901'`,
    [REASONS],
  );
  const [decision] = await api.database.query<{ id: string }>('select id from decisions');
  const asked = await ask(all, decision?.id ?? '');
  expect(asked).toMatchObject({ __typename: expected });
  if (expected === 'Rejection') expect(asked).toMatchObject({ code: 'REVIEW_TOO_LATE' });
});

test('a request that nobody answers is overdue the day after its last one', async () => {
  await using all = await voices();
  const { api } = all;
  const first = await decided(all);
  await api.database.act(
    `insert into review_requests (plan_id, contribution_id, decision_id, because, due_on)
     select plan_id, contribution_id, id, $1, to_char(now() at time zone 'America/Lima' - interval '1 day', 'YYYY-MM-DD') from decisions`,
    [WHY],
  );
  expect(await said(api, 'CTR-901')).toMatchObject({ reviewRequests: [{ status: 'OVERDUE' }] });
  await expect(
    api.database.act(
      `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis, supersedes_id,
         supersedes_because, decided_by_id, review_request_id)
       select plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis, id, 'Se confirma lo decidido.',
         decided_by_id, (select id from review_requests) from decisions where id = $1`,
      [first.id],
    ),
  ).rejects.toMatchObject({ constraint: 'fk_decisions_review_request_id' });
});

test('about what nobody is known to have left, nobody asks again', async () => {
  await using all = await voices();
  const first = await decided(all);
  await all.api.database.act(`update contributions set author_id = null where code = 'CTR-901'`);
  expect(await ask(all, first.id)).toMatchObject({ code: 'REVIEW_NOT_BY_AUTHOR' });
});
