import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export enum EventDocumentKind {
  INVITATION = 'invitation',
  AGENDA = 'agenda',
  PRESENTATION = 'presentation',
  ATTENDANCE_LIST = 'attendance_list',
  RECORDING = 'recording',
  OTHER = 'other',
}
registerEnumType(EventDocumentKind, { name: 'EventDocumentKind', description: 'What a document of an event is.' });

/** A file or a link that belongs to an event. Never changed, never taken away. */
@Entity('event_documents')
@Index('ix_event_documents_event_id', ['eventId', 'publishedAt'])
@ObjectType({ description: 'A file or a link that belongs to an event.' })
export class EventDocument {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) eventId!: string;

  @Column({ type: 'text' }) @Field(() => EventDocumentKind, { description: 'What it is.' }) kind!: EventDocumentKind;

  @Column({ type: 'text' }) @Field({ description: 'What it is called.' }) title!: string;

  @Column({ type: 'text', default: 'es' }) @Field({ description: 'Its language, ISO 639: `es`.' }) language!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'SHA-256 of the file, lower-case hex. Null: a link.' })
  sha256!: string | null;

  @Column({ type: 'bigint', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Bytes of the file. Null: a link.' })
  sizeBytes!: number | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Media type of the file, found from its bytes. Null: a link.' })
  mediaType!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name under which the file is offered. Null: a link.' })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the file at this API: `/files/<id>`. Null: a link.' })
  fileUrl?: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where the link leads: http or https. Null: a file.' })
  url!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was published.' })
  publishedAt!: Date;
}
