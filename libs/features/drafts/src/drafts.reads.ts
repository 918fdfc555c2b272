import { declareThing, isWithinToken, reachedPlans, type Viewer } from '@quipu/accounts';
import { notFound, type Rejection } from '@quipu/kernel';
import { planOf } from '@quipu/plans';
import { columns, shape, type List, type Statement } from '@quipu/platform/reads';

/** Read for who may read drafts alone, from the primary; no public shape leads here. */
export const draftShape = shape('Draft', {
  ...columns('id', 'kind', 'subject', 'createdAt', 'revisedAt', 'revision', 'closedAt', 'outcome', 'publishedId'),
  ...columns('approvedRevision', 'approvedAt'),
  plan: planOf,
  needsSecondEyes: (row) =>
    `(${row}.closed_at is null and ${row}.approved_revision is distinct from ${row}.revision
      and (select needs_second_eyes from plans where plans.id = ${row}.plan_id))`,
  isOfOthers: (row) => `${row}.is_of_others`,
  isMine: (row) => `${row}.is_mine`,
});

/** The drafts of which `within` holds, as a table with what {@link draftShape} says of them to the account `me`. */
export const draftsTold = (me: string, within = 'true') => `(
  select drafts.*, author_id is not distinct from ${me} as is_mine,
    author_id is distinct from ${me} and revised_by_id is distinct from ${me} as is_of_others
  from drafts where ${within})`;

/** The drafts that `viewer` may read, as a table: what is not in it is not there for them, by whatever question. */
export const draftsFor = (viewer: Viewer, statement: Statement): string =>
  draftsTold(
    statement.value(viewer.accountId, 'uuid'),
    reachedPlans(viewer, 'draft:read', 'drafts.plan_id', statement),
  );

/**
 * Whoever writes or publishes a draft learns what it says. A token that was made for that and not to read drafts is
 * refused as where there is no such draft; undefined where it may.
 */
export const hiddenFrom = (viewer: Viewer, id: string): Rejection | undefined =>
  isWithinToken(viewer, 'draft:read') ? undefined : notFound('DRAFT', id);

/** The open drafts of `table`, the last revised first. */
export const openDrafts = (table: string): List => ({
  of: draftShape,
  table,
  only: (row) => `${row}.closed_at is null`,
  filters: {},
  orders: { REVISED_DESC: { keys: [{ sql: (row) => `${row}.revised_at`, type: 'timestamptz' }], direction: 'desc' } },
});

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

declareThing(
  'draft',
  `select member_id, plan_id from drafts join plans on plans.id = plan_id
   where drafts.id = case when lower($1::text) ~ '${UUID}' then $1::uuid end`,
  { isHidden: true },
);
