import { given } from '../builders/index.ts';
import { startApi, type TestApi } from './api.ts';
import { done } from './drafts.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

const REFUSED = '... on Rejection { code field message }';
const DECISION = `... on Decision { id outcome named officials decidedAs isStanding stage { code } duplicateOf { code }
  event { code } reviewRequest { id } supersedes { id } }`;

export const RECORD = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { __typename ${DECISION} ${REFUSED} } }`;
export const WITHDRAW = `mutation ($contribution: ID!, $because: String!) {
  withdrawContribution(contribution: $contribution, because: $because) { __typename ${DECISION} ${REFUSED} } }`;
export const APPROVE = `mutation ($id: ID!, $revision: Int!) {
  approveDraft(id: $id, revision: $revision) { __typename ... on Draft { id approvedRevision needsSecondEyes isOfOthers } ${REFUSED} } }`;
export const ASK_AGAIN = `mutation ($decision: ID!, $because: String!) {
  requestReview(decision: $decision, because: $because) { __typename ... on ReviewRequest { id status dueOn } ${REFUSED} } }`;
export const OPINE = `mutation ($input: GiveOpinionInput!) {
  giveOpinion(input: $input) { __typename ... on Opinion { id stance isStanding } ${REFUSED} } }`;
export const VOTE = `mutation ($input: CastVoteInput!) { castVote(input: $input) { __typename ... on Vote { id choice } ${REFUSED} } }`;
export const ANSWER = `mutation ($input: AnswerContributionInput!) {
  answerContribution(input: $input) { __typename ... on Answer { id body institution { code } } ${REFUSED} } }`;
export const SAID = `query ($code: ID!, $asOf: AsOf) { contribution(code: $code, asOf: $asOf) {
  opinions { stance isStanding institution { code } } votes { choice isStanding institution { code } }
  voteCounts { inFavour against abstentions event { code } } answers { body isStanding }
  reviewRequests { status dueOn because decision { outcome } answeredBy { outcome } } lastDecision { outcome } } }`;

/** An API with one plan, and who takes part in it. */
export interface Voices extends AsyncDisposable {
  readonly api: TestApi;
  readonly author: SignedIn;
  readonly coordinator: SignedIn;
  readonly colleague: SignedIn;
}

/** A plan with a proposal, CTR-901, and a question, CTR-902, of one author, and two who coordinate it. */
export async function voices(): Promise<Voices> {
  const api = await startApi();
  const db = api.database;
  await given(db).plan();
  const author = await signedIn(db, null);
  for (const code of ['CTR-901', 'CTR-902']) await given(db).contribution(code);
  await db.act(
    `update contributions set author_id = $1, kind = case code when 'CTR-902' then 'question' else kind end`,
    [author.account],
  );
  const [coordinator, colleague] = [await signedIn(db, 'coordinator'), await signedIn(db, 'coordinator')];
  return { api, author, coordinator, colleague, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

/** An event of the plan. */
export const event = (api: TestApi, code: string, kind: string) =>
  api.database.act(
    `insert into events (plan_id, code, kind, title_es) select id, $1, $2, 'Espacio de prueba' from plans where code = 'PE-PAGA-9'`,
    [code, kind],
  );

/** What stands of CTR-901 and CTR-902, now or as of a position. */
export const said = (api: TestApi, code: string, asOf?: string) =>
  api.ask(SAID, { code, asOf }).then(({ data }) => data.contribution);

export { done };
