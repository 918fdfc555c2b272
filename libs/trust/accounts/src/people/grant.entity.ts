import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Account } from './account.entity.ts';

export enum GrantRole {
  CONTRIBUTOR = 'contributor',
  INSTITUTION_OFFICER = 'institution_officer',
  COORDINATOR = 'coordinator',
  FORUM_MEMBER = 'forum_member',
  IRM_RESEARCHER = 'irm_researcher',
  AUDITOR = 'auditor',
  ADMINISTRATOR = 'administrator',
}
registerEnumType(GrantRole, { name: 'GrantRole', description: 'What somebody may do: docs/access.md.' });

export enum GrantState {
  WAITING = 'waiting',
  FUTURE = 'future',
  STANDING = 'standing',
  ENDED = 'ended',
}
registerEnumType(GrantState, {
  name: 'GrantState',
  description: 'Whether a grant gives something now.',
  valuesMap: {
    WAITING: { description: 'Of an administrator: gives nothing until a second one has confirmed it.' },
    FUTURE: { description: 'Its first day is still to come.' },
    STANDING: { description: 'It gives the role now.' },
    ENDED: { description: 'Its last day has passed, or it was ended before.' },
  },
});

/** A role within a member, a plan or an institution, from an instant until another. Ends; never changes otherwise. */
@Entity('grants')
@Index('ix_grants_account_id', ['accountId'])
@ObjectType({ description: 'A role within a member, a plan or an institution, from an instant until another.' })
export class Grant {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) accountId!: string;
  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_grants_account_id' })
  @Field(() => Account, { nullable: true, description: 'Who holds it. Null for who may not know.' })
  account?: Account | null;

  @Column({ type: 'text' }) @Field(() => GrantRole, { description: 'The role.' }) role!: GrantRole;

  @Column({ type: 'uuid', nullable: true }) memberId!: string | null;
  @Field(() => ID, { nullable: true, description: 'Code of the member that it is granted within, if it is one.' })
  member?: string | null;

  @Column({ type: 'uuid', nullable: true }) planId!: string | null;
  @Field(() => ID, { nullable: true, description: 'Code of the plan that it is granted within, if it is one.' })
  plan?: string | null;

  @Column({ type: 'uuid', nullable: true }) institutionId!: string | null;
  @Field(() => ID, { nullable: true, description: 'Code of the institution that it is granted within, if it is one.' })
  institution?: string | null;

  @Field(() => GrantState, { description: 'Whether it gives something now.' }) state?: GrantState;

  @Field({ description: 'Name in Spanish of what it is granted within.' }) titleEs?: string;

  @Field(() => String, { nullable: true, description: 'Name in English of what it is granted within, if it has one.' })
  titleEn?: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'From when.' })
  startsAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'Until when. Null: until it is ended.' })
  endsAt!: Date | null;

  @Column({ type: 'text' }) @Field({ description: 'Why it was given.' }) because!: string;

  @Column({ type: 'uuid', nullable: true }) grantedBy!: string | null;
  giver?: Account | null;

  @Column({ type: 'uuid', nullable: true }) confirmedBy!: string | null;
  confirmer?: Account | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When a second administrator agreed to an administrator.',
  })
  confirmedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'When it was ended before its time. Null: it was not.' })
  endedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true }) endedBy!: string | null;
  ender?: Account | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was ended.' })
  endedBecause!: string | null;
}
