import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type PartialDate } from '@quipu/kernel';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Commitment } from './commitment.entity.ts';

/** A step of a commitment that can be seen to be done. */
@Entity('milestones')
@Unique('uq_milestones_commitment_id_number', ['commitmentId', 'number'])
@Unique('uq_milestones_commitment_id_id', ['commitmentId', 'id'])
@ObjectType({ description: 'A step of a commitment that can be seen to be done.' })
export class Milestone {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) commitmentId!: string;

  @ManyToOne(() => Commitment, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_milestones_commitment_id' })
  @Field(() => Commitment, { description: 'The commitment that it is a step of.' })
  commitment!: Commitment;

  @Column({ type: 'text' }) @Field({ description: 'Number within the commitment; text.' }) number!: string;

  @Column({ type: 'text' }) @Field({ description: 'Title in Spanish.' }) titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Title in English. Null: not known.' })
  titleEn!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When work on it starts.' })
  startsOn!: PartialDate | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it is due.' })
  endsOn!: PartialDate | null;
}
