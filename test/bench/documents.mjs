// @ts-check

/** @typedef {Readonly<Record<string, { query: string, variables: Record<string, unknown> }>>} Documents */

/** The three reads that matter. @type {Documents} */
export const READS = {
  'plan page': {
    query: `query PlanPage($code: ID!) { plan(code: $code) {
      code titleEs titleEn startsOn endsOn legalInstrument member { nameEs }
      figures { commitments milestones contributions relevantCommitments transformativeCommitments potentiallyStarred
        attendanceGovernment attendanceCivilSociety droppedWithoutReasonedResponse becameCommitments
        potentialImpact { code titleEs count } completion { code titleEs count } }
      flow { nodes { key kind count titleEs } links { from to count } }
      commitments(first: 100) { nodes { number titleEs lead { code nameEs } theme { titleEs } milestoneCount } pageInfo { hasNextPage endCursor } } } }`,
    variables: { code: 'SYN-1' },
  },
  'contribution journey': {
    query: `query Journey($code: ID!) { contribution(code: $code) {
      code title body language hasReasonedResponse plan { code titleEs } theme { titleEs } firstStage { titleEs } event { titleEs startsOn }
      journey { status stage { code titleEs } decision { outcome reasons reason { titleEs } decidedOn source } }
      commitments { number titleEs } } }`,
    variables: { code: 'SYN-1-CTR-08' },
  },
  'filtered list': {
    query: `query List($plan: ID!) { decisions(first: 20, filter: { plan: $plan, outcome: REJECTED }, order: CONTRIBUTION) {
      nodes { outcome reasons reason { titleEs } stage { titleEs } contribution { code title theme { titleEs } } } pageInfo { hasNextPage endCursor } } }`,
    variables: { plan: 'SYN-1' },
  },
};

/** Code of the plan of {@link PLAN_READS}. */
export const LARGE_PLAN = 'LARGE-1';

/** A list as the portal asks for it. */
const LIST = `query List($filter: ContributionFilter, $order: ContributionOrder = CODE) {
  contributions(first: 20, filter: $filter, order: $order) { totalCount pageInfo { hasNextPage endCursor }
    nodes { code title language commitments { number } theme { titleEs } lastDecision { outcome stage { titleEs } } } } }`;
const FIGURES = `contributions answered unanswered notKnown answeredShare onTime late waiting overdue withoutTerm delaysKnown medianDelayDays p90DelayDays`;

/** The reads of a plan that weigh more the more people took part in it. @type {Documents} */
export const PLAN_READS = {
  'contributions, first page': { query: LIST, variables: { filter: { plan: LARGE_PLAN } } },
  'contributions, filtered': {
    query: LIST,
    variables: { filter: { plan: LARGE_PLAN, stage: 'workshop', kind: 'QUESTION', isAnswered: false } },
  },
  'contributions, by words': { query: LIST, variables: { filter: { plan: LARGE_PLAN, search: 'escuelas agua' } } },
  'contributions of a band': {
    query: LIST,
    variables: { filter: { plan: LARGE_PLAN, flow: { plan: LARGE_PLAN, from: 'stage:table', to: 'stage:national' } } },
  },
  'contributions, most backed first': {
    query: LIST,
    variables: { filter: { plan: LARGE_PLAN }, order: 'SUPPORTS' },
  },
  'flow and survival': {
    query: `query Flow($code: ID!) { plan(code: $code) { flow {
      nodes { key kind count titleEs } links { from to count }
      survival { key titleEs reached wentOn silent stopped { outcome count } } } } }`,
    variables: { code: LARGE_PLAN },
  },
  'coverage and delay': {
    query: `query Answering($code: ID!) { plan(code: $code) { answering { total { ${FIGURES} }
      stages { stage { code titleEs } figures { ${FIGURES} } } bodies { institution { code nameEs } figures { ${FIGURES} } } } } }`,
    variables: { code: LARGE_PLAN },
  },
  'overdue answers': {
    query: `query Overdue($plan: ID!) { answerDues(first: 50, filter: { plan: $plan, status: OVERDUE }) { totalCount
      pageInfo { hasNextPage endCursor } nodes { dueOn overdueDays contribution { code kind title language } } } }`,
    variables: { plan: LARGE_PLAN },
  },
};

const WALK = `query Walk($of: LineageOf!, $direction: LineageDirection!) { lineage(of: $of, direction: $direction) {
  nodes { id depth thing { contribution { code title plan { code titleEs } } commitment { number titleEs plan { code titleEs } }
    draftCommitment { code latest { title } plan { code titleEs } } } }
  steps { before after edge { id kind because startedOn drawnAs drawnAt } } } }`;
/** @param {string} plan @param {number} family @param {string} direction */
const walk = (plan, family, direction) => ({
  query: WALK,
  variables: { of: { kind: 'COMMITMENT', plan, code: String(family) }, direction },
});

/** Walks over five plans; the first family of commitments is wide, the others are as families are. @type {Documents} */
export const WALKS = {
  'back from the fifth plan': walk('WALK-5', 2, 'BACK'),
  'onward from the first plan': walk('WALK-1', 2, 'FORWARD'),
  'both ways from the third plan': walk('WALK-3', 2, 'BOTH'),
  'back over a thousand contributions': walk('WALK-5', 1, 'BACK'),
};

/** @type {Documents} */
export const DOCUMENTS = { ...READS, ...PLAN_READS, ...WALKS };
