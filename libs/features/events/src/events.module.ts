import { Module } from '@nestjs/common';
import './events.history.ts';
import { EventsResolver, PlanEventsResolver } from './events.resolver.ts';

@Module({ providers: [EventsResolver, PlanEventsResolver] })
export class EventsModule {}
