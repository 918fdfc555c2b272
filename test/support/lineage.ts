import type { TestApi } from './api.ts';

/** A thing at an end of an edge. */
export const end = (kind: string, code: string, plan = 'PE-PAGA-9') => ({ kind, code, plan });
export const aContribution = (code: string, plan?: string) => end('CONTRIBUTION', code, plan);
export const aCommitment = (number: string, plan?: string) => end('COMMITMENT', number, plan);

export const BECAUSE = 'Lo acordó la mesa técnica del 3 de marzo.';
/** Reasons of a merge that P1 accepts. */
export const WHY_MERGED =
  'Las dos propuestas piden que se publique lo mismo, y la mesa prefiere responderles con un solo texto.';

const EDGE = `__typename ... on LineageEdge { id kind drawnAs endedAt endedBecause } ... on Rejection { code field message }`;

export const DRAW = `mutation ($input: DrawEdgeInput!) { drawEdge(input: $input) { ${EDGE} } }`;
export const END = `mutation ($id: ID!, $because: String!) { endEdge(id: $id, because: $because) { ${EDGE} } }`;
export const MERGE = `mutation ($input: MergeContributionsInput!) { mergeContributions(input: $input) {
  __typename ... on Contribution { id code title } ... on Rejection { code field message about } } }`;
export const SPLIT = `mutation ($input: SplitContributionInput!) { splitContribution(input: $input) {
  __typename ... on Contribution { code lineage { kind from { contribution { code title firstStage { code } } } } } ... on Rejection { code field message } } }`;
export const CARRY = `mutation ($input: CarryContributionInput!) { carryContribution(input: $input) {
  __typename ... on Contribution { code title plan { code } firstStage { code } } ... on Rejection { code field message } } }`;
export const DECIDE = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) {
  ... on Decision { id } ... on Rejection { code message } } }`;

/** What a coordinator of Peru, or whoever has `token`, gets for an act: what it answers. */
export async function acted(api: TestApi, document: string, variables: object, token?: string) {
  const { data, errors } = token ? await api.askWith(token, document, variables) : await api.act(document, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values<any>(data)[0]; // oxlint-disable-line typescript/no-explicit-any
}

/** Draws an edge, as a coordinator of Peru. */
export const drawn = (api: TestApi, kind: string, from: object, to: object, because = BECAUSE) =>
  acted(api, DRAW, { input: { kind, from, to, because } });
