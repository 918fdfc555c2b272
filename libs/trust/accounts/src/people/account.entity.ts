import { Field, ID, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The entry of one person to this platform. Name and address are personal data, read by that person and administrators. */
@Entity('accounts')
@Index('uq_accounts_email', ['email'], { unique: true })
@ObjectType({ description: 'The entry of one person to this platform.' })
export class Account {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'text', default: 'es' })
  @Field({ description: 'Language of the mails that it gets: `es`, `en`.' })
  language!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'As the person wants to be called. Null: never said, or erased.',
  })
  name!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where mails go. Null: erased.' })
  email!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was opened.' })
  registeredAt!: Date;
}
