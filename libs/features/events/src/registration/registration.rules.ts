import { ok, reject, type LocalDate } from '@quipu/kernel';
import { RegistrationWay } from '../holding/event.rules.ts';

/** What {@link register} looks at of an event. */
export interface Open {
  readonly registration: RegistrationWay | null;
  readonly cancelledAt: Date | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly seats: number | null;
  readonly registered: number | null;
}

const isOver = ({ startsOn, endsOn }: Open, today: LocalDate) => {
  const last = endsOn ?? startsOn;
  return last !== null && last < today.slice(0, last.length);
};

/** Whether somebody may register: while there are seats, until the last day, once, and invited where one must be. */
export function register(
  event: Open,
  { isInvited, isThere }: { readonly isInvited: boolean; readonly isThere: boolean },
  today: LocalDate,
) {
  if (event.cancelledAt) return reject('EVENT_CANCELLED');
  if (event.registration === null || event.registration === RegistrationWay.CLOSED || isOver(event, today))
    return reject('REGISTRATION_CLOSED');
  if (isThere) return reject('REGISTRATION_ALREADY_THERE');
  if (event.registration === RegistrationWay.BY_INVITATION && !isInvited)
    return reject('REGISTRATION_NOT_INVITED', 'invitation');
  const registered = event.registered ?? 0;
  if (event.seats !== null && registered >= event.seats)
    return reject('REGISTRATION_SEATS_TAKEN', undefined, { seats: event.seats });
  return ok(registered + 1);
}

/** Whether a registration may be withdrawn: until it is known who came. */
export const withdraw = <R extends { readonly hasAttended: boolean | null }>(registration: R | null) =>
  registration && registration.hasAttended === null ? ok(registration) : reject('REGISTRATION_NOT_STANDING');
