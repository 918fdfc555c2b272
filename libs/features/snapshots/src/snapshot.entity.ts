import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { Plan } from '@quipu/plans';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PlanFigures } from './figures.type.ts';

/** The figures of a plan on a day, with the rule that computed them. Immutable. */
@Entity('snapshots')
@Unique('uq_snapshots_plan_id_day', ['planId', 'day'])
@ObjectType({ description: 'The figures of a plan on a day, with the rule that computed them. Never changed.' })
export class Snapshot {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_snapshots_plan_id' })
  @Field(() => Plan, { description: 'Whose figures they are.' })
  plan!: Plan;

  @Column({ type: 'date' })
  @Field(() => String, { description: "The day, in the member's time zone: `2026-11-20`." })
  day!: string;

  @Column({ type: 'text' })
  @Field({ description: 'The rule that computed the figures, with its version.' })
  rule!: string;

  @Column({ type: 'bigint' })
  @Field(() => Float, {
    description:
      'Leaves of the log that the figures are computed from, a whole number: asked as of `position:<this>`, the plan has the same figures.',
  })
  position!: string;

  @Column({ type: 'jsonb' })
  @Field(() => PlanFigures, { description: 'The figures, as they were.' })
  figures!: PlanFigures;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was taken.' })
  takenAt!: Date;
}
