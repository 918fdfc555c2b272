import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type PartialDate } from '@quipu/kernel';
import { Member } from '@quipu/members';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PlanPhase } from './process/phase.rules.ts';

registerEnumType(PlanPhase, {
  name: 'PlanPhase',
  description:
    'Where a plan itself stands, from its preparation to its end. The stages at which it decides are data of its own.',
});

/** What a member promises to do in a period, made together with civil society. */
@Entity('plans')
@Unique('uq_plans_member_id_number', ['memberId', 'number'])
@ObjectType({ description: 'An action plan: what a member promises to do in a period, co-created with civil society.' })
export class Plan {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) memberId!: string;

  @ManyToOne(() => Member, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_plans_member_id' })
  @Field(() => Member, { description: 'Whose plan it is.' })
  member!: Member;

  @Column({ type: 'text', unique: true }) @Field({ description: 'Public code, `PE-PAGA-3`.' }) code!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'First, second, third … plan of the member.' })
  number!: number;

  @Column({ type: 'text' }) @Field({ description: 'Official title in Spanish.' }) titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Title in English. Null: not known.' })
  titleEn!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When its period starts.' })
  startsOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When its period ends.' })
  endsOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The legal act that adopted it.' })
  legalInstrument!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was adopted.' })
  adoptedOn!: PartialDate | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: "Commitments as the government's own document counts them." })
  commitmentsPublished!: number | null;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: "Completion as the government's own document states it, percent, 0 to 100.",
  })
  completionPercentPublished!: number | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The document that these facts come from.' })
  source!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PlanPhase, { nullable: true, description: 'Where it stands. Null: not known.' })
  phase!: PlanPhase | null;

  @Column({ type: 'boolean', default: false })
  @Field({ description: 'Whether a decision needs a second pair of eyes before it is published.' })
  needsSecondEyes!: boolean;

  @Column({ type: 'integer', default: 15 })
  @Field(() => Int, {
    description: "Days, in the member's time zone, in which a contributor may ask again after a decision.",
  })
  reviewDays!: number;
}
