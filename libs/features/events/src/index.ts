export { Attendance, Sector } from './attendance.entity.ts';
export { CalendarService } from './calendar/calendar.service.ts';
export { Event, EventKind } from './event.entity.ts';
export { EventsModule } from './events.module.ts';
export { eventShape } from './events.reads.ts';
export { EventDocument } from './holding/document.entity.ts';
export { Minutes } from './minutes/minutes.entity.ts';
export { MinutesObservation } from './minutes/observation.entity.ts';
export { EventRegistration } from './registration/registration.entity.ts';
