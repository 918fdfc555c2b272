import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Event } from '@quipu/events';
import { Receipt } from '@quipu/journal';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

export enum Stance {
  FAVOURABLE = 'favourable',
  FAVOURABLE_WITH_CHANGES = 'favourable_with_changes',
  UNFAVOURABLE = 'unfavourable',
  NOT_OURS = 'not_ours',
}
registerEnumType(Stance, {
  name: 'Stance',
  description: 'What an institution thinks of a contribution. NOT_OURS: it is not within its competence.',
});

/** What an institution says of a contribution in a technical meeting: not a decision. Never edited, only superseded. */
@Entity('opinions')
@Unique('uq_opinions_contribution_id_id', ['contributionId', 'id'])
@Index('uq_opinions_supersedes_id', ['supersedesId'], { unique: true })
@Index('uq_opinions_first', ['contributionId', 'institutionId'], { unique: true, where: '(supersedes_id IS NULL)' })
@ObjectType({
  description: 'What an institution says of a contribution in a technical meeting: not a decision. Never edited.',
})
export class Opinion {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) contributionId!: string;

  @Field(() => Contribution, { description: 'What it is on.' }) contribution?: Contribution;

  @Column({ type: 'uuid' }) institutionId!: string;

  @ManyToOne(() => Institution, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_opinions_institution_id' })
  @Field(() => Institution, { description: 'The institution whose opinion it is.' })
  institution?: Institution;

  @Column({ type: 'uuid', nullable: true }) eventId!: string | null;

  @Field(() => Event, { nullable: true, description: 'The technical meeting in which it was given. Null: in none.' })
  event?: Event | null;

  @Column({ type: 'text' }) @Field(() => Stance, { description: 'What it thinks of it.' }) stance!: Stance;

  @Column({ type: 'text' }) @Field({ description: 'Why, in its own words.' }) reasons!: string;

  @Column({ type: 'uuid', nullable: true }) supersedesId!: string | null;

  @Field(() => Opinion, {
    nullable: true,
    description: 'The opinion of the same institution that it takes the place of.',
  })
  supersedes?: Opinion | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it takes its place.' })
  supersedesBecause!: string | null;

  @Field({ description: 'Whether it stands: nothing takes its place.' }) isStanding?: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was recorded. Null: no act recorded it.' })
  receipt?: Receipt | null;
}
