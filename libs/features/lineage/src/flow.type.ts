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
    description: 'Key within the flow: `stage:national_table`, `outcome:rejected`, `commitment:3`, `no_record`.',
  })
  key!: string;
  @Field(() => FlowNodeKind, { description: 'What it is.' }) kind!: FlowNodeKind;
  @Field(() => Int, { description: 'Contributions that pass or end here.' }) count!: number;
  @Field(() => String, { nullable: true, description: 'Code of the stage, if it is one.' }) stage!: string | null;
  @Field(() => Outcome, { nullable: true, description: 'The outcome, if it is one.' }) outcome!: Outcome | null;
  @Field(() => String, { nullable: true, description: 'Number of the commitment, if it is one.' }) commitment!:
    string | null;
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

@ObjectType({
  description: 'The way of all contributions of a plan, from where they were raised to what they came to.',
})
export class PlanFlow {
  @Field(() => [FlowNode], { description: 'Stages in their order, then commitments by number, then other ends.' })
  nodes!: FlowNode[];
  @Field(() => [FlowLink], { description: 'What went from where to where.' }) links!: FlowLink[];
}
