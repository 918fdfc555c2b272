import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PartialDate } from '@quipu/kernel';
import { InstantScalar, PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MinutesState } from './minutes.rules.ts';

registerEnumType(MinutesState, {
  name: 'MinutesState',
  description: 'PROPOSED: open for observations of those who were there. APPROVED: fixed for ever.',
});

/** A version of the minutes of an event. Never changed; after the approved one there is no other. */
@Entity('minutes')
@Unique('uq_minutes_event_id_version', ['eventId', 'version'])
@Unique('uq_minutes_event_id_id', ['eventId', 'id'])
@ObjectType({ description: 'A version of the minutes of an event. After the approved one there is no other.' })
export class Minutes {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) eventId!: string;

  @Column({ type: 'integer' }) @Field(() => Int, { description: 'Counts the versions, from 1.' }) version!: number;

  @Column({ type: 'text' })
  @Field(() => MinutesState, { description: 'Proposed or approved.' })
  state!: MinutesState;

  @Column({ type: 'text' }) @Field({ description: 'What was said and agreed.' }) body!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What changed against the version before, and why.' })
  because!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'The last day for observations. Null: there is none.',
  })
  observationsUntil!: PartialDate | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was published.' })
  recordedAt!: Date;
}
