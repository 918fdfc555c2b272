import {
  Args,
  ArgsType,
  Field,
  ID,
  Info,
  InputType,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Plan, inPlan, planOf } from '@quipu/plans';
import { Allow, ByCode, connectionOf, filteredPage, resultOf } from '@quipu/platform/graphql';
import { Asked, columns, type List, type Question, Reads, selected, shape } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { PlanFigures } from './figures.type.ts';
import { Snapshot } from './snapshot.entity.ts';
import { SnapshotService } from './snapshot.service.ts';

const SnapshotConnection = connectionOf(Snapshot);

const snapshotList: List = {
  of: shape('Snapshot', {
    ...columns('id', 'rule', 'position', 'takenAt', 'figures'),
    day: (row) => `${row}.day::text`,
    plan: planOf,
  }),
  table: 'snapshots',
  filters: { plan: inPlan },
  orders: { DAY_DESC: { keys: [{ sql: (row) => `${row}.day`, type: 'date' }], direction: 'desc' } },
};

@ObjectType({ description: 'A snapshot that was asked for; a worker takes it, once for each plan and day.' })
class SnapshotRequest {
  @Field({ description: 'Code of the plan.' }) plan!: string;
  @Field({ description: "The day, in the member's time zone." }) day!: string;
}
const SnapshotRequestResult = resultOf(SnapshotRequest);

@InputType({ description: 'Which snapshots to list.' })
class SnapshotFilter {
  @ByCode('Only those of the plan with this code.') plan?: string;
}

@ArgsType()
class SnapshotsArgs extends filteredPage(SnapshotFilter) {}

@Resolver()
export class SnapshotsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: SnapshotService,
  ) {}

  @Allow('public')
  @Query(() => SnapshotConnection, { description: 'Snapshots, latest day first.' })
  snapshots(@Args() _page: SnapshotsArgs, @Asked() asked: Question) {
    return this.reads.page(snapshotList, asked);
  }

  @Allow('snapshot:take', { kind: 'plan', at: 'plan' })
  @Mutation(() => SnapshotRequestResult, {
    description: "Asks for today's snapshot of a plan. Asked twice on a day, it is taken once.",
  })
  takeSnapshot(@Args('plan', { type: () => ID, description: 'Code of the plan.' }) plan: string) {
    return this.acts.ask(plan);
  }
}

@Resolver(() => Plan)
export class PlanFiguresResolver {
  @ResolveField(() => PlanFigures, { description: 'Its figures as they are now.' })
  figures(@Parent() plan: object, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}
