import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Commitment } from '@quipu/commitments';
import { DraftCommitment } from '@quipu/draft-commitments';
import { Event } from '@quipu/events';
import { type PartialDate } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { Plan } from '@quipu/plans';
import { InstantScalar, PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { LineageKind } from './kinds.ts';

@ObjectType({ description: 'One end of a lineage edge; exactly one field is not null.' })
export class LineageEnd {
  @Field(() => Contribution, { nullable: true, description: 'The contribution at this end.' })
  contribution?: Contribution | null;
  @Field(() => Commitment, { nullable: true, description: 'The commitment at this end.' })
  commitment?: Commitment | null;
  @Field(() => DraftCommitment, { nullable: true, description: 'The draft commitment at this end.' })
  draftCommitment?: DraftCommitment | null;
  @Field(() => Event, { nullable: true, description: 'The event at this end.' }) event?: Event | null;
}

/** That one thing led to another. Starts and ends, with reasons; never deleted. */
@Entity('lineage_edges')
@Index('ix_lineage_edges_from_contribution_id', ['fromContributionId'])
@Index('ix_lineage_edges_from_commitment_id', ['fromCommitmentId'])
@Index('ix_lineage_edges_to_contribution_id', ['toContributionId'])
@Index('ix_lineage_edges_to_commitment_id', ['toCommitmentId'])
@Index('ix_lineage_edges_from_draft_commitment_id', ['fromDraftCommitmentId'])
@Index('ix_lineage_edges_to_draft_commitment_id', ['toDraftCommitmentId'])
@Index('ix_lineage_edges_earlier', { synchronize: false })
@Index('ix_lineage_edges_later', { synchronize: false })
@Index('uq_lineage_edges_live', { synchronize: false })
@ObjectType({ description: 'That one thing led to another. It may end, with a reason; it is never deleted.' })
export class LineageEdge {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_lineage_edges_plan_id' })
  plan!: Plan;

  @Column({ type: 'text' }) @Field(() => LineageKind, { description: 'How it led there.' }) kind!: LineageKind;

  @Field(() => LineageEnd, { description: 'Where it starts.' }) from?: LineageEnd;
  @Field(() => LineageEnd, { description: 'Where it leads.' }) to?: LineageEnd;

  @Column({ type: 'uuid', nullable: true }) fromContributionId!: string | null;
  @ManyToOne(() => Contribution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_lineage_edges_from_contribution_id' })
  fromContribution?: Contribution | null;

  @Column({ type: 'uuid', nullable: true }) fromCommitmentId!: string | null;
  @ManyToOne(() => Commitment, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_lineage_edges_from_commitment_id' })
  fromCommitment?: Commitment | null;

  @Column({ type: 'uuid', nullable: true }) fromDraftCommitmentId!: string | null;

  @Column({ type: 'uuid', nullable: true }) toContributionId!: string | null;
  @ManyToOne(() => Contribution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_lineage_edges_to_contribution_id' })
  toContribution?: Contribution | null;

  @Column({ type: 'uuid', nullable: true }) toCommitmentId!: string | null;
  @ManyToOne(() => Commitment, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_lineage_edges_to_commitment_id' })
  toCommitment?: Commitment | null;

  @Column({ type: 'uuid', nullable: true }) toDraftCommitmentId!: string | null;

  @Column({ type: 'uuid', nullable: true }) toEventId!: string | null;
  @ManyToOne(() => Event, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_lineage_edges_to_event_id' })
  toEvent?: Event | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why.' })
  because!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'Since when.' })
  startedOn!: PartialDate | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'When it ended. Null: it holds.' })
  endedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  endedBecause!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was drawn here. Null: no act recorded it.' })
  drawnAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the role in which whoever drew it acted then: `coordinator`; `system` for an import. Null: no act recorded it.',
  })
  drawnAs?: string | null;
}
