import {
  Args,
  ArgsType,
  Info,
  InputType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Plan } from '@quipu/plans';
import { Allow, ByCode, ByEnum, connectionOf, orderedPage, PageArgs } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Attendance } from './attendance.entity.ts';
import { Event, EventKind } from './event.entity.ts';
import { eventList } from './events.reads.ts';

const EventConnection = connectionOf(Event);

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

  @ResolveField(() => [Attendance], { description: 'Who attended, by sector. Empty: not known.' })
  attendance(@Parent() event: object, @Info() info: GraphQLResolveInfo) {
    return selected(event, info);
  }
}

@Resolver(() => Plan)
export class PlanEventsResolver {
  @ResolveField(() => EventConnection, { description: 'The events of its co-creation, earliest first.' })
  events(@Parent() plan: object, @Args() _page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}
