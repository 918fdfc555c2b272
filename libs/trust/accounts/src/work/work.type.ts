import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar, PartialDateScalar } from '@quipu/platform/graphql';

@ObjectType({ description: 'Something that waits for whoever asks.' })
export class WorkItem {
  @Field(() => ID, { description: 'What kind of work it is: `grant-confirmation`.' }) kind!: string;

  @Field(() => ID, { description: 'Code or id of the thing.' }) ref!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is called, in Spanish or as it was written. Null for who may not read it.',
  })
  titleEs!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is called in English, if it has such a name.' })
  titleEn!: string | null;

  @Field(() => Int, { description: 'Of how many things this item speaks.' }) count!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'Since when it waits. Null where that is not known.' })
  since!: Date | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'The last day for it. Null: there is none.' })
  due!: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the plan in which it lies, if it lies in one.' })
  plan!: string | null;

  @Field(() => [String], {
    description: 'Parts of the Spanish address of the portal at which it is done: `planes`, `PE-PAGA-3`.',
  })
  path!: string[];
}

@ObjectType({ description: 'How much of one kind of work waits.' })
export class WorkCount {
  @Field(() => ID, { description: 'What kind of work it is: `grant-confirmation`.' }) kind!: string;
  @Field(() => Int, { description: 'How many things of that kind wait.' }) count!: number;
}

@ObjectType({ description: 'What waits for somebody.' })
export class Work {
  @Field(() => [WorkItem], { description: 'The items that wait longest first, at most 100.' }) items!: WorkItem[];
  @Field(() => [WorkCount], { description: 'How much there is of each kind of which something waits.' })
  counts!: WorkCount[];
}
