import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Account } from '@quipu/accounts';
import { Institution } from '@quipu/members';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Sector } from '../attendance.entity.ts';

/** What somebody who was there says of a version of the minutes. The person stays private. */
@Entity('minutes_observations')
@Index('ix_minutes_observations_minutes_id', ['minutesId', 'recordedAt'])
@ObjectType({ description: 'What somebody who was there says of a version of the minutes. People are never named.' })
export class MinutesObservation {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) eventId!: string;

  @Column({ type: 'uuid' }) minutesId!: string;

  @Column({ type: 'uuid', nullable: true }) accountId!: string | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_minutes_observations_account_id' })
  account?: Account | null;

  @Column({ type: 'uuid', nullable: true }) institutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_minutes_observations_institution_id' })
  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that it speaks for. Null: for themselves.',
  })
  institution?: Institution | null;

  @Column({ type: 'text' }) @Field(() => Sector, { description: 'The side that it comes from.' }) sector!: Sector;

  @Column({ type: 'text' }) @Field({ description: 'The observation.' }) body!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was left.' })
  recordedAt!: Date;
}
