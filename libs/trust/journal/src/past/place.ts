import { BadInput } from '@quipu/platform/graphql';

/** A place in a history: an act, and in it an entry of the log. */
interface Place {
  readonly act: string;
  readonly logIndex: string;
}

const NEWEST: Place = { act: '999999999999999999', logIndex: '0' };

const PLACE = /^(\d{1,18})\.(\d{1,18})$/;

/** Opaque to callers: base64 of the act and the log index. */
export const placeOf = ({ actId, logIndex }: { readonly actId: string; readonly logIndex: number }): string =>
  Buffer.from(`${actId}.${logIndex}`).toString('base64');

/** The place that the cursor `after` names; before the newest when there is none. @throws BadInput when it is no cursor of a history. */
export function placeAfter(after: string | null | undefined): Place {
  if (!after) return NEWEST;
  const [, act, logIndex] = PLACE.exec(Buffer.from(after, 'base64').toString('utf8')) ?? [];
  if (act === undefined || logIndex === undefined)
    throw new BadInput([{ field: 'after', problem: 'not-a-cursor', values: {} }]);
  return { act, logIndex };
}
