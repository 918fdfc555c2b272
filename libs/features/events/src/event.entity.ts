import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type PartialDate } from '@quipu/kernel';
import { Plan, Stage } from '@quipu/plans';
import { InstantScalar, PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Modality, RegistrationWay } from './holding/event.rules.ts';

export enum EventKind {
  THEMATIC_TABLE = 'thematic_table',
  REGIONAL_WORKSHOP = 'regional_workshop',
  NATIONAL_TABLE = 'national_table',
  VIRTUAL_FORUM = 'virtual_forum',
  TECHNICAL_MEETING = 'technical_meeting',
  FORUM_SESSION = 'forum_session',
  PRESENTATION = 'presentation',
  RESULTS_MEETING = 'results_meeting',
}
registerEnumType(Modality, { name: 'Modality', description: 'Whether people meet in one place, online, or both.' });
registerEnumType(RegistrationWay, {
  name: 'RegistrationWay',
  description: 'OPEN: anybody with an account. BY_INVITATION: who has the code that was sent. CLOSED: nobody, here.',
});
registerEnumType(EventKind, { name: 'EventKind', description: 'What kind of meeting of the co-creation it was.' });

/** A meeting of the co-creation of a plan. */
@Entity('events')
@Unique('uq_events_plan_id_code', ['planId', 'code'])
@Unique('uq_events_plan_id_id', ['planId', 'id'])
@ObjectType({ description: 'A meeting of the co-creation of a plan.' })
export class Event {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_events_plan_id' })
  @Field(() => Plan, { description: 'The plan that it belongs to.' })
  plan!: Plan;

  @Column({ type: 'text' }) @Field({ description: 'Code within the plan, `TR-LAL`.' }) code!: string;

  @Column({ type: 'text' }) @Field(() => EventKind, { description: 'What kind of meeting it was.' }) kind!: EventKind;

  @Column({ type: 'text', nullable: true }) stageCode!: string | null;

  @Field(() => Stage, { nullable: true, description: 'The stage that it served. Null: none.' })
  stage?: Stage | null;

  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name in English. Null: not known.' })
  titleEn!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it was held.' })
  place!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it started.' })
  startsOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it ended.' })
  endsOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was announced.' })
  announcedOn!: PartialDate | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days between announcement and start; null unless both days are known. The IRM advises at least 15, the 2022 co-creation standards two weeks.',
  })
  noticeDays?: number | null;

  @Column({ type: 'boolean', nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'Whether its minutes were published. Null: not known.' })
  minutesPublished!: boolean | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'People present, as the source gives the total; its parts may add up to another number.',
  })
  attendancePublished!: number | null;

  @Field({ nullable: true, description: 'Whether it was announced with less notice than advised. Null: not known.' })
  isShortNotice?: boolean;

  @Column({ type: 'text', nullable: true })
  @Field(() => Modality, { nullable: true, description: 'How people meet. Null: not known.' })
  modality!: Modality | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it is joined online: http or https.' })
  onlineAt!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => RegistrationWay, { nullable: true, description: 'Who may register here. Null: not known.' })
  registration!: RegistrationWay | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The words of the invitation.' })
  invitation!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What is to be spoken about, and in which order.' })
  agenda!: string | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'People who can take part. Null: no limit is known.' })
  seats!: number | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'People who have to be there for it to decide. Null: none is set.' })
  quorum!: number | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The hour at which it begins. Null: only the day is known.',
  })
  beginsAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'The hour at which it ends. Null: not known.' })
  finishesAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'When it was cancelled. Null: it was not.' })
  cancelledAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  cancelledBecause!: string | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'People registered now. Null: nobody could register here.' })
  registered!: number | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Of those who registered, people who came. Null: not known.' })
  registeredAttended!: number | null;
}
