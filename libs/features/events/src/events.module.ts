import { Module } from '@nestjs/common';
import { UploadsModule } from '@quipu/uploads';
import { CalendarService } from './calendar/calendar.service.ts';
import './events.history.ts';
import { EventsResolver, PlanEventsResolver } from './events.resolver.ts';
import { AttendanceService } from './holding/attendance.service.ts';
import { EventActsResolver } from './holding/event-acts.resolver.ts';
import { EventService } from './holding/event.service.ts';
import { EventMinutesResolver, MinutesChangeResolver, MinutesResolver } from './minutes/minutes.resolver.ts';
import { MinutesService } from './minutes/minutes.service.ts';
import { RegistrationResolver } from './registration/registration.resolver.ts';
import { RegistrationService } from './registration/registration.service.ts';
import { ViewedRegistrations } from './registration/viewed-registrations.service.ts';
import './work.ts';

@Module({
  imports: [UploadsModule],
  providers: [
    EventsResolver,
    PlanEventsResolver,
    EventService,
    AttendanceService,
    EventActsResolver,
    RegistrationService,
    ViewedRegistrations,
    RegistrationResolver,
    MinutesService,
    MinutesResolver,
    MinutesChangeResolver,
    EventMinutesResolver,
    CalendarService,
  ],
  exports: [CalendarService],
})
export class EventsModule {}
