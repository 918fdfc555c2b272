import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Plan } from './plan.entity.ts';

/** A subject under which a plan groups contributions and commitments. */
@Entity('themes')
@Unique('uq_themes_plan_id_code', ['planId', 'code'])
@ObjectType({ description: 'A subject under which this plan groups contributions and commitments.' })
export class Theme {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID, { description: 'Stable identifier.' }) readonly id!: string;

  @Column({ type: 'uuid' }) planId!: string;

  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ foreignKeyConstraintName: 'fk_themes_plan_id' })
  plan!: Plan;

  @Column({ type: 'text' }) @Field({ description: 'Code within the plan, `ambiente`.' }) code!: string;

  @Column({ type: 'text' }) @Field({ description: 'Name in Spanish.' }) titleEs!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name in English. Null: not known.' })
  titleEn!: string | null;
}
