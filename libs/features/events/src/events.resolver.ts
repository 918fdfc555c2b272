import {
  Args,
  ArgsType,
  Field,
  ID,
  Info,
  InputType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Plan } from '@quipu/plans';
import { Allow, connectionOf, PageArgs } from '@quipu/platform/graphql';
import { Reads, selected } from '@quipu/platform/reads';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, MaxLength, ValidateNested } from 'class-validator';
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
  @Field(() => ID, { nullable: true, description: 'Only those of the plan with this code.' })
  @IsOptional()
  @MaxLength(40)
  plan?: string;

  @Field(() => EventKind, { nullable: true, description: 'Only those of this kind.' })
  @IsOptional()
  @IsEnum(EventKind)
  kind?: EventKind;

  @Field(() => ID, { nullable: true, description: 'Only those that served the stage with this code.' })
  @IsOptional()
  @MaxLength(60)
  stage?: string;
}

@ArgsType()
class EventsArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: 'Which to list; all when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EventFilter)
  filter?: EventFilter;

  @Field(() => EventOrder, { defaultValue: EventOrder.STARTS_ON, description: 'In which order.' })
  @IsEnum(EventOrder)
  order: EventOrder = EventOrder.STARTS_ON;
}

@Resolver(() => Event)
export class EventsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => EventConnection, { description: 'Events of co-creation.' })
  events(@Args() _page: EventsArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(eventList, info);
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
