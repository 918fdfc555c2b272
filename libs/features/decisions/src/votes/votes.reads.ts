import { eventShape } from '@quipu/events';
import { code, declareHistory, instant, reference, text } from '@quipu/journal/history';
import { institutionShape } from '@quipu/members';
import { contributionShape } from '@quipu/participation';
import { columns, extend, many, one, shape } from '@quipu/platform/reads';

const isStanding = (row: string) => `not exists (select from votes as newer where newer.supersedes_id = ${row}.id)`;

const eventOf = one(
  () => eventShape,
  'events',
  (row, vote) => `${row}.id = ${vote}.event_id`,
);

export const voteShape = shape('Vote', {
  ...columns('id', 'choice', 'because', 'recordedAt'),
  isStanding,
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, vote) => `${row}.id = ${vote}.contribution_id`,
  ),
  event: eventOf,
  institution: one(
    () => institutionShape,
    'institutions',
    (row, vote) => `${row}.id = ${vote}.institution_id`,
  ),
});

const voteCountShape = shape('VoteCount', { ...columns('inFavour', 'against', 'abstentions'), event: eventOf });

const counted = (choice: string) => `count(*) filter (where votes.choice = '${choice}')::int`;

/** What the votes that stand come to, by contribution and session. */
const COUNTS = `(
  select contribution_id, event_id, min(recorded_at) as first_at, ${counted('in_favour')} as in_favour,
    ${counted('against')} as against, ${counted('abstention')} as abstentions
  from votes where ${isStanding('votes')} group by contribution_id, event_id)`;

extend(contributionShape, {
  votes: many(
    () => voteShape,
    'votes',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${row}.recorded_at, ${row}.id`,
  ),
  voteCounts: many(
    () => voteCountShape,
    COUNTS,
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${row}.first_at, ${row}.event_id`,
  ),
});

const contribution = reference('contribution_id', 'contributions');

declareHistory({
  table: 'votes',
  name: [contribution, reference('event_id', 'events')],
  fields: {
    contribution,
    event: reference('event_id', 'events'),
    institution: reference('institution_id', 'institutions'),
    choice: code('choice', 'vote-choice'),
    because: text('because'),
    recordedAt: instant('recorded_at'),
  },
  partOf: { contributions: ['contribution_id'], votes: ['supersedes_id'], plans: ['plan_id'] },
});
