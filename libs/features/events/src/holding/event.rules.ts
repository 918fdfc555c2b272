import { lengthInWords, ok, reject, type LocalDate } from '@quipu/kernel';

export enum Modality {
  IN_PERSON = 'in_person',
  ONLINE = 'online',
  BOTH = 'both',
}

export enum RegistrationWay {
  OPEN = 'open',
  BY_INVITATION = 'by_invitation',
  CLOSED = 'closed',
}

/** Days of notice that the IRM advises at least. */
export const ADVISED_NOTICE_DAYS = 15;
/** The shortest title, in characters. */
export const MIN_TITLE = 5;
/** The shortest reason for cancelling, in characters. */
export const MIN_CANCELLING = 10;
/** The longest address, in characters, as it is stored. */
export const MAX_LINK = 2_000;

const NOT_IN_LINKS = /[\s\p{Cc}\p{Cf}]/u;

/** An http or https address in normal form, without the name or password of anybody. @param field where it was given. */
export function linkOf(given: string, field: string) {
  const trimmed = given.trim();
  const url = NOT_IN_LINKS.test(trimmed) ? null : URL.parse(trimmed);
  const isOne = url && /^https?:$/.test(url.protocol) && /[.:]/.test(url.hostname) && !url.username && !url.password;
  return isOne && url.href.length <= MAX_LINK ? ok(url.href) : reject('EVENT_LINK_INVALID', field, { max: MAX_LINK });
}

/** An event as it is announced: days and hours in the member's time zone. */
export interface Announced {
  readonly titleEs: string;
  readonly modality: Modality;
  readonly place?: string | null;
  readonly onlineAt?: string | null;
  readonly startsOn: LocalDate;
  readonly endsOn?: LocalDate | null;
  /** `15:30` */
  readonly begins?: string | null;
  readonly finishes?: string | null;
}

/** Whether people who read it know what it is, and when. */
export function announce({ titleEs, startsOn, endsOn, begins, finishes }: Announced) {
  if (lengthInWords(titleEs) < MIN_TITLE) return reject('EVENT_TITLE_TOO_SHORT', 'titleEs', { min: MIN_TITLE });
  if (endsOn && endsOn < startsOn) return reject('EVENT_DAYS_TURNED', 'endsOn');
  if (finishes && !begins) return reject('EVENT_HOURS_TURNED', 'begins');
  const isOneDay = !endsOn || endsOn === startsOn;
  if (begins && finishes && isOneDay && finishes <= begins) return reject('EVENT_HOURS_TURNED', 'finishes');
  return ok({ isOneDay });
}

/** Whether people who read it know where it is. What is online may tell its address later, to who registers. */
export function place({ modality, place: where, onlineAt }: Announced) {
  if (modality !== Modality.ONLINE && !where?.trim()) return reject('EVENT_PLACE_MISSING', 'place');
  if (modality === Modality.IN_PERSON && onlineAt) return reject('EVENT_PLACE_MISSING', 'onlineAt');
  return onlineAt ? linkOf(onlineAt, 'onlineAt') : ok(null);
}

/** Whether anything may still be changed of an event. */
export const change = (event: { readonly cancelledAt: Date | null }) =>
  event.cancelledAt ? reject('EVENT_CANCELLED') : ok(event);

/** Whether it may be cancelled, and it is said why. What was held on a day before stays held. */
export function cancel(
  event: { readonly cancelledAt: Date | null; readonly startsOn: string | null },
  because: string,
  today: LocalDate,
) {
  if (event.cancelledAt) return reject('EVENT_CANCELLED');
  if (event.startsOn && event.startsOn < today.slice(0, event.startsOn.length)) return reject('EVENT_ALREADY_HELD');
  return lengthInWords(because) < MIN_CANCELLING
    ? reject('EVENT_CANCELLING_UNEXPLAINED', 'because', { min: MIN_CANCELLING })
    : ok(because.trim());
}

/** People of one sector, or of one institution of it. */
export interface Counted {
  readonly sector: string;
  readonly institution?: string | null;
  readonly people: number;
  readonly seats?: number | null;
}

/** Whether it may be said who came: from the day on which it starts, and of nobody twice. */
export function attend(
  event: { readonly cancelledAt: Date | null; readonly startsOn: string | null },
  counted: readonly Counted[],
  today: LocalDate,
) {
  if (event.cancelledAt) return reject('EVENT_CANCELLED');
  if (event.startsOn && event.startsOn > today) return reject('EVENT_NOT_HELD_YET', undefined, { on: event.startsOn });
  const keys = counted.map(({ sector, institution }) => `${sector} ${institution ?? ''}`);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  return twice >= 0 ? reject('ATTENDANCE_COUNTED_TWICE', `attendance.${twice}`) : ok(counted);
}
