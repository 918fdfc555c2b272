import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Receipt } from '@quipu/journal';
import { Contribution } from '@quipu/participation';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export enum ModerationGround {
  PERSONAL_DATA = 'personal_data',
  OFFENCE = 'offence',
  UNLAWFUL = 'unlawful',
  ADVERTISING = 'advertising',
  UNRELATED = 'unrelated',
  SHOWN_AGAIN = 'shown_again',
}
registerEnumType(ModerationGround, {
  name: 'ModerationGround',
  description: 'Why a contribution is hidden from the public; SHOWN_AGAIN: it no longer is.',
});

/** That a contribution is hidden from the public, or shown again. Never edited: the next one supersedes it. */
@Entity('moderations')
@Unique('uq_moderations_contribution_id_id', ['contributionId', 'id'])
@Index('uq_moderations_supersedes_id', ['supersedesId'], { unique: true })
@Index('uq_moderations_first', ['contributionId'], { unique: true, where: 'supersedes_id IS NULL' })
@Index('ix_moderations_plan_id', ['planId', 'recordedAt'])
@ObjectType({
  description: 'The decision to hide a contribution from the public, or to show it again, with its reasons.',
})
export class Moderation {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) contributionId!: string;

  @Field(() => Contribution, { description: 'What is hidden or shown.' }) contribution?: Contribution;

  @Column({ type: 'boolean' }) @Field({ description: 'Whether it hides.' }) isHidden!: boolean;

  @Column({ type: 'text' }) @Field(() => ModerationGround, { description: 'The ground.' }) ground!: ModerationGround;

  @Column({ type: 'text' }) @Field({ description: 'Why, in the words of who decided it.' }) reasons!: string;

  @Column({ type: 'uuid', nullable: true }) supersedesId!: string | null;

  @Field(() => Moderation, { nullable: true, description: 'The one before it on the same contribution.' })
  supersedes?: Moderation | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'Since when.' })
  recordedAt!: Date;

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was decided.' }) receipt?: Receipt | null;
}
