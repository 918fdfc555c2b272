import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The shortest words that say where, or on whose behalf, in characters. */
export const MIN_WORDS = 3;

/** How staff got what they record for somebody else. */
export interface Provenance {
  readonly channel: string;
  readonly place: string | null;
  readonly event: string | null;
  readonly onBehalfOf: string | null;
  readonly institution: string | null;
  /** The day on which it was taken, and today, where the plan is. */
  readonly takenOn: string;
  readonly today: string;
}

const says = (words: string | null) => lengthInWords(words ?? '') >= MIN_WORDS;

/** Whether it says how a contribution came that staff record: from where, and from whom. */
export function comeFrom(provenance: Provenance) {
  const { channel, place, event, onBehalfOf, institution, takenOn, today } = provenance;
  if (channel !== 'in_person' && channel !== 'letter') return reject('CONTRIBUTION_NOT_TAKEN_BY_STAFF', 'channel');
  if (channel === 'in_person' && !event && !says(place)) return reject('CONTRIBUTION_PLACE_MISSING', 'place');
  if (!event && !institution && !says(onBehalfOf)) return reject('CONTRIBUTION_BEHALF_MISSING', 'onBehalfOf');
  if (takenOn > today) return reject('CONTRIBUTION_TAKEN_LATER', 'takenOn', { today });
  return ok(provenance);
}
