import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ContributionKind } from '@quipu/participation';
import { Plan, Stage } from '@quipu/plans';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

/** In how many days the contributions of a plan are to be answered. */
@Entity('answer_terms')
@ObjectType({
  description:
    'In how many days contributions are to be answered. The term that names stage and kind goes before one that names the kind, then the stage, then neither.',
})
export class AnswerTerm {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_answer_terms_plan_id' })
  plan!: Plan;

  @Column({ type: 'text', nullable: true }) stageCode!: string | null;

  @Field(() => Stage, { nullable: true, description: 'Of what was first recorded at this stage. Null: at any.' })
  stage?: Stage | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => ContributionKind, { nullable: true, description: 'Of contributions of this kind. Null: of any.' })
  kind!: ContributionKind | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: "Days in the member's time zone, counted from the day it was recorded. Null: taken back.",
  })
  days!: number | null;
}
