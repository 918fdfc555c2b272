import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { IrmReport } from './irm-report.entity.ts';

export enum StandardPart {
  FORUM = 'forum',
  DEVELOPMENT = 'development',
  REPOSITORY = 'repository',
}
registerEnumType(StandardPart, {
  name: 'StandardPart',
  description: 'What a standard is about: the forum, the development of the plan, or the repository.',
});

export enum Rating {
  MET = 'met',
  IN_PROGRESS = 'in_progress',
  NOT_MET = 'not_met',
}
registerEnumType(Rating, { name: 'Rating', description: 'Whether a standard was met.' });

/** One of OGP's participation and co-creation standards. */
@Entity('standards')
@Unique('uq_standards_edition_code', ['edition', 'code'])
@ObjectType({ description: "One of OGP's participation and co-creation standards." })
export class Standard {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column({ type: 'text' }) @Field({ description: 'Edition of the standards, `2017`.' }) edition!: string;
  @Column({ type: 'text' }) @Field({ description: 'Code within the edition, `4e`.' }) code!: string;
  @Column({ type: 'integer' }) @Field(() => Int, { description: 'Place in the edition.' }) position!: number;
  @Column({ type: 'text' }) @Field(() => StandardPart, { description: 'What it is about.' }) part!: StandardPart;
  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) titleEs!: string;
  @Column({ type: 'text' }) @Field({ description: 'Name in English.' }) titleEn!: string;
  @Column({ type: 'text' }) @Field({ description: 'Where it comes from.' }) source!: string;
}

/** How the IRM rated one standard. Never edited: another supersedes it. */
@Entity('standard_ratings')
@Index('uq_standard_ratings_supersedes_id', ['supersedesId'], { unique: true })
@Index('uq_standard_ratings_first', ['irmReportId', 'edition', 'standardCode'], {
  unique: true,
  where: '(supersedes_id IS NULL)',
})
@ObjectType({ description: 'How the IRM rated one standard of co-creation for one plan.' })
export class StandardRating {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) irmReportId!: string;
  @ManyToOne(() => IrmReport, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_standard_ratings_irm_report_id' })
  irmReport!: IrmReport;
  @Field(() => IrmReport, { description: 'The report that rates it.' }) report?: IrmReport;

  @Column({ type: 'text' }) edition!: string;
  @Column({ type: 'text' }) standardCode!: string;
  @Field(() => Standard, { description: 'What is rated.' }) standard?: Standard;

  @Column({ type: 'text' }) @Field(() => Rating, { description: 'The rating.' }) rating!: Rating;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The facts that show it.' })
  facts!: string | null;

  @Column({ type: 'uuid', nullable: true }) supersedesId!: string | null;
  @ManyToOne(() => StandardRating, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_standard_ratings_supersedes_id' })
  supersedes?: StandardRating | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it takes the place of an earlier one.' })
  supersedesBecause!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was recorded in this platform.' })
  recordedAt!: Date;
}
