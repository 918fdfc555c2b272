import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { IsString, Matches, MaxLength } from 'class-validator';

@InputType({ description: 'A view of a list that somebody keeps for themselves.' })
export class SaveViewInput {
  @Field({ description: 'Spanish path of the page that shows the list, as `/planes/pe-paga-3/decidir`.' })
  @IsString()
  @Matches(/^\/(?!\/)[^\\?#\p{Cc}]*$/u)
  @MaxLength(200)
  page!: string;

  @Field({ description: 'What its owner calls it: 1 to 100 characters. One of the same page and name is replaced.' })
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name!: string;

  @Field({ description: 'The query of the address that shows it, without `?`: at most 2,000 characters.' })
  @IsString()
  @Matches(/^[^#\\\p{Cc}]*$/u)
  @MaxLength(2000)
  query!: string;
}

@ObjectType({ description: 'A view of a list that somebody keeps for themselves. Nobody else reads it.' })
export class SavedView {
  @Field(() => ID, { description: 'Stable identifier.' }) id!: string;

  @Field({ description: 'Spanish path of the page that shows the list.' }) page!: string;

  @Field({ description: 'What its owner calls it.' }) name!: string;

  @Field({ description: 'The query of the address that shows it.' }) query!: string;

  @Field(() => InstantScalar, { description: 'When it was saved last.' }) savedAt!: Date;
}
