import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Plan } from '@quipu/plans';
import { InstantScalar } from '@quipu/platform/graphql';

/** Drafts of decisions that were made at once. Nobody stores one: it is its drafts. */
@ObjectType({
  description:
    'Drafts of decisions that were made at once from one template. Read as drafts are; to everybody else it does not exist.',
})
export class DecisionBatch {
  @Field(() => ID, { description: 'Stable identifier.' }) id!: string;

  @Field(() => Plan, { description: 'The plan that its contributions belong to.' }) plan!: Plan;

  @Field(() => InstantScalar, { description: 'When it was made.' }) createdAt!: Date;

  @Field(() => Int, { description: 'How many drafts were made.' }) size!: number;

  @Field(() => Int, { description: 'How many of them are open.' }) open!: number;

  @Field(() => Int, { description: 'How many of them became decisions.' }) published!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'What its open drafts say now, in one word. Give it as `read`: refused when somebody revised one meanwhile. Null: none is open.',
  })
  version!: string | null;
}
