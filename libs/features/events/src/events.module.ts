import { Module } from '@nestjs/common';
import { EventsResolver, PlanEventsResolver } from './events.resolver.ts';

@Module({ providers: [EventsResolver, PlanEventsResolver] })
export class EventsModule {}
