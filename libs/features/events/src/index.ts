export { Attendance, Sector } from './attendance.entity.ts';
export { Event, EventKind } from './event.entity.ts';
export { EventsModule } from './events.module.ts';
export { eventShape } from './events.reads.ts';
