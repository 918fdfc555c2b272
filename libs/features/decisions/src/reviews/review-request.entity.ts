import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Account } from '@quipu/accounts';
import { Receipt } from '@quipu/journal';
import type { PartialDate } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { InstantScalar, PartialDateScalar } from '@quipu/platform/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Decision } from '../decision.entity.ts';

enum ReviewStatus {
  WAITING = 'waiting',
  OVERDUE = 'overdue',
  ANSWERED = 'answered',
}
registerEnumType(ReviewStatus, {
  name: 'ReviewStatus',
  description: 'WAITING: nobody decided again yet. OVERDUE: nor by the last day for it. ANSWERED: by `answeredBy`.',
});

/** The contributor asks again after a decision, once. The decision that answers it closes it. */
@Entity('review_requests')
@Unique('uq_review_requests_decision_id', ['decisionId'])
@Index('ix_review_requests_contribution_id', ['contributionId'])
@ObjectType({ description: 'That who left a contribution asks to decide again, once after a decision, and why.' })
export class ReviewRequest {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @Column({ type: 'uuid' }) contributionId!: string;

  @Field(() => Contribution, { description: 'What was decided on.' }) contribution?: Contribution;

  @Column({ type: 'uuid' }) decisionId!: string;

  @ManyToOne(() => Decision, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_review_requests_decision_id' })
  @Field(() => Decision, { description: 'The decision that is asked about.' })
  decision?: Decision;

  @Column({ type: 'uuid', nullable: true }) accountId!: string | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ foreignKeyConstraintName: 'fk_review_requests_account_id' })
  account?: Account | null;

  @Column({ type: 'text' }) @Field({ description: 'Why, in the words of who asks.' }) because!: string;

  @Column({ type: 'text' })
  @Field(() => PartialDateScalar, { description: "The last day for the answer, in the member's time zone." })
  dueOn!: PartialDate;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  @Field(() => InstantScalar, { description: 'When it was asked.' })
  requestedAt!: Date;

  @Field(() => ReviewStatus, { description: 'Whether it was answered, on the day that is asked about.' })
  status?: ReviewStatus;

  @Field(() => Decision, {
    nullable: true,
    description: 'The decision that answers it: by somebody else than who took the first one. Null: it waits.',
  })
  answeredBy?: Decision | null;

  @Field(() => Receipt, { nullable: true, description: 'Proves that it was asked. Null: no act recorded it.' })
  receipt?: Receipt | null;
}
