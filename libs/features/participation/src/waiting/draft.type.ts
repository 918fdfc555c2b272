import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { ContributionKind } from '../contribution.codes.ts';

@ObjectType({ description: 'A contribution that its author is still writing. Nobody else reads it.' })
export class ContributionDraft {
  @Field(() => ID, { description: 'Its id.' }) id!: string;

  @Field(() => Int, { description: 'How often it was saved.' }) revision!: number;

  @Field(() => InstantScalar, { description: 'When it was saved last.' }) revisedAt!: Date;

  @Field(() => InstantScalar, { description: 'When it is deleted, if nobody saves it before.' }) expiresAt!: Date;

  @Field(() => ID, { description: 'Code of the plan.' }) plan!: string;

  @Field(() => ContributionKind, { nullable: true, description: 'What it is. Null: not chosen.' })
  kind!: ContributionKind | null;

  @Field(() => String, { nullable: true, description: 'In one line.' }) title!: string | null;

  @Field(() => String, { nullable: true, description: 'Its text so far.' }) body!: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of its theme.' }) theme!: string | null;

  @Field(() => ID, { nullable: true, description: 'The region that it is about, ISO 3166-2.' }) region!: string | null;

  @Field(() => String, { nullable: true, description: 'Language of its words, ISO 639.' }) language!: string | null;
}

@ObjectType({ description: 'A draft is gone.' })
export class ContributionDraftDiscarded {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
}
