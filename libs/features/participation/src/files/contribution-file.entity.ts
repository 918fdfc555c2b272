import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A file that came with a contribution. Never changed. */
@Entity('contribution_files')
@Index('ix_contribution_files_contribution_id', ['contributionId'])
@Index('ix_contribution_files_sha256', ['sha256'])
@ObjectType({ description: 'A file that came with a contribution.' })
export class ContributionFile {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) contributionId!: string;

  @Column({ type: 'text' }) @Field({ description: 'What it is called.' }) title!: string;

  @Column({ type: 'text' }) @Field({ description: 'SHA-256 of its bytes, lower-case hex.' }) sha256!: string;

  @Column({ type: 'bigint' }) @Field(() => Int, { description: 'Its size, in bytes.' }) sizeBytes!: number;

  @Column({ type: 'text' }) @Field({ description: 'Media type, found from its bytes.' }) mediaType!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name under which it is offered.' }) fileName!: string;

  @Field({ description: 'Its address at this API: `/files/<id>`.' }) fileUrl?: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was attached.' })
  attachedAt!: Date;
}
