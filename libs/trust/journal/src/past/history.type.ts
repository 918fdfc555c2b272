import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar, PageInfo } from '@quipu/platform/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Receipt } from '../publication/receipt.type.ts';
import { kinds } from './declaration.ts';

registerEnumType(kinds, { name: 'HistoryKind', description: 'A kind of thing whose history can be asked for.' });

/** The longest code that anything is named by, in characters. */
const CODE_LENGTH = 60;

@InputType({ description: 'The thing whose history is asked for, as its address names it.' })
export class HistoryOf {
  @Field(() => kinds, { description: 'What it is.' })
  @IsString()
  kind!: string;

  @Field(() => ID, { description: 'Its code or number: `CTR-01`, `3`; of what has neither, its `id`.' })
  @IsString()
  @MaxLength(CODE_LENGTH)
  code!: string;

  @Field(() => ID, { nullable: true, description: 'Code of its plan, for what is only named within one.' })
  @IsOptional()
  @IsString()
  @MaxLength(CODE_LENGTH)
  plan?: string;

  @Field(() => ID, { nullable: true, description: 'Number of its commitment, for milestones.' })
  @IsOptional()
  @IsString()
  @MaxLength(CODE_LENGTH)
  commitment?: string;
}

@ObjectType({ description: 'A code of the journal, with its words.' })
export class HistoryCode {
  @Field({ description: 'The code, `decision.recorded`.' }) code!: string;
  @Field({ description: 'In words, in Spanish.' }) titleEs!: string;
  @Field({ description: 'In words, in English.' }) titleEn!: string;
}

@ObjectType({ description: 'Something as a person reads it: a text, a date, the name of a code or of another thing.' })
export class HistoryText {
  @Field({ description: 'In Spanish, or in the language in which it was written.' }) es!: string;
  @Field({ description: 'In English, or in the language in which it was written.' }) en!: string;
  @Field({ description: 'Whether the text itself was removed under a law; then this says so.' }) isErased!: boolean;
}

@ObjectType({ description: 'What one field was, and what it became.' })
export class HistoryChange {
  @Field({ description: 'Name of the field in this API, `titleEs`.' }) field!: string;
  @Field({ description: 'What it is called in Spanish.' }) labelEs!: string;
  @Field({ description: 'What it is called in English.' }) labelEn!: string;
  @Field(() => HistoryText, {
    nullable: true,
    description: 'What it was; other things by their names at that moment. Null: nothing.',
  })
  before!: HistoryText | null;
  @Field(() => HistoryText, { nullable: true, description: 'What it became. Null: nothing.' })
  after!: HistoryText | null;
}

@ObjectType({ description: 'How many things of one kind an act touched.' })
export class HistoryCount {
  @Field(() => HistoryCode, { description: 'The kind.' }) kind!: HistoryCode;
  @Field(() => Int, { description: 'How many entries of the journal.' }) count!: number;
}

@ObjectType({
  description: 'Something that happened to a thing, or to what belongs to it: who, in which role, when, why, what.',
})
export class HistoryEvent {
  @Field(() => InstantScalar, { description: 'When the act was done.' }) at!: Date;
  @Field(() => HistoryCode, { description: 'What was done.' }) act!: HistoryCode;
  @Field(() => HistoryCode, { description: 'In which role.' }) role!: HistoryCode;
  @Field(() => String, { nullable: true, description: 'Who, where the role is a public office. Null: a person.' })
  actor!: string | null;
  @Field(() => HistoryText, {
    nullable: true,
    description: 'Why, in the words of who did it. Null: the act asks for no reason.',
  })
  reason!: HistoryText | null;
  @Field(() => String, { nullable: true, description: 'The document that the act transcribes. Null: none.' })
  source!: string | null;
  @Field({ description: 'Whether it happened to the thing itself, and not to what belongs to it.' }) isOwn!: boolean;
  @Field(() => HistoryCode, { description: 'What kind of thing it happened to.' }) kind!: HistoryCode;
  @Field(() => HistoryText, { description: 'What that was called then.' }) name!: HistoryText;
  @Field(() => HistoryCode, {
    nullable: true,
    description:
      'What happened to it: insert, update, delete, or genesis for what is older than its journal. Null: see `counts`.',
  })
  operation!: HistoryCode | null;
  @Field(() => [HistoryChange], { description: 'Field by field. What is not public is not here.' })
  changes!: HistoryChange[];
  @Field(() => [HistoryCount], {
    description:
      'Where an act touched more than ten things that belong to it: how many of each kind, instead of each. Otherwise empty.',
  })
  counts!: HistoryCount[];
  @Field(() => Float, { description: 'Its place in the log, a whole number from 0.' }) logIndex!: number;
  @Field(() => Receipt, { description: 'Proves it.' }) receipt!: Receipt;
}

@ObjectType({ description: 'A page of a history.' })
export class HistoryConnection {
  @Field(() => [HistoryEvent], { description: 'What happened, the newest first.' }) nodes!: HistoryEvent[];
  @Field(() => PageInfo, { description: 'Whether and where the history goes on.' }) pageInfo!: PageInfo;
}
