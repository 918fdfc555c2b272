import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A participant of the Open Government Partnership, national or local. */
@Entity('members')
@ObjectType({ description: 'A national or local participant of the Open Government Partnership.' })
export class Member {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'text', unique: true })
  @Field({ description: 'ISO 3166-1 alpha-2 (`PE`), or ISO 3166-2 for a local member (`PE-LAL`).' })
  code!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) nameEs!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name in English.' }) nameEn!: string;

  @Column({ type: 'text' })
  @Field({ description: 'IANA time zone in which the days of its plans are counted, such as `America/Lima`.' })
  timeZone!: string;
}
