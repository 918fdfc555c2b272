import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { IrmReport } from './irm-report.entity.ts';

/** What an IRM report recommends, and what became of it. */
@Entity('recommendations')
@Unique('uq_recommendations_irm_report_id_number', ['irmReportId', 'number'])
@ObjectType({ description: 'What an IRM report recommends, and what became of it.' })
export class Recommendation {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) irmReportId!: string;
  @ManyToOne(() => IrmReport, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_recommendations_irm_report_id' })
  irmReport!: IrmReport;
  @Field(() => IrmReport, { description: 'The report that makes it.' }) report?: IrmReport;

  @Column({ type: 'integer' }) @Field(() => Int, { description: 'Number within the report.' }) number!: number;

  @Column({ type: 'text' }) @Field({ description: 'Text in Spanish.' }) titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Text in English. Null: not known.' })
  titleEn!: string | null;

  @Column({ type: 'boolean', nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the government addressed it, as the IRM judged. Null: not judged yet.',
  })
  isAddressed!: boolean | null;

  @Column({ type: 'boolean', nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the next plan integrated it, as the IRM judged. Null: not judged yet.',
  })
  isIntegrated!: boolean | null;
}
