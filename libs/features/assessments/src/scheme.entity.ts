import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A generation of the IRM's indicators and codes. */
@Entity('schemes')
@ObjectType({ description: 'A generation of the indicators and codes of the Independent Reporting Mechanism (IRM).' })
export class Scheme {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;

  @Column({ type: 'text', unique: true }) @Field({ description: 'Code of the generation, `G4`.' }) code!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) titleEs!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name in English.' }) titleEn!: string;

  @Column({ type: 'text' }) @Field({ description: 'Where it comes from.' }) source!: string;

  @Field(() => [Indicator], { description: 'What it measures.' }) indicators?: Indicator[];
}

/** What a scheme measures, such as potential impact. */
@Entity('indicators')
@Unique('uq_indicators_scheme_code_code', ['schemeCode', 'code'])
@ObjectType({ description: 'What a scheme measures.' })
export class Indicator {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;

  @Column({ type: 'text' }) schemeCode!: string;

  @ManyToOne(() => Scheme, { nullable: false })
  @JoinColumn({
    name: 'scheme_code',
    referencedColumnName: 'code',
    foreignKeyConstraintName: 'fk_indicators_scheme_code',
  })
  @Field(() => Scheme, { description: 'The scheme that it belongs to.' })
  scheme!: Scheme;

  @Column({ type: 'text' }) @Field({ description: 'Code within the scheme, `potential_impact`.' }) code!: string;

  @Column({ type: 'integer' }) @Field(() => Int, { description: 'Place in the scheme.' }) position!: number;

  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) titleEs!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name in English.' }) titleEn!: string;

  @Field(() => [IndicatorCode], { description: 'The codes it can take, in the order of the scale.' })
  codes?: IndicatorCode[];
}

/** One code of an indicator's scale. */
@Entity('indicator_codes')
@Unique('uq_indicator_codes_scheme_code_indicator_code_code', ['schemeCode', 'indicatorCode', 'code'])
@ObjectType({ description: "One code of an indicator's scale." })
export class IndicatorCode {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;

  @Column({ type: 'text' }) schemeCode!: string;

  @Column({ type: 'text' }) indicatorCode!: string;

  @Column({ type: 'text' })
  @Field({
    description: 'The code: `moderate`. `not_reviewed`, `no_data` and `not_applicable` are three different things.',
  })
  code!: string;

  @Column({ type: 'integer' }) @Field(() => Int, { description: 'Place on the scale.' }) position!: number;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: "The IRM's own number for it, as its data sets write it." })
  officialNumber!: string | null;

  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) titleEs!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name in English.' }) titleEn!: string;

  @Column({ type: 'text' }) @Field({ description: 'Where the code and its names come from.' }) source!: string;
}
