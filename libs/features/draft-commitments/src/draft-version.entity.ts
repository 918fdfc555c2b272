import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Receipt } from '@quipu/journal';
import type { PartialDate } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Theme } from '@quipu/plans';
import { InstantScalar, PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DraftCommitment } from './draft-commitment.entity.ts';

/** What a draft commitment says from one day on. Never changed: the next version says what it changes. */
@Entity('draft_commitment_versions')
@Unique('uq_draft_commitment_versions_of', ['draftCommitmentId', 'version'])
@Unique('uq_draft_commitment_versions_plan_id_id', ['planId', 'id'])
@ObjectType({
  description: 'What a draft commitment says from one day on. The next version takes its place; it stays.',
})
export class DraftCommitmentVersion {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) draftCommitmentId!: string;

  @Field(() => DraftCommitment, { description: 'What it is a version of.' }) draftCommitment?: DraftCommitment;

  @Column({ type: 'integer' }) @Field(() => Int, { description: 'First, second, third …' }) version!: number;

  @Column({ type: 'text' }) @Field({ description: 'What would be promised, in one line.' }) title!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The problem of people that it is to solve. Null: not said yet.',
  })
  problem!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'How things are today. Null: not said yet.' })
  statusQuo!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'How they are to be at the end. Null: not said yet.' })
  changeSought!: string | null;

  @Column({ type: 'uuid', nullable: true }) leadInstitutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_draft_commitment_versions_lead_institution_id' })
  leadInstitution?: Institution | null;

  @Field(() => Institution, { nullable: true, description: 'The institution that would answer for it. Null: open.' })
  lead?: Institution | null;

  @Column({ type: 'text', nullable: true }) themeCode!: string | null;

  @Field(() => Theme, { nullable: true, description: 'Its subject. Null: open.' }) theme?: Theme | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When work on it would start. Null: open.' })
  startsOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it would end. Null: open.' })
  endsOn!: PartialDate | null;

  @Column({ type: 'text' })
  @Field({ description: 'What changed against the version before, and why; of the first, how it came about.' })
  because!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was published.' })
  recordedAt!: Date;

  @Field({ description: 'Whether it is the last one.' }) isLatest?: boolean;

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was published. Null: no act recorded it.' })
  receipt?: Receipt | null;
}
