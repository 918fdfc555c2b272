import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Outcome } from '@quipu/decisions';

export enum FlowNodeKind {
  STAGE = 'stage',
  OUTCOME = 'outcome',
  COMMITMENT = 'commitment',
  NO_RECORD = 'no_record',
}
registerEnumType(FlowNodeKind, {
  name: 'FlowNodeKind',
  description: 'A stage, an outcome that ended the way, a commitment, or silence: no decision on record.',
});

@ObjectType({ description: 'A place where contributions pass or end.' })
export class FlowNode {
  @Field({
    description:
      'Key within the flow: `stage:national_table`, `outcome:rejected`, `commitment:3`, `commitment:PE-PAGA-4/3` in another plan, `no_record`. A list of contributions can be filtered by it.',
  })
  key!: string;
  @Field(() => FlowNodeKind, { description: 'What it is.' }) kind!: FlowNodeKind;
  @Field(() => Int, { description: 'Contributions that pass or end here.' }) count!: number;
  @Field(() => String, { nullable: true, description: 'Code of the stage, if it is one.' }) stage!: string | null;
  @Field(() => Outcome, { nullable: true, description: 'The outcome, if it is one.' }) outcome!: Outcome | null;
  @Field(() => String, { nullable: true, description: 'Number of the commitment, if it is one.' }) commitment!:
    string | null;
  @Field(() => String, { nullable: true, description: 'Code of the plan of the commitment, if it is one.' })
  commitmentPlan!: string | null;
  @Field(() => String, { nullable: true, description: 'Name in Spanish of the stage or commitment.' }) titleEs!:
    string | null;
  @Field(() => String, { nullable: true, description: 'Name in English of the stage or commitment. Null: not known.' })
  titleEn!: string | null;
}

@ObjectType({ description: 'Contributions that went from one place to another.' })
export class FlowLink {
  @Field({ description: 'Key of the node that they left.' }) from!: string;
  @Field({ description: 'Key of the node that they reached.' }) to!: string;
  @Field(() => Int, { description: 'How many.' }) count!: number;
}

@ObjectType({ description: 'Contributions that an outcome stopped at a stage.' })
export class FlowStopped {
  @Field({ description: 'Key of the node of the outcome.' }) key!: string;
  @Field(() => Outcome, { description: 'The outcome; `merged` goes on in what it was merged into.' }) outcome!: Outcome;
  @Field(() => Int, { description: 'How many.' }) count!: number;
}

@ObjectType({
  description:
    'What became at a stage of the contributions that reached it: `reached` is `wentOn`, what was stopped and `silent` together.',
})
export class FlowSurvival {
  @Field({ description: 'Key of the node of the stage.' }) key!: string;
  @Field({ description: 'Code of the stage.' }) stage!: string;
  @Field({ description: 'Name of the stage in Spanish.' }) titleEs!: string;
  @Field(() => String, { nullable: true, description: 'Name of the stage in English. Null: not known.' })
  titleEn!: string | null;
  @Field(() => Int, { description: 'Contributions that reached the stage.' }) reached!: number;
  @Field(() => Int, { description: 'Those that went on, to a later stage or to a commitment.' }) wentOn!: number;
  @Field(() => [FlowStopped], { description: 'Those that were stopped there, by outcome, the most first.' })
  stopped!: FlowStopped[];
  @Field(() => Int, { description: 'Those of which nothing says what became of them after the stage.' })
  silent!: number;
}

@ObjectType({
  description: 'The way of all contributions of a plan, from where they were raised to what they came to.',
})
export class PlanFlow {
  @Field(() => [FlowNode], { description: 'Stages in their order, then commitments by number, then other ends.' })
  nodes!: FlowNode[];
  @Field(() => [FlowLink], { description: 'What went from where to where.' }) links!: FlowLink[];
  @Field(() => [FlowSurvival], { description: 'What became of contributions at each stage, in the order of stages.' })
  survival!: FlowSurvival[];
}
