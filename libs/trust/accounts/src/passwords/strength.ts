import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as spanish } from '@zxcvbn-ts/language-es-es';

/** Of 0 to 4: at least 10^8 guesses, out of reach of whoever has to ask a server, and dear off-line under argon2id. */
const ENOUGH = 3;
/**
 * What is judged of a password, so that judging keeps the process from nothing else for longer than some 50 ms: so many
 * characters, whose strength the rest can only add to, with so many readings of `4` as `a` and the like.
 */
const JUDGED = { characters: 32, readings: 10 } as const;

/** Built once, on first use: the dictionaries take a tenth of a second. */
let estimator: ZxcvbnFactory | undefined;
let leaked: ReadonlySet<string> | undefined;

function estimate(password: string, about: readonly string[]): number {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common, ...spanish },
    graphs: adjacencyGraphs,
    l33tMaxSubstitutions: JUDGED.readings,
  });
  return estimator.check(password.slice(0, JUDGED.characters), [...about]).score;
}

/** Whether `password` stands in the list of passwords that leaks hold most often. */
export function isCommon(password: string): boolean {
  leaked ??= new Set(common['passwords-common'].map(String));
  return leaked.has(password.toLowerCase());
}

/** Whether `password` would take too few guesses. @param about words of the person: name, parts of the address. */
export const isWeak = (password: string, about: readonly string[]): boolean => estimate(password, about) < ENOUGH;
