import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Account } from '@quipu/accounts';
import { Event } from '@quipu/events';
import { Receipt } from '@quipu/journal';
import { type PartialDate } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Stage } from '@quipu/plans';
import { InstantScalar, PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Basis, Outcome } from './outcome.ts';
import { ReasonCode } from './reason-code.entity.ts';

registerEnumType(Outcome, { name: 'Outcome', description: 'What was decided about a contribution.' });
registerEnumType(Basis, {
  name: 'DecisionBasis',
  description:
    'DECIDED: recorded here by who decides. OBSERVED: transcribed from a source about a decision taken elsewhere.',
});

/** What was decided about a contribution at a stage, and why. Never edited: another decision supersedes it. */
@Entity('decisions')
@Index('uq_decisions_supersedes_id', ['supersedesId'], { unique: true })
@Index('ix_decisions_contribution_id', ['contributionId', 'recordedAt'])
@Index('ix_decisions_plan_id_stage_code', ['planId', 'stageCode'])
@Index('ix_decisions_plan_id_recorded', { synchronize: false })
@Index('uq_decisions_review_request_id', ['reviewRequestId'], { unique: true })
@Index('ix_decisions_duplicate_of_id', ['duplicateOfId'])
@Index('uq_decisions_first_of_stage', ['contributionId', 'stageCode'], {
  unique: true,
  where: '(supersedes_id IS NULL)',
})
@ObjectType({
  description:
    'What was decided about a contribution at a stage, and why. Never edited: another decision supersedes it.',
})
export class Decision {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) contributionId!: string;

  @Field(() => Contribution, { description: 'What it decides on.' })
  contribution?: Contribution;

  @Column({ type: 'text' }) stageCode!: string;

  @Field(() => Stage, { description: 'The stage at which it was taken.' })
  stage?: Stage;

  @Column({ type: 'text' }) @Field(() => Outcome, { description: 'What was decided.' }) outcome!: Outcome;

  @Column({ type: 'text', nullable: true })
  reasonCode!: string | null;

  @Field(() => ReasonCode, { nullable: true, description: 'The ground, by code. Never null short of full acceptance.' })
  reason?: ReasonCode | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The reasons in words, as who decided gave them. At least 40 characters short of full acceptance.',
  })
  reasons!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The norm that it rests on, if one was named.' })
  legalGround!: string | null;

  @Column({ type: 'uuid', nullable: true }) decidingInstitutionId!: string | null;

  @ManyToOne(() => Institution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_decisions_deciding_institution_id' })
  @Field(() => Institution, { nullable: true, description: 'The body that decided. Null: not known.' })
  decidingInstitution?: Institution | null;

  @Column({ type: 'uuid', nullable: true }) eventId!: string | null;

  @Field(() => Event, { nullable: true, description: 'The event at which it was taken. Null: not known, or none.' })
  event?: Event | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was taken. Null: not known.' })
  decidedOn!: PartialDate | null;

  @Column({ type: 'text' })
  @Field(() => Basis, { description: 'Recorded by who decides, or observed in a source.' })
  basis!: Basis;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The source in which it was observed.' })
  source!: string | null;

  @Column({ type: 'boolean', nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a reasoned response to this contribution was published. Null: not known.',
  })
  hasPublishedResponse!: boolean | null;

  @Column({ type: 'boolean', nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'Whether its author was told. Null: not known.' })
  isAuthorNotified!: boolean | null;

  @Column({ type: 'uuid', nullable: true }) supersedesId!: string | null;

  @ManyToOne(() => Decision, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_decisions_supersedes_id' })
  @Field(() => Decision, {
    nullable: true,
    description: 'The decision that it takes the place of; that one stays readable.',
  })
  supersedes?: Decision | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it takes its place.' })
  supersedesBecause!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What its ground demands to be named: the programme that is under way, the place where it is taken up.',
  })
  named!: string | null;

  @Column({ type: 'uuid', nullable: true }) duplicateOfId!: string | null;

  @ManyToOne(() => Contribution, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_decisions_duplicate_of_id' })
  @Field(() => Contribution, { nullable: true, description: 'The contribution that it repeats, by its ground.' })
  duplicateOf?: Contribution | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Officials who were present, by their offices.' })
  officials!: string | null;

  @Column({ type: 'uuid', nullable: true }) reviewRequestId!: string | null;

  @ManyToOne('ReviewRequest', { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_decisions_review_request_id' })
  readonly reviewRequest?: unknown;

  /** Not a field: who answers a request to decide again is somebody else. */
  @Column({ type: 'uuid', nullable: true }) decidedById!: string | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_decisions_decided_by_id' })
  decidedBy?: Account | null;

  @Field({ description: 'Whether it stands today: nothing supersedes it.' })
  isStanding?: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was recorded in this platform.' })
  recordedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the role in which whoever recorded it acted then: `coordinator`; `system` for an import. Null: no act recorded it.',
  })
  decidedAs?: string | null;

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was recorded. Null: no act recorded it.' })
  receipt?: Receipt | null;
}
