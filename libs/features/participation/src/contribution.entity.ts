import { Account } from '@quipu/accounts';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Event } from '@quipu/events';
import { Receipt } from '@quipu/journal';
import { type PartialDate } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Plan, Stage, Theme } from '@quipu/plans';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { AuthorVisibility, Channel, ContributionKind, ContributorKind } from './contribution.codes.ts';
import { ContributionFile } from './files/contribution-file.entity.ts';
import { Region } from './regions/region.entity.ts';

/** What people and organisations left in the co-creation of a plan. Its page keeps its address for ever. */
@Entity('contributions')
@Unique('uq_contributions_plan_id_id', ['planId', 'id'])
@Index('ix_contributions_plan_id_first_stage_code', ['planId', 'firstStageCode'])
@Index('ix_contributions_plan_id_theme_code', ['planId', 'themeCode'])
@Index('ix_contributions_author_id', ['authorId'])
@ObjectType({
  description: 'A proposal, comment, question or complaint that people left in the co-creation of a plan.',
})
export class Contribution {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_contributions_plan_id' })
  @Field(() => Plan, { description: 'The plan in whose co-creation it was left.' })
  plan!: Plan;

  @Column({ type: 'text', unique: true }) @Field({ description: 'Public tracking code, `CTR-01`.' }) code!: string;

  @Column({ type: 'text' }) @Field(() => ContributionKind, { description: 'What it is.' }) kind!: ContributionKind;

  @Column({ type: 'text' }) firstStageCode!: string;

  @Field(() => Stage, { description: 'The stage at which it was first recorded.' })
  firstStage?: Stage;

  @Column({ type: 'uuid', nullable: true }) eventId!: string | null;

  @Field(() => Event, { nullable: true, description: 'The event at which it was left. Null: not known, or none.' })
  event?: Event | null;

  @Column({ type: 'text', nullable: true }) themeCode!: string | null;

  @Field(() => Theme, { nullable: true, description: 'Its subject. Null: not known.' })
  theme?: Theme | null;

  @Column({ type: 'text' })
  @Field({ description: 'In the words and the language in which it was recorded.' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Its full text. Null: only the title is known.' })
  body!: string | null;

  @Column({ type: 'text', default: 'es' })
  @Field({ description: 'Language of its words, ISO 639: `es`, `qu`, `ay`.' })
  language!: string;

  @Column({ type: 'text' })
  @Field(() => ContributorKind, { description: 'Who it came from.' })
  contributorKind!: ContributorKind;

  @Column({ type: 'uuid', nullable: true }) institutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_contributions_institution_id' })
  @Field(() => Institution, { nullable: true, description: 'The institution that left it. Null: none, or not known.' })
  institution?: Institution | null;

  /** The account that left it, if one did. Not a field: nobody but its author learns who that is. */
  @Column({ type: 'uuid', nullable: true }) authorId!: string | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_contributions_author_id' })
  author?: Account | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was recorded.' })
  recordedOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true }) regionCode!: string | null;

  @Field(() => Region, {
    nullable: true,
    description: 'The region that it is about. Null: not known, or the whole country.',
  })
  region?: Region | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => Channel, { nullable: true, description: 'How it came. Null: not known.' })
  channel!: Channel | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Where staff took it. Null: nobody of the staff did, or not known.',
  })
  place!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'On whose behalf staff recorded it, in public words.' })
  onBehalfOf!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => AuthorVisibility, {
    nullable: true,
    description: 'What of its author the public reads, as the author chose. Null: not known.',
  })
  authorVisibility!: AuthorVisibility | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The name of its author, where they chose that the public reads it.',
  })
  authorName!: string | null;

  @Field(() => [ContributionFile], { description: 'What its author attached, in that order.' })
  files?: ContributionFile[];

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was recorded. Null: no act recorded it.' })
  receipt?: Receipt | null;
}
