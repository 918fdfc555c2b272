import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Milestone } from '@quipu/commitments';
import { Receipt } from '@quipu/journal';
import { Institution } from '@quipu/members';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

export enum EvidenceKind {
  FILE = 'file',
  LINK = 'link',
}
registerEnumType(EvidenceKind, {
  name: 'EvidenceKind',
  description: 'FILE: its bytes are kept here. LINK: it stands elsewhere, and nothing of it is kept.',
});

/** What shows that a milestone was worked on. Never changed: a new version takes its place, and the old one stays. */
@Entity('evidence')
@Unique('uq_evidence_milestone_id_id', ['milestoneId', 'id'])
@Index('uq_evidence_supersedes_id', ['supersedesId'], { unique: true })
@Index('ix_evidence_milestone_id', ['milestoneId', 'submittedAt'])
@Index('ix_evidence_commitment_id', ['commitmentId'])
@Index('ix_evidence_sha256', ['sha256'])
@ObjectType({ description: 'What shows that a milestone was worked on, as the institution that answers for it says.' })
export class Evidence {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) commitmentId!: string;

  @Column({ type: 'uuid' }) milestoneId!: string;

  @Field(() => Milestone, { description: 'What it is evidence of.' })
  milestone?: Milestone;

  @Column({ type: 'uuid' }) institutionId!: string;

  @ManyToOne(() => Institution, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_evidence_institution_id' })
  @Field(() => Institution, { description: 'The institution that submitted it.' })
  institution!: Institution;

  @Column({ type: 'text' }) @Field(() => EvidenceKind, { description: 'A file, or a link.' }) kind!: EvidenceKind;

  @Column({ type: 'text' }) @Field({ description: 'What it is called.' }) title!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What it shows, in the words of the institution.' })
  description!: string | null;

  @Column({ type: 'text', default: 'es' })
  @Field({ description: 'Language of title and description: `es`.' })
  language!: string;

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

  @Field(() => String, {
    nullable: true,
    description: 'Address of the file at this API: `/evidence/<id>/file`. Null: a link.',
  })
  fileUrl?: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Where the link leads: http or https, in normal form. Null: a file.',
  })
  url!: string | null;

  @Column({ type: 'uuid', nullable: true }) supersedesId!: string | null;

  @Field(() => Evidence, {
    nullable: true,
    description: 'What it takes the place of, on the same milestone; that stays readable.',
  })
  supersedes?: Evidence | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it takes its place.' })
  supersedesBecause!: string | null;

  @Field({ description: 'Whether it stands: nothing takes its place.' })
  isStanding?: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was submitted.' })
  submittedAt!: Date;

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was submitted. Null: no act recorded it.' })
  receipt?: Receipt | null;
}
