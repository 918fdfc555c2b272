import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DraftCommitmentVersion } from './draft-version.entity.ts';

/** That an institution wrote a version together with others. */
@Entity('draft_commitment_authors')
@Unique('uq_draft_commitment_authors_of', ['versionId', 'institutionId'])
export class DraftCommitmentAuthor {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) versionId!: string;

  @Column({ type: 'uuid' }) institutionId!: string;

  @ManyToOne(() => Institution, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_draft_commitment_authors_institution_id' })
  institution?: Institution;
}

/** What a contribution changed in a version of a draft commitment. */
@Entity('draft_commitment_sources')
@Unique('uq_draft_commitment_sources_of', ['versionId', 'contributionId'])
@Index('ix_draft_commitment_sources_contribution_id', ['contributionId'])
@ObjectType({ description: 'What a contribution changed in a version of a draft commitment.' })
export class DraftCommitmentSource {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) versionId!: string;

  @Field(() => DraftCommitmentVersion, { description: 'The version that it changed.' })
  version?: DraftCommitmentVersion;

  @Column({ type: 'uuid' }) contributionId!: string;

  @Field(() => Contribution, { description: 'The contribution.' }) contribution?: Contribution;

  @Column({ type: 'text' })
  @Field({ description: 'What it changed, in the words of who wrote the version.' })
  changed!: string;
}
