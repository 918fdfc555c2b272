import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Demand } from './outcome.ts';

registerEnumType(Demand, {
  name: 'Demand',
  description:
    'What a ground demands to be named. PROGRAMME: the one that is under way, in `named`. DUPLICATE: the contribution that it repeats, in `duplicateOf`. PLACE: where it is taken up, in `named`. LEGAL_GROUND: the norm, in `legalGround`. WITHDRAWAL: nothing; only its author decides on it.',
});

/** A ground for a decision: versioned vocabulary, not code. */
@Entity('reason_codes')
@ObjectType({ description: 'A ground for a decision short of full acceptance, and what it demands.' })
export class ReasonCode {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;

  @Column({ type: 'text', unique: true }) @Field({ description: 'Permanent code, `budget`.' }) code!: string;

  @Column({ type: 'integer' }) @Field(() => Int, { description: 'Place in the list.' }) position!: number;

  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) titleEs!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name in English.' }) titleEn!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, {
    description: 'Characters that the reasons in words must have at least, beyond the name of the code.',
  })
  minLength!: number;

  @Column({ type: 'boolean' })
  @Field({ description: 'Only for decisions observed in a source, never for one that is being taken.' })
  needsSource!: boolean;

  @Column({ type: 'text', nullable: true })
  @Field(() => Demand, {
    nullable: true,
    description: 'What a decision on it has to name beside its reasons. Null: nothing.',
  })
  demands!: Demand | null;

  @Column({ type: 'text' }) @Field({ description: 'Where the code comes from.' }) source!: string;
}
