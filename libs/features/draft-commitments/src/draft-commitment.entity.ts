import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Receipt } from '@quipu/journal';
import { Plan } from '@quipu/plans';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DraftOrigin } from './kinds.ts';

/** What may become a commitment of a plan. Public from its first version on; its page keeps its address for ever. */
@Entity('draft_commitments')
@Unique('uq_draft_commitments_plan_id_id', ['planId', 'id'])
@ObjectType({ description: 'What may become a commitment of a plan, written in public, version by version.' })
export class DraftCommitment {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_draft_commitments_plan_id' })
  @Field(() => Plan, { description: 'The plan that it is written for.' })
  plan!: Plan;

  @Column({ type: 'text', unique: true }) @Field({ description: 'Public code, `PE-PAGA-6-PC-1`.' }) code!: string;

  @Column({ type: 'text' })
  @Field(() => DraftOrigin, { description: 'Where it comes from.' })
  origin!: DraftOrigin;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Of an initiative of the government: whose it is, and why. Null: it comes from contributions.',
  })
  initiative!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When its first version was published.' })
  openedAt!: Date;

  @Field(() => Int, { description: 'How many versions it has.' }) versionCount?: number;

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was opened. Null: no act recorded it.' })
  receipt?: Receipt | null;
}
