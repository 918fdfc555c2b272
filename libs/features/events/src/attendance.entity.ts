import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Institution } from '@quipu/members';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Event } from './event.entity.ts';

export enum Sector {
  GOVERNMENT = 'government',
  CIVIL_SOCIETY = 'civil_society',
  OTHER = 'other',
}
registerEnumType(Sector, { name: 'Sector', description: 'The side that people came from.' });

/** How many people of one sector, and of one institution where that is told, attended an event. No row: not known, which is not zero. */
@Entity('attendances')
@ObjectType({ description: 'How many people of one sector, or of one institution of it, attended.' })
export class Attendance {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;

  @Column({ type: 'uuid' }) eventId!: string;

  @ManyToOne(() => Event, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_attendances_event_id' })
  event!: Event;

  @Column({ type: 'text' }) @Field(() => Sector, { description: 'The side that they came from.' }) sector!: Sector;

  @Column({ type: 'integer' }) @Field(() => Int, { description: 'People, 0 or more.' }) people!: number;

  @Column({ type: 'uuid', nullable: true }) institutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_attendances_institution_id' })
  @Field(() => Institution, {
    nullable: true,
    description: 'Whose people they were. Null: others of the sector, whose institutions are not told.',
  })
  institution?: Institution | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Seats that were kept for them. Null: not known.' })
  seats!: number | null;
}
