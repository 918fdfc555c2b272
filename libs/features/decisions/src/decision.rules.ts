import { ok, reject } from '@quipu/kernel';
import { Basis, Outcome } from './outcome.ts';

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

/**
 * Words as a reader counts them: trimmed, one space between; what looks like a space, or like nothing, is one. Equal to
 * `plain_words` in the database.
 */
const plain = (text: string) => text.replace(/[\s\u0085\u200b\u2060]+/gu, ' ').trim();
/** Character by character, as PostgreSQL does: one that JavaScript lowers to two would count twice. */
const lower = (text: string) => Array.from(text, (character) => [...character.toLowerCase()][0]).join('');
const lengthOf = (text: string) => [...text].length;

/** What the reasons say beyond the titles of their code. */
function own(reasons: string, titles: readonly string[]): string {
  return plain(titles.reduce((left, title) => left.replaceAll(lower(title), ''), lower(plain(reasons))));
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
  const said = plain(decision.reasons ?? '');
  const least = Math.max(demands.minLength, MIN_REASONS);
  if (lengthOf(said) < least)
    return reject('DECISION_REASONS_TOO_SHORT', 'reasons', { min: least, length: lengthOf(said) });
  const ownLength = lengthOf(own(said, demands.titles));
  if (ownLength < least) return reject('DECISION_REASONS_REPEAT_CODE', 'reasons', { min: least, length: ownLength });
  return ok(decision);
}
