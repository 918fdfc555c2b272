import { lengthInWords, ok, plainWords, reject } from '@quipu/kernel';
import { Basis, Demand, Outcome } from './outcome.ts';

export type { Demand };

/** What {@link explain} looks at of a decision. */
export interface Reasoned {
  readonly outcome: string;
  readonly reasonCode: string | null;
  /** In words, as who decided gave them. */
  readonly reasons: string | null;
  readonly basis: string;
  /** The document in which an observed decision was found. */
  readonly source: string | null;
}

/** What a reason code demands of the reasons in words. */
export interface Demands {
  /** Characters at least, beyond the titles of the code. */
  readonly minLength: number;
  /** Only for decisions observed in a source. */
  readonly needsSource: boolean;
  /** The titles of the code, in every language: to say them again is no reason. */
  readonly titles: readonly string[];
}

/** The shortest reasons in words, in characters (P1). */
export const MIN_REASONS = 40;

/** Character by character, as PostgreSQL does: one that JavaScript lowers to two would count twice. */
const lower = (text: string) => Array.from(text, (character) => [...character.toLowerCase()][0]).join('');

/** What the reasons say beyond the titles of their code. */
function own(reasons: string, titles: readonly string[]): string {
  return plainWords(titles.reduce((left, title) => left.replaceAll(lower(title), ''), lower(plainWords(reasons))));
}

/**
 * P1, no silent no: whether a decision says why. Full acceptance may be silent; anything short of it has a reason code
 * and reasons in words. The database checks the same (ck_decisions_no_silent_no).
 * @param demands of the decision's reason code; null when it has none.
 */
export function explain(decision: Reasoned, demands: Demands | null) {
  if (decision.basis === Basis.OBSERVED && !decision.source) return reject('DECISION_SOURCE_MISSING', 'source');
  if (demands?.needsSource && decision.basis !== Basis.OBSERVED)
    return reject('DECISION_REASON_ONLY_OBSERVED', 'reasonCode');
  if (decision.outcome === Outcome.ACCEPTED) return ok(decision);
  if (!decision.reasonCode || !demands) return reject('DECISION_REASON_MISSING', 'reasonCode');
  const length = lengthInWords(decision.reasons ?? '');
  const least = Math.max(demands.minLength, MIN_REASONS);
  if (length < least) return reject('DECISION_REASONS_TOO_SHORT', 'reasons', { min: least, length });
  const ownLength = lengthInWords(own(decision.reasons ?? '', demands.titles));
  if (ownLength < least) return reject('DECISION_REASONS_REPEAT_CODE', 'reasons', { min: least, length: ownLength });
  return ok(decision);
}

/** What {@link name} looks at of a decision. */
export interface Naming {
  readonly outcome: string;
  /** The programme that is under way, or the place where it is taken up. */
  readonly named: string | null;
  /** The contribution that it repeats, by id or code. */
  readonly duplicateOf: string | null;
  readonly legalGround: string | null;
}

/** The shortest name of a programme, a place or a norm, in characters. */
export const MIN_NAME = 3;

const hardlyNames = (text: string | null) => lengthInWords(text ?? '') < MIN_NAME;

/**
 * Whether a decision that is being taken names what its ground demands. Nobody but its author withdraws a contribution, and
 * that is another act. The database checks the same (ck_decisions_demanded), but for who the author is.
 * @param demand of the decision's reason code; null when it demands nothing.
 */
export function name(decision: Naming, demand: Demand | null) {
  if (decision.outcome === Outcome.WITHDRAWN_BY_AUTHOR) return reject('DECISION_ONLY_BY_AUTHOR', 'outcome');
  if (decision.outcome === Outcome.ACCEPTED) return ok(decision);
  if (demand === Demand.WITHDRAWAL) return reject('DECISION_ONLY_BY_AUTHOR', 'reasonCode');
  if (demand === Demand.PROGRAMME && hardlyNames(decision.named)) return reject('DECISION_PROGRAMME_MISSING', 'named');
  if (demand === Demand.PLACE && hardlyNames(decision.named)) return reject('DECISION_PLACE_MISSING', 'named');
  if (demand === Demand.DUPLICATE && !decision.duplicateOf) return reject('DECISION_DUPLICATE_MISSING', 'duplicateOf');
  if (demand === Demand.LEGAL_GROUND && hardlyNames(decision.legalGround))
    return reject('DECISION_LEGAL_GROUND_MISSING', 'legalGround');
  return ok(decision);
}
