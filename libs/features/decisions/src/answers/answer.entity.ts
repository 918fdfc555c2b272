import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Receipt } from '@quipu/journal';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The answer to a question, a comment or a complaint. Never edited, only superseded. */
@Entity('answers')
@Unique('uq_answers_contribution_id_id', ['contributionId', 'id'])
@Index('uq_answers_supersedes_id', ['supersedesId'], { unique: true })
@Index('ix_answers_contribution_id', ['contributionId', 'recordedAt'])
@ObjectType({
  description:
    'The answer to a question, a comment or a complaint, by who coordinates the plan or by the institution that it concerns. Never edited.',
})
export class Answer {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) contributionId!: string;

  @Field(() => Contribution, { description: 'What it answers.' }) contribution?: Contribution;

  @Column({ type: 'uuid', nullable: true }) institutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_answers_institution_id' })
  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that answers. Null: who coordinates the plan does.',
  })
  institution?: Institution | null;

  @Column({ type: 'text' }) @Field({ description: 'The answer in words.' }) body!: string;

  @Column({ type: 'text', default: 'es' })
  @Field({ description: 'Language of its words, ISO 639: `es`.' })
  language!: string;

  @Column({ type: 'uuid', nullable: true }) supersedesId!: string | null;

  @Field(() => Answer, { nullable: true, description: 'The answer of the same one that it takes the place of.' })
  supersedes?: Answer | null;

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
