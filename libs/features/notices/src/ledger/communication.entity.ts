import { Decision } from '@quipu/decisions';
import { Plan } from '@quipu/plans';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** That the letter about a decision left, and when. Whom it went to is not said. */
@Entity('communications')
@Unique('uq_communications_decision_id', ['decisionId'])
@Index('ix_communications_plan_id', ['planId'])
export class Communication {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_communications_plan_id' })
  plan?: Plan;

  @Column({ type: 'uuid' }) decisionId!: string;

  @ManyToOne(() => Decision, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_communications_decision_id' })
  decision?: Decision;

  @Column({ type: 'timestamptz' }) communicatedAt!: Date;
}
