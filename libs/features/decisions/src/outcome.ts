/** What can be decided about a contribution. */
export enum Outcome {
  ACCEPTED = 'accepted',
  ACCEPTED_WITH_CHANGES = 'accepted_with_changes',
  MERGED = 'merged',
  PARTLY_ADOPTED = 'partly_adopted',
  DEFERRED = 'deferred',
  REJECTED = 'rejected',
  OUT_OF_COMPETENCE = 'out_of_competence',
  WITHDRAWN_BY_AUTHOR = 'withdrawn_by_author',
  NOT_CARRIED_FORWARD = 'not_carried_forward',
}

/** How a decision came into the record: by who decides, or transcribed from a source. */
export enum Basis {
  DECIDED = 'decided',
  OBSERVED = 'observed',
}

/** What a ground demands to be named. */
export enum Demand {
  PROGRAMME = 'programme',
  DUPLICATE = 'duplicate',
  PLACE = 'place',
  LEGAL_GROUND = 'legal_ground',
  WITHDRAWAL = 'withdrawal',
}
