import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { IsEnum, IsOptional, MaxLength } from 'class-validator';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Moderation } from '../moderation.entity.ts';

export enum ReportGround {
  PERSONAL_DATA = 'personal_data',
  OFFENCE = 'offence',
  UNLAWFUL = 'unlawful',
  ADVERTISING = 'advertising',
  UNRELATED = 'unrelated',
}
registerEnumType(ReportGround, {
  name: 'ReportGround',
  description:
    'PERSONAL_DATA: data of somebody who did not agree. OFFENCE: it insults or threatens. UNLAWFUL: it breaks a law. ADVERTISING: it sells something. UNRELATED: it has nothing to do with the plan.',
});

/** Somebody says that a contribution should not be public. Who, is not kept. */
@Entity('contribution_reports')
@Index('ix_contribution_reports_contribution_id', ['contributionId'])
@Index('ix_contribution_reports_open', ['planId', 'reportedAt'], { where: 'closed_at IS NULL' })
export class ContributionReport {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column({ type: 'uuid' }) planId!: string;
  @Column({ type: 'uuid' }) contributionId!: string;
  @Column({ type: 'text' }) ground!: ReportGround;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) reportedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Column({ type: 'uuid', nullable: true }) moderationId!: string | null;

  @ManyToOne(() => Moderation, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_contribution_reports_moderation_id' })
  moderation?: Moderation | null;

  @Column({ type: 'text', nullable: true }) closedBecause!: string | null;
}

@InputType({ description: 'That a contribution should not be public.' })
export class ReportContributionInput {
  @Field(() => ID, { description: 'Tracking code of the contribution.' })
  @MaxLength(60)
  contribution!: string;

  @Field(() => ReportGround, { description: 'Why.' })
  @IsEnum(ReportGround)
  ground!: ReportGround;

  @Field(() => String, { nullable: true, description: 'In your words, for those who look at it: 2,000 characters.' })
  @IsOptional()
  @MaxLength(2_000)
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Left empty by people: a form hides it. What fills it in is thanked, and not heard.',
  })
  @IsOptional()
  @MaxLength(2_000)
  website?: string | null;
}

@ObjectType({ description: 'That a report was received. Somebody looks at it; who reported is not kept.' })
export class ReportReceived {
  @Field(() => ID, { description: 'Tracking code of the contribution.' }) contribution!: string;
}

@ObjectType({ description: 'That a report is closed and the contribution left as it is.' })
export class ReportClosed {
  @Field(() => ID, { description: 'Id of the report.' }) id!: string;
}

@ObjectType({ description: 'Somebody says that a contribution should not be public; for those who moderate.' })
export class Report {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => ReportGround, { description: 'Why.' }) ground!: ReportGround;
  @Field(() => String, { nullable: true, description: 'In the words of who reported it.' }) note!: string | null;
  @Field(() => InstantScalar, { description: 'When.' }) reportedAt!: Date;
}

@ObjectType({ description: 'A contribution as those who moderate read it, hidden or not, and what is reported of it.' })
export class ModerationCase {
  @Field(() => ID, { description: 'Its tracking code.' }) code!: string;
  @Field(() => ID, { description: 'Code of its plan.' }) plan!: string;
  @Field({ description: 'Its title.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'Its text.' }) body!: string | null;
  @Field({ description: 'Language of its words.' }) language!: string;
  @Field(() => ID, { nullable: true, description: 'Id of the moderation that stands. Null: there was none.' })
  standing!: string | null;
  @Field({ description: 'Whether it is hidden now.' }) isHidden!: boolean;
  @Field(() => [Report], { description: 'What is reported and still open, the oldest first.' }) reports!: Report[];
}
