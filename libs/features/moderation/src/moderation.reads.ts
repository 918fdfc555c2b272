import { receiptOf } from '@quipu/journal';
import { byId, code, declareHistory, flag, instant, reference, text } from '@quipu/journal/history';
import { contributionShape } from '@quipu/participation';
import { columns, extend, many, one, shape } from '@quipu/platform/reads';

export const moderationShape = shape('Moderation', {
  ...columns('id', 'isHidden', 'ground', 'reasons', 'recordedAt'),
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, moderation) => `${row}.id = ${moderation}.contribution_id`,
  ),
  supersedes: one(
    () => moderationShape,
    'moderations',
    (row, moderation) => `${row}.id = ${moderation}.supersedes_id`,
  ),
  receipt: receiptOf('moderations'),
});

extend(contributionShape, {
  // Of now, whatever day is asked about: what is hidden is hidden from every past as well.
  hiding: one(
    () => moderationShape,
    'public.standing_moderations',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id and ${row}.is_hidden`,
  ),
  moderations: many(
    () => moderationShape,
    'moderations',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${row}.recorded_at, ${row}.id`,
  ),
});

const contribution = reference('contribution_id', 'contributions');

declareHistory({
  table: 'moderations',
  name: [contribution],
  fields: {
    contribution,
    isHidden: flag('is_hidden'),
    ground: code('ground', 'moderation-ground'),
    reasons: text('reasons'),
    supersedes: reference('supersedes_id', 'moderations'),
    recordedAt: instant('recorded_at'),
  },
  subject: { kind: 'moderation', find: byId },
  partOf: { contributions: ['contribution_id'], plans: ['plan_id'], moderations: ['supersedes_id'] },
});

// Nothing of a report is public but its id: it has no history, and is part of none.
declareHistory({ table: 'contribution_reports', name: [] });
