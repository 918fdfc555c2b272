import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type PartialDate } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Plan, Theme } from '@quipu/plans';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One promise of an action plan, held by one lead institution. */
@Entity('commitments')
@Unique('uq_commitments_plan_id_number', ['planId', 'number'])
@Unique('uq_commitments_plan_id_id', ['planId', 'id'])
@Index('ix_commitments_lead_institution_id', ['leadInstitutionId'])
@Index('ix_commitments_plan_id_natural', { synchronize: false })
@ObjectType({ description: 'One promise of an action plan, held by one lead institution.' })
export class Commitment {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_commitments_plan_id' })
  @Field(() => Plan, { description: 'The plan that promises it.' })
  plan!: Plan;

  @Column({ type: 'text' }) @Field({ description: 'As printed in the plan; text: `3`, `V.1.a`.' }) number!: string;

  @Column({ type: 'text' }) @Field({ description: 'Official title in Spanish.' }) titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Title in English. Null: not known.' })
  titleEn!: string | null;

  @Column({ type: 'uuid', nullable: true }) leadInstitutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_commitments_lead_institution_id' })
  leadInstitution?: Institution | null;

  @Field(() => Institution, { nullable: true, description: 'The institution that answers for it. Null: not known.' })
  lead?: Institution | null;

  @Column({ type: 'text', nullable: true }) themeCode!: string | null;

  @Field(() => Theme, { nullable: true, description: 'Its subject. Null: not known.' })
  theme?: Theme | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When work on it starts.' })
  startsOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it ends.' })
  endsOn!: PartialDate | null;
}
