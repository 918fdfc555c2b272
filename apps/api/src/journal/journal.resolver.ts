import { Info, Query, Resolver } from '@nestjs/graphql';
import { JournalPosition, journalShape, JournalState } from '@quipu/journal';
import { Allow } from '@quipu/platform/graphql';
import { Reads } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';

@Resolver()
export class JournalResolver {
  constructor(
    private readonly position: JournalPosition,
    private readonly reads: Reads,
  ) {}

  @Allow('public')
  @Query(() => JournalState, { description: 'The state of the journal and of its public log.' })
  async journal(@Info() info: GraphQLResolveInfo) {
    const [position, state] = await Promise.all([
      this.position.now(),
      this.reads.one(journalShape, 'journal.head', () => 'true', info),
    ]);
    return { ...state, position };
  }
}
