import { Field, Float, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { JournalPosition } from '@quipu/journal';
import { Allow } from '@quipu/platform/graphql';

@ObjectType({ description: 'The record of every act.' })
class JournalState {
  @Field(() => Float, {
    description: 'Acts committed so far, a whole number: the version of everything that can be read.',
  })
  position!: number;
}

@Resolver()
export class JournalResolver {
  constructor(private readonly position: JournalPosition) {}

  @Allow('public')
  @Query(() => JournalState, { description: 'The state of the journal.' })
  async journal(): Promise<JournalState> {
    return { position: await this.position.now() };
  }
}
