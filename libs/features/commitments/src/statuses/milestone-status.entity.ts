import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Receipt } from '@quipu/journal';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Milestone } from '../milestone.entity.ts';
import { MilestoneStatusCode } from './milestone-status.rules.ts';

registerEnumType(MilestoneStatusCode, {
  name: 'MilestoneStatusCode',
  description: 'Where a milestone stands, as the coordinator judges it.',
});

/** Where a milestone stands, by the coordinator's own judgement (P9). Never edited: another takes its place. */
@Entity('milestone_statuses')
@Unique('uq_milestone_statuses_milestone_id_id', ['milestoneId', 'id'])
@Index('uq_milestone_statuses_supersedes_id', ['supersedesId'], { unique: true })
@Index('uq_milestone_statuses_first', ['milestoneId'], { unique: true, where: '(supersedes_id IS NULL)' })
@ObjectType({
  description:
    "Where a milestone stands, by the coordinator's own judgement: not the institution's report, nor the IRM's code. Never edited: another takes its place.",
})
export class MilestoneStatus {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) commitmentId!: string;

  @Column({ type: 'uuid' }) milestoneId!: string;

  @Field(() => Milestone, { description: 'The milestone that it is about.' })
  milestone?: Milestone;

  @Column({ type: 'text' })
  @Field(() => MilestoneStatusCode, { description: 'Where it stands.' })
  status!: MilestoneStatusCode;

  @Column({ type: 'text' })
  @Field({ description: 'Why, in the words of who says so; at least 10 characters.' })
  because!: string;

  @Column({ type: 'uuid', nullable: true }) supersedesId!: string | null;

  @Field(() => MilestoneStatus, {
    nullable: true,
    description: 'The one that it takes the place of; that one stays readable. Null: it is the first.',
  })
  supersedes?: MilestoneStatus | null;

  @Field({ description: 'Whether it stands: nothing takes its place.' }) isStanding?: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The role in which it was given, `coordinator`. Null: no act recorded it.',
  })
  role?: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was recorded in this platform.' })
  recordedAt!: Date;

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was recorded. Null: no act recorded it.' })
  receipt?: Receipt | null;
}
