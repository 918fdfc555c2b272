import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Account } from '@quipu/accounts';
import { Plan } from '@quipu/plans';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { DraftKind, DraftOutcome } from './draft.rules.ts';

registerEnumType(DraftKind, { name: 'DraftKind', description: 'What a draft becomes once it is published.' });
registerEnumType(DraftOutcome, {
  name: 'DraftOutcome',
  description: 'How a draft was closed. PUBLISHED: it became part of the record. DISCARDED: it never will.',
});

/** What is being written and not published yet. Read by who coordinates its plan and by auditors, and by nobody else. */
@Entity('drafts')
@Index('ix_drafts_plan_id', ['planId', 'kind'], { where: '(closed_at IS NULL)' })
@Index('ix_drafts_batch_id', ['batchId'], { where: '(batch_id IS NOT NULL)' })
@Index('ix_drafts_subject', ['kind', 'subject'], { where: '(closed_at IS NULL)' })
@ObjectType({
  description:
    'What is being written and not published yet. Read by who coordinates its plan and by auditors; to everybody else it does not exist.',
})
export class Draft {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'text' }) @Field(() => DraftKind, { description: 'What it becomes.' }) kind!: DraftKind;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_drafts_plan_id' })
  @Field(() => Plan, { description: 'The plan that it belongs to.' })
  plan?: Plan;

  @Column({ type: 'text' })
  @Field(() => ID, { description: 'Public code of what it is about: of a decision, the contribution.' })
  subject!: string;

  /** What the act will be given, as it was typed; each feature tells that of its own kind. */
  @Column({ type: 'jsonb' }) content!: Readonly<Record<string, unknown>>;

  @Column({ type: 'uuid', nullable: true }) authorId!: string | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_drafts_author_id' })
  author?: Account | null;

  @Field({ description: 'Whether who asks began it.' }) isMine?: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was begun.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was last revised.' })
  revisedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  @Field(() => Int, { description: 'Counts its revisions, from 1. Whoever revises or publishes names the one read.' })
  revision!: number;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was published or discarded. Null: it is open.',
  })
  closedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => DraftOutcome, { nullable: true, description: 'How it was closed. Null: it is open.' })
  outcome!: DraftOutcome | null;

  @Column({ type: 'uuid', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Identifier of what it became. Null: it was not published.' })
  publishedId!: string | null;

  @Column({ type: 'uuid', nullable: true }) revisedById!: string | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_drafts_revised_by_id' })
  revisedBy?: Account | null;

  @Column({ type: 'uuid', nullable: true }) approvedById!: string | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_drafts_approved_by_id' })
  approvedBy?: Account | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'The revision that a second pair of eyes approved; one that came after needs them again. Null: none.',
  })
  approvedRevision!: number | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'When that revision was approved.' })
  approvedAt!: Date | null;

  /** Of the drafts that were made at once, which these are. */
  @Column({ type: 'uuid', nullable: true }) batchId!: string | null;

  @Field({ description: 'Whether its plan wants a second pair of eyes, and this revision has not had them.' })
  needsSecondEyes?: boolean;

  @Field({ description: 'Whether who asks neither began it nor revised it last: their eyes are second ones.' })
  isOfOthers?: boolean;
}
