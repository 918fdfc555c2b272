import { declareHistory, instant, reference } from '@quipu/journal/history';
import { institutionShape } from '@quipu/members';
import { contributionShape } from '@quipu/participation';
import { columns, extend, many, one, part, shape } from '@quipu/platform/reads';

export const supportShape = shape('Support', {
  ...columns('id', 'startedAt', 'endedAt'),
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, support) => `${row}.id = ${support}.contribution_id`,
  ),
  institution: one(
    () => institutionShape,
    'institutions',
    (row, support) => `${row}.id = ${support}.institution_id`,
  ),
});

const counted = (who: string) => (row: string) =>
  `(select count(*) from supports where contribution_id = ${row}.id and ended_at is null and institution_id is ${who})`;

const countShape = shape('SupportCount', { people: counted('null'), institutions: counted('not null') });

extend(contributionShape, {
  supportCount: part(() => countShape),
  supporters: many(
    () => supportShape,
    'supports',
    (row, contribution) =>
      `${row}.contribution_id = ${contribution}.id and ${row}.institution_id is not null and ${row}.ended_at is null`,
    (row) => `${row}.started_at, ${row}.id`,
  ),
});

declareHistory({
  table: 'supports',
  name: [reference('contribution_id', 'contributions')],
  fields: {
    contribution: reference('contribution_id', 'contributions'),
    institution: reference('institution_id', 'institutions'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  partOf: { contributions: ['contribution_id'] },
});
