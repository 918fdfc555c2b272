import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Plan } from '../plan.entity.ts';

export enum PlanTextKind {
  RULE = 'rule',
  QUESTION = 'question',
}
registerEnumType(PlanTextKind, {
  name: 'PlanTextKind',
  description: 'RULE: a rule of the process. QUESTION: a question that people ask about it, with its answer.',
});

/** What people read about the process before they take part. */
@Entity('plan_texts')
@Unique('uq_plan_texts_plan_id_kind_position', ['planId', 'kind', 'position'])
@ObjectType({ description: 'A rule of the process of a plan, or a question that people ask about it with its answer.' })
export class PlanText {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_plan_texts_plan_id' })
  plan!: Plan;

  @Column({ type: 'text' }) @Field(() => PlanTextKind, { description: 'What it is.' }) kind!: PlanTextKind;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Place among those of its kind, from 1; the place of a withdrawn one stays empty.' })
  position!: number;

  @Column({ type: 'text' })
  @Field({ description: 'The rule in a line, or the question, in Spanish.' })
  titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The same in English. Null: not known.' })
  titleEn!: string | null;

  @Column({ type: 'text' }) @Field({ description: 'The rule in full, or the answer, in Spanish.' }) bodyEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The same in English. Null: not known.' })
  bodyEn!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'When it was withdrawn. Null: it holds.' })
  withdrawnAt!: Date | null;
}
