import { declareThing, isWithinToken, type Viewer } from '@quipu/accounts';
import { draftShape, draftsFor, draftsTold } from '@quipu/drafts';
import { notFound, type Rejection } from '@quipu/kernel';
import { inPlan, planOf } from '@quipu/plans';
import {
  columns,
  many,
  object,
  page,
  shape,
  Statement,
  textKey,
  type List,
  type Question,
} from '@quipu/platform/reads';
import { VERSION } from './batches.sql.ts';

/** Read for who may read drafts alone, from the primary; no public shape leads here. */
const batchShape = shape('DecisionBatch', {
  ...columns('id', 'createdAt', 'size', 'open', 'published', 'version'),
  plan: planOf,
  drafts: (batch, asked, statement) =>
    page(draftsOf(batch), asked, statement, (row) => `${row}.batch_id = ${batch}.id`),
});

/** The drafts of the batch in the row `batch`, open and closed, by contribution. */
const draftsOf = (batch: string): List => ({
  of: draftShape,
  table: draftsTold(`${batch}.viewer_id`),
  filters: {},
  orders: { SUBJECT: { keys: [textKey((row) => `${row}.subject`)], direction: 'asc' } },
});

/** The batches that `viewer` may read, as a table. */
const batchesFor = (viewer: Viewer, statement: Statement) => `(
  select batch_id as id, plan_id, ${statement.value(viewer.accountId, 'uuid')} as viewer_id, min(created_at) as created_at,
    count(*) as size, count(*) filter (where closed_at is null) as open,
    count(*) filter (where outcome = 'published') as published, ${VERSION} as version
  from ${draftsFor(viewer, statement)} as drafts where batch_id is not null group by batch_id, plan_id)`;

/** SQL that answers the batch `id` to `viewer`; null when there is none for them. */
export function batchSql(viewer: Viewer, id: string, { tree }: Question): [string, Statement] {
  const statement = new Statement();
  const row = statement.alias();
  const table = batchesFor(viewer, statement);
  const json = object(batchShape, tree, row, statement);
  return [`(select ${json} from ${table} as ${row} where ${row}.id = ${statement.value(id, 'uuid')})`, statement];
}

/** SQL that answers the batches of a plan of which something is open, the latest first. */
export function openBatchesSql(viewer: Viewer, plan: string, { tree }: Question): [string, Statement] {
  const statement = new Statement();
  const read = many(
    () => batchShape,
    batchesFor(viewer, statement),
    (row) => `${row}.open > 0 and ${inPlan(row, plan, statement)}`,
    (row) => `${row}.created_at desc, ${row}.id`,
  );
  return [read('', tree, statement), statement];
}

/** As with a draft: whoever does something to a batch learns what it says. */
export const batchHiddenFrom = (viewer: Viewer, id: string): Rejection | undefined =>
  isWithinToken(viewer, 'draft:read') ? undefined : notFound('BATCH', id);

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

declareThing(
  'batch',
  `select member_id, plan_id from drafts join plans on plans.id = plan_id
   where batch_id = case when lower($1::text) ~ '${UUID}' then $1::uuid end limit 1`,
  { isHidden: true },
);
