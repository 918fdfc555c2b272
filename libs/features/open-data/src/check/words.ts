import { hasMessage, translate, type Language, type MessageKey } from '@quipu/i18n';
import type { Problem } from './problems.ts';

/** What a person reads about a problem. */
export interface ProblemWords {
  readonly what: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** The first of `keys` that has words; every problem has, which a test shows. */
const known = (...keys: readonly string[]): MessageKey => keys.find(hasMessage) ?? 'import.remedy.rule';

/** A problem in words. A rule that decisions taken here follow too speaks with the same words. */
export function wordsOf(language: Language, problem: Problem): ProblemWords {
  const { code, file, row, column, value, values } = problem;
  const named = { file: file ?? '', row: row ?? 0, column: column ?? '', value: value ?? '', ...values };
  return {
    what: translate(language, known(`import.problem.${code}`, `rejections.${code}`), named),
    remedy: translate(language, known(`import.remedy.${code}`), named),
  };
}
