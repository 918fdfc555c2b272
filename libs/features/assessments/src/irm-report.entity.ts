import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type PartialDate } from '@quipu/kernel';
import { Plan } from '@quipu/plans';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Scheme } from './scheme.entity.ts';

export enum IrmReportKind {
  PROGRESS = 'progress',
  END_OF_TERM = 'end_of_term',
  DESIGN = 'design',
  IMPLEMENTATION = 'implementation',
  CO_CREATION_BRIEF = 'co_creation_brief',
  ACTION_PLAN_REVIEW = 'action_plan_review',
  RESULTS = 'results',
}
registerEnumType(IrmReportKind, { name: 'IrmReportKind', description: 'What kind of report of the IRM it is.' });

export enum PublicInfluence {
  NO_CONSULTATION = 'no_consultation',
  INFORM = 'inform',
  CONSULT = 'consult',
  INVOLVE = 'involve',
  COLLABORATE = 'collaborate',
  EMPOWER = 'empower',
}
registerEnumType(PublicInfluence, {
  name: 'PublicInfluence',
  description: 'How much the public could influence the plan: IAP2 spectrum, as the IRM uses it.',
});

/** A report of the IRM on a plan. */
@Entity('irm_reports')
@Unique('uq_irm_reports_plan_id_code', ['planId', 'code'])
@Unique('uq_irm_reports_plan_id_id', ['planId', 'id'])
@ObjectType({ description: 'A report of the Independent Reporting Mechanism on a plan.' })
export class IrmReport {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_irm_reports_plan_id' })
  @Field(() => Plan, { description: 'The plan that it reports on.' })
  plan!: Plan;

  @Column({ type: 'text' })
  @Field({ description: 'Code within the plan, `design-2017-2019`.' })
  code!: string;

  @Column({ type: 'text' })
  @Field(() => IrmReportKind, { description: 'What kind of report it is.' })
  kind!: IrmReportKind;

  @Column({ type: 'text', nullable: true }) schemeCode!: string | null;

  @ManyToOne(() => Scheme, { nullable: true })
  @JoinColumn({
    name: 'scheme_code',
    referencedColumnName: 'code',
    foreignKeyConstraintName: 'fk_irm_reports_scheme_code',
  })
  @Field(() => Scheme, { nullable: true, description: 'The scheme by which it codes. Null: not known.' })
  scheme?: Scheme | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The edition of the co-creation standards that it rates, `2017`.',
  })
  standardsEdition!: string | null;

  @Column({ type: 'text' }) @Field({ description: 'Title in Spanish.' }) titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Title in English. Null: not known.' })
  titleEn!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was published.' })
  publishedOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PublicInfluence, {
    nullable: true,
    description: 'How much the public could influence the plan. Null: not judged, or not known.',
  })
  publicInfluence!: PublicInfluence | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it can be read.' })
  source!: string | null;
}
