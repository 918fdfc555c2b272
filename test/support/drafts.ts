import type { TestApi } from './api.ts';

const SAYS = 'stage outcome reasonCode reasons legalGround decidingInstitution decidedOn supersedes supersedesBecause';
/** All that who may read a draft reads of it. */
export const DRAFT = `id kind subject revision isMine closedAt outcome publishedId createdAt revisedAt plan { code titleEs }
  contribution { code title } decision { ${SAYS} }`;
const DECISION = `id outcome reasons legalGround decidedOn basis isStanding decidedAs stage { code } reason { code }`;
const REFUSED = '... on Rejection { code field message }';

export const WRITE = `mutation ($input: DecisionDraftInput!) {
  draftDecision(input: $input) { __typename ... on Draft { ${DRAFT} } ${REFUSED} } }`;
export const REVISE = `mutation ($id: ID!, $revision: Int!, $input: DecisionDraftContentInput!) {
  reviseDecisionDraft(id: $id, revision: $revision, input: $input) { __typename ... on Draft { ${DRAFT} } ${REFUSED} } }`;
export const DISCARD = `mutation ($id: ID!, $because: String) {
  discardDraft(id: $id, because: $because) { __typename ... on Draft { ${DRAFT} } ${REFUSED} } }`;
export const PUBLISH = `mutation ($draft: ID!, $revision: Int) {
  publishDecision(draft: $draft, revision: $revision) { __typename ... on Decision { ${DECISION} } ${REFUSED} } }`;
export const READ = `query ($id: ID!) { draft(id: $id) { ${DRAFT} } }`;
export const LIST = `query ($plan: ID, $first: Int, $after: String) {
  drafts(plan: $plan, first: $first, after: $after) {
    nodes { id subject isMine } pageInfo { hasNextPage endCursor } totalCount } }`;

/** Does what `query` asks with a token; without one, as the coordinator of Peru. @throws Error when it answers with errors. */
export async function done(api: TestApi, query: string, variables: object, token?: string) {
  const answer = token ? await api.askWith(token, query, variables) : await api.act(query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return Object.values(answer.data)[0] as never as Record<string, never> & { readonly id: string };
}

/** A draft of a decision on `contribution`, written by who has `token`, or by the coordinator of Peru. */
export const draftOn = (api: TestApi, contribution: string, input: object = {}, token?: string) =>
  done(api, WRITE, { input: { contribution, ...input } }, token);
