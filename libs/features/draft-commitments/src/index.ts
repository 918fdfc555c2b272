export { DraftCommitment } from './draft-commitment.entity.ts';
export { draftCommitmentShape } from './draft-commitments.reads.ts';
export { DraftCommitmentsModule } from './draft-commitments.module.ts';
export { DraftCommitmentAuthor, DraftCommitmentSource } from './draft-parts.entity.ts';
export { DraftCommitmentVersion } from './draft-version.entity.ts';
