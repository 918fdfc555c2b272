import { Field, ID, ObjectType } from '@nestjs/graphql';

/** How a refused mutation looks to a client: the one GraphQL face of the kernel's Rejection. */
@ObjectType('Rejection', { description: 'The request was understood and refused by a rule. Nothing was changed.' })
export class RejectionType {
  @Field({ description: 'Permanent, listed in docs/errors.md; never renamed.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Path of the input field at fault, if one is.' })
  field!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Of several things that were asked for at once, the code of the one that was refused: then none was done.',
  })
  about!: string | null;
}
