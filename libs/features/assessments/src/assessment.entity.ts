import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Commitment, Milestone } from '@quipu/commitments';
import { Receipt } from '@quipu/journal';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { IrmReport } from './irm-report.entity.ts';
import { Indicator, IndicatorCode } from './scheme.entity.ts';

/** The IRM's code for one indicator of a commitment or milestone. Never edited: another supersedes it. */
@Entity('assessments')
@Index('uq_assessments_supersedes_id', ['supersedesId'], { unique: true })
@Index('ix_assessments_commitment_id', ['commitmentId', 'indicatorCode'])
@Index('ix_assessments_milestone_id', ['milestoneId'])
@Index('ix_assessments_plan_id_indicator_code', ['planId', 'indicatorCode'], { where: '(milestone_id IS NULL)' })
@Index('uq_assessments_first', { synchronize: false })
@ObjectType({
  description: "The IRM's code for one indicator of a commitment or milestone. Never edited: another supersedes it.",
})
export class Assessment {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;
  @Column({ type: 'uuid' }) irmReportId!: string;
  @Field(() => IrmReport, { description: 'The report that gives it.' }) report?: IrmReport;

  @Column({ type: 'uuid' }) commitmentId!: string;
  @Field(() => Commitment, { description: 'The commitment that it is about.' }) commitment?: Commitment;

  @Column({ type: 'uuid', nullable: true }) milestoneId!: string | null;
  @Field(() => Milestone, {
    nullable: true,
    description: 'The milestone that it is about. Null: the commitment as a whole.',
  })
  milestone?: Milestone | null;

  @Column({ type: 'text' }) schemeCode!: string;
  @Column({ type: 'text' }) indicatorCode!: string;
  @Field(() => Indicator, { description: 'What is measured.' }) indicator?: Indicator;

  @Column({ type: 'text', name: 'code' }) codeText!: string;
  @Field(() => IndicatorCode, { description: 'The code given.' }) code?: IndicatorCode;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: "The researcher's reasons." })
  rationale!: string | null;

  @Column({ type: 'uuid', nullable: true }) supersedesId!: string | null;

  @ManyToOne(() => Assessment, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_assessments_supersedes_id' })
  @Field(() => Assessment, {
    nullable: true,
    description: 'The one that it takes the place of; that one stays readable. Null: it is the first.',
  })
  supersedes?: Assessment | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it takes the place of an earlier one.' })
  supersedesBecause!: string | null;

  @Field({ description: 'Whether it stands today: nothing supersedes it.' }) isStanding?: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was recorded in this platform.' })
  recordedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'The role in which it was recorded, `irm_researcher`; `system` for an import. Null: no act recorded it.',
  })
  role?: string | null;

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was recorded. Null: no act recorded it.' })
  receipt?: Receipt | null;
}
