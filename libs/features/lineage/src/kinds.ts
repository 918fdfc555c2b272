import { registerEnumType } from '@nestjs/graphql';

export enum LineageKind {
  DERIVED_FROM = 'derived_from',
  MERGED_INTO = 'merged_into',
  SPLIT_FROM = 'split_from',
  DISCUSSED_IN = 'discussed_in',
  ADOPTED_AS = 'adopted_as',
  CARRIED_OVER_TO = 'carried_over_to',
  ANSWERS = 'answers',
}
registerEnumType(LineageKind, { name: 'LineageKind', description: 'How one thing led to another.' });

/** What an edge may tie. */
export enum LineageEndKind {
  CONTRIBUTION = 'contribution',
  COMMITMENT = 'commitment',
  DRAFT_COMMITMENT = 'draft_commitment',
  EVENT = 'event',
}
registerEnumType(LineageEndKind, { name: 'LineageEndKind', description: 'What stands at an end of a lineage edge.' });
