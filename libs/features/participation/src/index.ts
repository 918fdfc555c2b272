export { tellAuthor } from './author-letters.ts';
export { Contribution, ContributionKind, ContributorKind } from './contribution.entity.ts';
export { contributionShape } from './contributions.reads.ts';
export { ParticipationModule } from './participation.module.ts';
