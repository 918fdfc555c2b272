import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A part of a country, by ISO 3166-2: versioned vocabulary, not code. */
@Entity('regions')
@ObjectType({ description: 'A part of a country that contributions may be about, by ISO 3166-2.' })
export class Region {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;

  @Column({ type: 'text', unique: true }) @Field({ description: 'ISO 3166-2, `PE-CUS`.' }) code!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name in English. Null: it has none of its own.' })
  titleEn!: string | null;

  @Column({ type: 'text' }) @Field({ description: 'Where code and name come from.' }) source!: string;
}
