import { receiptOf, roleOf } from '@quipu/journal';
import { code, declareHistory, instant, reference, text } from '@quipu/journal/history';
import { columns, extend, many, one, shape } from '@quipu/platform/reads';
import { milestoneShape } from '../commitments.reads.ts';
import { MilestoneStatusCode, nextOf } from './milestone-status.rules.ts';

const isStanding = (row: string) =>
  `not exists (select from milestone_statuses as newer where newer.supersedes_id = ${row}.id)`;

export const milestoneStatusShape = shape('MilestoneStatus', {
  ...columns('id', 'status', 'because', 'recordedAt'),
  isStanding,
  milestone: one(
    () => milestoneShape,
    'milestones',
    (row, status) => `${row}.id = ${status}.milestone_id`,
  ),
  supersedes: one(
    () => milestoneStatusShape,
    'milestone_statuses',
    (row, status) => `${row}.id = ${status}.supersedes_id`,
  ),
  role: roleOf('milestone_statuses'),
  receipt: receiptOf('milestone_statuses'),
});

const ofMilestone = (row: string, milestone: string) => `${row}.milestone_id = ${milestone}.id`;

const arrayOf = (statuses: readonly MilestoneStatusCode[]) => `'{${statuses.join()}}'::text[]`;

/** What may follow, by the table of the rules. */
const nextStatuses = (milestone: string) => `to_json(case (
    select standing.status from milestone_statuses as standing where ${ofMilestone('standing', milestone)} and ${isStanding('standing')})
  ${Object.values(MilestoneStatusCode)
    .map((status) => `when '${status}' then ${arrayOf(nextOf(status))}`)
    .join(' ')} else ${arrayOf(nextOf(null))} end)`;

extend(milestoneShape, {
  nextStatuses,
  status: one(
    () => milestoneStatusShape,
    'milestone_statuses',
    (row, milestone) => `${ofMilestone(row, milestone)} and ${isStanding(row)}`,
  ),
  statuses: many(
    () => milestoneStatusShape,
    'milestone_statuses',
    ofMilestone,
    (row) => `${row}.recorded_at, ${row}.id`,
  ),
});

const milestone = reference('milestone_id', 'milestones');

declareHistory({
  table: 'milestone_statuses',
  name: [milestone, code('status', 'milestone-status')],
  fields: {
    milestone,
    status: code('status', 'milestone-status'),
    because: text('because'),
    supersedes: reference('supersedes_id', 'milestone_statuses'),
    recordedAt: instant('recorded_at'),
  },
  partOf: { milestones: ['milestone_id'], commitments: ['commitment_id'], plans: ['plan_id'] },
});
