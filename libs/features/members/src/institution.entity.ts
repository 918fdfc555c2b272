import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Member } from './member.entity.ts';

export enum InstitutionKind {
  GOVERNMENT = 'government',
  CIVIL_SOCIETY = 'civil_society',
  ACADEMIA = 'academia',
  PRIVATE = 'private',
  COOPERATION = 'cooperation',
}
registerEnumType(InstitutionKind, {
  name: 'InstitutionKind',
  description: 'The sector that an institution belongs to.',
});

export enum InstitutionLevel {
  NATIONAL = 'national',
  REGIONAL = 'regional',
  LOCAL = 'local',
  INTERNATIONAL = 'international',
}
registerEnumType(InstitutionLevel, {
  name: 'InstitutionLevel',
  description: 'The territory that an institution serves.',
});

/** Any body that takes part: of government, civil society, academia, business or cooperation. */
@Entity('institutions')
@Index('ix_institutions_member_id', ['memberId'])
@ObjectType({
  description: 'A body that takes part in a plan: of government, civil society, academia, business or cooperation.',
})
export class Institution {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) memberId!: string;

  @ManyToOne(() => Member, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_institutions_member_id' })
  @Field(() => Member, { description: 'The member in whose plans it takes part.' })
  member!: Member;

  @Column({ type: 'text', unique: true })
  @Field({ description: 'Its acronym, unique in this platform.' })
  code!: string;

  @Column({ type: 'text' }) @Field({ description: 'Official name in Spanish.' }) nameEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name in English. Null: not known.' })
  nameEn!: string | null;

  @Column({ type: 'text' })
  @Field(() => InstitutionLevel, { description: 'The territory that it serves.' })
  level!: InstitutionLevel;

  @Column({ type: 'text' })
  @Field(() => InstitutionKind, { description: 'The sector that it belongs to.' })
  kind!: InstitutionKind;
}
