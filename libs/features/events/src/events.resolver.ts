import {
  Args,
  ArgsType,
  Float,
  ID,
  Info,
  InputType,
  Int,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Plan } from '@quipu/plans';
import { Allow, AsOf, ByCode, ByEnum, connectionOf, orderedPage, PageArgs, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Attendance } from './attendance.entity.ts';
import { Event, EventKind } from './event.entity.ts';
import { eventList, eventShape } from './events.reads.ts';
import { EventDocument } from './holding/document.entity.ts';

const EventConnection = connectionOf(Event);
/** What acts on events answer. */
export const EventResult = resultOf(Event);

enum EventOrder {
  STARTS_ON = 'STARTS_ON',
  STARTS_ON_DESC = 'STARTS_ON_DESC',
}
registerEnumType(EventOrder, { name: 'EventOrder', description: 'Earliest first, or latest first.' });

@InputType({ description: 'Which events to list; conditions add up.' })
class EventFilter {
  @ByCode('Only those of the plan with this code.') plan?: string;

  @ByEnum(EventKind, 'Only those of this kind.') kind?: EventKind;

  @ByCode('Only those that served the stage with this code.') stage?: string;
}

@ArgsType()
class EventsArgs extends orderedPage(EventFilter, EventOrder) {}

@Resolver(() => Event)
export class EventsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => EventConnection, { description: 'Events of co-creation.' })
  events(@Args() _page: EventsArgs, @Asked() asked: Question) {
    return this.reads.page(eventList, asked);
  }

  @Allow('public')
  @Query(() => Event, { nullable: true, description: 'The event of a plan with this code.' })
  event(
    @Args('plan', { type: () => ID, description: 'Code of the plan, `PE-PAGA-3`.' }) plan: string,
    @Args('code', { type: () => ID, description: 'Its code within the plan: `TR-LAL`.' }) code: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.reads.one(
      eventShape,
      'events',
      (row, sql) =>
        `${row}.plan_id = (select id from plans where code = ${sql.value(plan, 'text')}) and ${row}.code = ${sql.value(code, 'text')}`,
      asked,
    );
  }

  @ResolveField(() => [Attendance], {
    description: 'Who attended, by sector, and by institution where that is told. Empty: not known.',
  })
  attendance(@Parent() event: object, @Info() info: GraphQLResolveInfo) {
    return selected(event, info);
  }

  @ResolveField(() => [EventDocument], { description: 'Its documents, in the order in which they were published.' })
  documents(@Parent() event: object, @Info() info: GraphQLResolveInfo) {
    return selected(event, info);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'People who attended: the sum of `attendance`, or else `attendancePublished`. Null: not known.',
  })
  attendanceTotal(@Parent() event: { readonly attendanceTotal: number | null }) {
    return event.attendanceTotal;
  }

  @ResolveField(() => Float, {
    nullable: true,
    description:
      'Parity: of those who came from government and civil society, the share of the latter, 0 to 1. Null: not known.',
  })
  civilSocietyShare(@Parent() event: { readonly civilSocietyShare: number | null }) {
    return event.civilSocietyShare;
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description: 'Whether the quorum came. Null: none is set, or not known.',
  })
  isQuorumMet(@Parent() event: { readonly isQuorumMet: boolean | null }) {
    return event.isQuorumMet;
  }

  @ResolveField(() => Float, {
    nullable: true,
    description: 'Of those who registered here, the share that came, 0 to 1. Null: not known, or nobody registered.',
  })
  attendedShare(@Parent() event: { readonly attendedShare: number | null }) {
    return event.attendedShare;
  }

  /** The event with this id, as an act answers it. */
  byId(id: string, asked: Question) {
    return this.reads.one(eventShape, 'events', (row, sql) => `${row}.id = ${sql.value(id, 'uuid')}`, asked);
  }
}

@Resolver(() => Plan)
export class PlanEventsResolver {
  @ResolveField(() => EventConnection, { description: 'The events of its co-creation, earliest first.' })
  events(@Parent() plan: object, @Args() _page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}
