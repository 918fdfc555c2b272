import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Account } from '@quipu/accounts';
import { Institution } from '@quipu/members';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Sector } from '../attendance.entity.ts';
import { Event } from '../event.entity.ts';

/** That somebody will take part in an event. Read by who coordinates its plan and by auditors; the public has the count. */
@Entity('event_registrations')
@Index('uq_event_registrations_live', ['eventId', 'accountId'], { unique: true, where: '(withdrawn_at IS NULL)' })
@Index('ix_event_registrations_account_id', ['accountId'])
@ObjectType({ description: 'That somebody will take part in an event. Nobody but coordinators and auditors read it.' })
export class EventRegistration {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) eventId!: string;

  @ManyToOne(() => Event, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_event_registrations_event_id' })
  event?: Event;

  @Column({ type: 'uuid' }) accountId!: string;

  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_event_registrations_account_id' })
  account?: Account;

  @Field(() => String, { nullable: true, description: 'Name of who registered. Null: not known any more.' })
  name?: string | null;

  @Column({ type: 'uuid', nullable: true }) institutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_event_registrations_institution_id' })
  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that they come for. Null: for themselves.',
  })
  institution?: Institution | null;

  @Column({ type: 'text' }) @Field(() => Sector, { description: 'The side that they come from.' }) sector!: Sector;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What they need to take part.' })
  needs!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When they registered.' })
  registeredAt!: Date;

  @Column({ type: 'timestamptz', nullable: true }) withdrawnAt!: Date | null;

  @Column({ type: 'boolean', nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'Whether they came. Null: not known.' })
  hasAttended!: boolean | null;
}
