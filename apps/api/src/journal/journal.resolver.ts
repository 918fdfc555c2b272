import { Query, Resolver } from '@nestjs/graphql';
import { JournalPosition, journalShape, JournalState } from '@quipu/journal';
import { Allow, AsOf } from '@quipu/platform/graphql';
import { Asked, Reads, type Question } from '@quipu/platform/reads';

@Resolver()
export class JournalResolver {
  constructor(
    private readonly position: JournalPosition,
    private readonly reads: Reads,
  ) {}

  @Allow('public')
  @Query(() => JournalState, { description: 'The state of the journal and of its public log.' })
  async journal(@AsOf() _asOf: unknown, @Asked() asked: Question) {
    const [position, state] = await Promise.all([
      this.position.now(),
      this.reads.one(journalShape, 'journal.head', () => 'true', asked),
    ]);
    return { ...state, position };
  }
}
