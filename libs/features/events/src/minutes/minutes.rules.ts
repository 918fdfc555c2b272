import { lengthInWords, ok, reject, type LocalDate } from '@quipu/kernel';

export enum MinutesState {
  PROPOSED = 'proposed',
  APPROVED = 'approved',
}

/** The shortest minutes, in characters. */
export const MIN_MINUTES = 40;
/** The shortest explanation of what a new version changes, in characters. */
export const MIN_CHANGE = 10;
/** The shortest observation, in characters. */
export const MIN_OBSERVATION = 10;

/** A version of minutes, as far as rules look at it. */
export interface Version {
  readonly state: MinutesState;
  readonly observationsUntil: string | null;
}

/** Whether a version may follow `last`: minutes that are approved stay as they are, and a new version says what it changes. */
export function propose(
  last: Version | null,
  given: { readonly body: string; readonly because: string | null; readonly observationsUntil: LocalDate },
  today: LocalDate,
) {
  if (last?.state === MinutesState.APPROVED) return reject('MINUTES_FIXED');
  if (lengthInWords(given.body) < MIN_MINUTES) return reject('MINUTES_TOO_SHORT', 'body', { min: MIN_MINUTES });
  if (last && lengthInWords(given.because ?? '') < MIN_CHANGE)
    return reject('MINUTES_CHANGE_UNEXPLAINED', 'because', { min: MIN_CHANGE });
  return given.observationsUntil < today ? reject('MINUTES_DAY_PAST', 'observationsUntil') : ok(given);
}

/** Whether `last` may be approved: once the days for observations are over. */
export function approve(last: Version | null, today: LocalDate) {
  if (!last) return reject('MINUTES_NOT_PROPOSED');
  if (last.state === MinutesState.APPROVED) return reject('MINUTES_FIXED');
  const { observationsUntil } = last;
  return observationsUntil !== null && observationsUntil >= today
    ? reject('MINUTES_STILL_OPEN', undefined, { until: observationsUntil })
    : ok(last);
}

/** Whether somebody may observe the version `last`: who was there, until the day that was said. */
export function observe(
  last: Version | null,
  { wasThere, body }: { readonly wasThere: boolean; readonly body: string },
  today: LocalDate,
) {
  if (!last) return reject('MINUTES_NOT_PROPOSED');
  if (last.state === MinutesState.APPROVED) return reject('MINUTES_FIXED');
  if (!wasThere) return reject('MINUTES_OBSERVER_NOT_THERE');
  if (last.observationsUntil !== null && last.observationsUntil < today)
    return reject('MINUTES_OBSERVATIONS_OVER', undefined, { until: last.observationsUntil });
  return lengthInWords(body) < MIN_OBSERVATION
    ? reject('MINUTES_OBSERVATION_TOO_SHORT', 'body', { min: MIN_OBSERVATION })
    : ok(body.trim());
}
