import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type PartialDate } from '@quipu/kernel';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Plan } from './plan.entity.ts';

/** A stage at which a plan decides on its contributions. The list is the plan's own: data, not code. */
@Entity('stages')
@Unique('uq_stages_plan_id_code', ['planId', 'code'])
@Unique('uq_stages_plan_id_position', ['planId', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@ObjectType({ description: 'A stage at which this plan decides on its contributions.' })
export class Stage {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_stages_plan_id' })
  plan!: Plan;

  @Column({ type: 'text' }) @Field({ description: 'Code within the plan, `national_table`.' }) code!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Place in the order of the stages, from 1.' })
  position!: number;

  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name in English. Null: not known.' })
  titleEn!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'The day on which it opens. Null: not published.' })
  opensOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'The last day on which it is open.' })
  closesOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'The day on which its opening was made public.' })
  announcedOn!: PartialDate | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days from the announcement to the opening; below zero, announced afterwards. Null: not known.',
  })
  noticeDays?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether that is less than the 15 days that the IRM advises. Null: not known.',
  })
  isShortNotice?: boolean | null;
}
