import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What two versions of a draft commitment say differently of one thing.' })
export class FieldDifference {
  @Field({ description: 'The field of the version: `title`, `problem`, `lead`.' }) field!: string;
  @Field(() => String, { nullable: true, description: 'What the earlier version says. Null: nothing.' })
  before!: string | null;
  @Field(() => String, { nullable: true, description: 'What the later version says. Null: nothing.' })
  after!: string | null;
}
