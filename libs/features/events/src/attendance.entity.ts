import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Event } from './event.entity.ts';

export enum Sector {
  GOVERNMENT = 'government',
  CIVIL_SOCIETY = 'civil_society',
  OTHER = 'other',
}
registerEnumType(Sector, { name: 'Sector', description: 'The side that people came from.' });

/** How many people of one sector attended an event. No row: not known, which is not zero. */
@Entity('attendances')
@Unique('uq_attendances_event_id_sector', ['eventId', 'sector'])
@ObjectType({ description: 'How many people of one sector attended.' })
export class Attendance {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;

  @Column({ type: 'uuid' }) eventId!: string;

  @ManyToOne(() => Event, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_attendances_event_id' })
  event!: Event;

  @Column({ type: 'text' }) @Field(() => Sector, { description: 'The side that they came from.' }) sector!: Sector;

  @Column({ type: 'integer' }) @Field(() => Int, { description: 'People, 0 or more.' }) people!: number;
}
