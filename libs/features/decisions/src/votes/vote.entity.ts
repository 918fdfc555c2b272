import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Account } from '@quipu/accounts';
import { Event } from '@quipu/events';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

export enum VoteChoice {
  IN_FAVOUR = 'in_favour',
  AGAINST = 'against',
  ABSTENTION = 'abstention',
}
registerEnumType(VoteChoice, { name: 'VoteChoice', description: 'How somebody votes.' });

/** How a member of the forum voted on a contribution in a session. Who cast it is not public. */
@Entity('votes')
@Unique('uq_votes_contribution_id_id', ['contributionId', 'id'])
@Index('uq_votes_supersedes_id', ['supersedesId'], { unique: true })
@Index('uq_votes_first', ['contributionId', 'eventId', 'accountId'], { unique: true, where: '(supersedes_id IS NULL)' })
@ObjectType({
  description: 'How a member of the forum voted on a contribution in a session. Who cast it is not public.',
})
export class Vote {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) contributionId!: string;

  @Field(() => Contribution, { description: 'On what.' }) contribution?: Contribution;

  @Column({ type: 'uuid' }) eventId!: string;

  @Field(() => Event, { description: 'The session of the forum.' }) event?: Event;

  @Column({ type: 'uuid', nullable: true }) accountId!: string | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_votes_account_id' })
  account?: Account | null;

  @Column({ type: 'uuid', nullable: true }) institutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_votes_institution_id' })
  @Field(() => Institution, { nullable: true, description: 'For which institution it was cast. Null: for none.' })
  institution?: Institution | null;

  @Column({ type: 'text' }) @Field(() => VoteChoice, { description: 'How.' }) choice!: VoteChoice;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why, if it was said.' })
  because!: string | null;

  @Column({ type: 'uuid', nullable: true }) supersedesId!: string | null;

  @Field({ description: 'Whether it counts: who cast it did not vote otherwise later.' }) isStanding?: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was cast.' })
  recordedAt!: Date;
}

@ObjectType({ description: 'The votes on a contribution in one session of the forum.' })
export class VoteCount {
  @Field(() => Event, { description: 'The session.' }) event!: Event;
  @Field(() => Int, { description: 'Votes in favour.' }) inFavour!: number;
  @Field(() => Int, { description: 'Votes against.' }) against!: number;
  @Field(() => Int, { description: 'Abstentions.' }) abstentions!: number;
}
