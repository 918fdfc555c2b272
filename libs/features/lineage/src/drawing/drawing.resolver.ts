import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Asker, Who, type Viewer } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { LineageEdge } from '../lineage-edge.entity.ts';
import { lineageEdgeShape } from '../lineage.reads.ts';
import { DrawEdgeInput } from './drawing.inputs.ts';
import { DrawingService } from './drawing.service.ts';

const LineageEdgeResult = resultOf(LineageEdge);

@Resolver()
export class DrawingResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: DrawingService,
  ) {}

  @Allow('lineage:draw', { kind: 'plan', at: 'input.from.plan' })
  @Mutation(() => LineageEdgeResult, {
    description:
      'Says that one thing led to another, within a plan or across plans; who says it coordinates the plans of both. Public at once; it may be ended, never deleted. What would close a circle is refused.',
  })
  async drawEdge(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'The edge.' }) input: DrawEdgeInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.acts.draw({ actor, viewer }, input), asked);
  }

  @Allow('lineage:draw', { kind: 'lineage_edge', at: 'id' })
  @Mutation(() => LineageEdgeResult, {
    description: 'Ends an edge that holds, with why. It stays readable, and as of any day before it holds.',
  })
  async endEdge(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Id of the edge.' }) id: string,
    @Args('because', { description: 'Why it ends: 10 to 2,000 characters.' }) because: string,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.acts.end({ actor, viewer }, id, because), asked);
  }

  private answer(outcome: LineageEdge | Rejection, asked: Question) {
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(
      lineageEdgeShape,
      'lineage_edges',
      (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`,
      asked,
    );
  }
}
