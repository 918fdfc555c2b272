import { REASONS } from '../builders/index.ts';
import type { TestApi } from './api.ts';
import type { TestDatabase } from './database.ts';
import { done } from './drafts.ts';

const BATCH = 'id size open published version plan { code }';
const REFUSED = '... on Rejection { code field about message }';
const answered = `__typename ... on DecisionBatch { ${BATCH} } ${REFUSED}`;

export const DRAFT_ALL = `mutation ($input: DraftDecisionsInput!) { draftDecisions(input: $input) { ${answered} } }`;
export const REVISE_BATCH = `mutation ($id: ID!, $read: String, $own: [OwnWordsInput!]!) {
  reviseBatch(id: $id, read: $read, own: $own) { ${answered} } }`;
export const DISCARD_BATCH = `mutation ($id: ID!, $because: String) {
  discardBatch(id: $id, because: $because) { ${answered} } }`;
export const APPROVE_BATCH = `mutation ($id: ID!, $read: String) {
  approveBatch(id: $id, read: $read) { ${answered} } }`;
export const PUBLISH_BATCH = `mutation ($id: ID!, $read: String) {
  publishDecisions(id: $id, read: $read) { ${answered} } }`;
export const READ_BATCH = `query ($id: ID!, $first: Int, $after: String) { batch(id: $id) { ${BATCH}
  drafts(first: $first, after: $after) { nodes { id subject revision isMine outcome decision { reasons } }
    pageInfo { hasNextPage endCursor } totalCount } } }`;
export const CODES = `query ($plan: ID!, $filter: DecidableFilter) { decidableCodes(plan: $plan, filter: $filter) }`;

/** A decision that says the same to all, on a ground that allows it. */
export const REJECTED = { stage: 'national_table', outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS };

/** Codes of contributions, `AP-0001` and so on. */
export const codes = (count: number) =>
  Array.from({ length: count }, (_, at) => `AP-${String(at + 1).padStart(4, '0')}`);

/** As many contributions to a plan as `count`, of people who are known or not. */
export async function withContributions(
  db: TestDatabase,
  count: number,
  author: string | null = null,
): Promise<string[]> {
  await db.act(
    `insert into contributions (plan_id, code, kind, first_stage_code, theme_code, title, contributor_kind, author_id)
     select plans.id, 'AP-' || lpad(place::text, 4, '0'), 'proposal', 'thematic_table', 'salud', 'Propuesta número ' || place, 'person', $2::uuid
     from plans, generate_series(1, $1::integer) as place where plans.code = 'PE-PAGA-9'`,
    [count, author],
  );
  return codes(count);
}

/** Drafts on `contributions`, from a template; answers the batch, or why it was refused. */
export const draftAll = (
  api: TestApi,
  contributions: readonly string[],
  template: object = REJECTED,
  own?: object,
  token?: string,
) => done(api, DRAFT_ALL, { input: { plan: 'PE-PAGA-9', contributions, template, ...(own ? { own } : {}) } }, token);
