import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Account } from '@quipu/accounts';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { InstantScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

/** One person, or one institution, backs one contribution. Ends, and may be given again; never deleted. */
@Entity('supports')
@Index('uq_supports_person', ['contributionId', 'accountId'], {
  unique: true,
  where: '(ended_at IS NULL) AND (institution_id IS NULL)',
})
@Index('uq_supports_institution', ['contributionId', 'institutionId'], { unique: true, where: 'ended_at IS NULL' })
@Index('ix_supports_contribution_id', ['contributionId', 'startedAt'])
@Index('ix_supports_account_id', ['accountId'])
@ObjectType({ description: 'That a person or an institution backs a contribution. People are counted, never named.' })
export class Support {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) contributionId!: string;

  @Field(() => Contribution, { description: 'What is backed.' }) contribution?: Contribution;

  @Column({ type: 'uuid', nullable: true }) institutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_supports_institution_id' })
  @Field(() => Institution, { nullable: true, description: 'The institution that backs it. Null: a person.' })
  institution?: Institution | null;

  /** Not a field: nobody learns which person backs what, or who spoke for the institution. */
  @Column({ type: 'uuid', nullable: true }) accountId!: string | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_supports_account_id' })
  account?: Account | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'Since when.' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'When it was taken back. Null: it stands.' })
  endedAt!: Date | null;
}

@ObjectType({ description: 'How many back a contribution. One person who also speaks for an institution is two.' })
export class SupportCount {
  @Field(() => Int, { description: 'People.' }) people!: number;
  @Field(() => Int, { description: 'Institutions.' }) institutions!: number;
}

/**
 * Signs that supports of one contribution may not come from as many people as they seem to. They prove nothing by
 * themselves: a workshop makes a busy hour as well.
 */
@ObjectType({
  description:
    'Signs that the people who support a contribution may be fewer than they seem, for staff. Figures alone, of supports by people that stand; shares from 0 to 1, null where nobody supports it. They prove nothing by themselves: a workshop makes a busy hour as well.',
})
export class SupportSigns {
  @Field(() => Int, { description: 'Of how many people the shares are.' }) people!: number;

  @Field(() => Float, { nullable: true, description: 'The share that was given within the busiest 60 minutes.' })
  busiestHourShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The share given from accounts that were registered less than 24 hours before.',
  })
  newAccountsShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of accounts that never supported or left another contribution.',
  })
  nothingElseShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The largest share whose e-mail addresses have one and the same unusual domain: one that less than 1 in 100 of all other accounts has. Addresses of people who were erased count for none.',
  })
  sameUnusualDomainShare!: number | null;
}
