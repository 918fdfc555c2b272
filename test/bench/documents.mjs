// @ts-check

/** The three reads that matter. @type {Readonly<Record<string, { query: string, variables: Record<string, unknown> }>>} */
export const DOCUMENTS = {
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
