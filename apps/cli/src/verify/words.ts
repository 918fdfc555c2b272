import { translate, type Language, type MessageKey, type MessageValues } from '@quipu/i18n';
import { base64, type Problem, type SignedCheckpoint } from '@quipu/proof';
import type { Io } from '../io.ts';

/** What somebody else wrote, harmless in a terminal: characters that are not seen are shown by their number. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);

const printableValues = (values: MessageValues): MessageValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? printable(value) : value]),
  );

/** A message of the area `verify` whose values others may have written. */
export const say = (language: Language, key: MessageKey, values: MessageValues = {}): string =>
  translate(language, key, printableValues(values));

/** What is wrong, in words; where it is about an entry, the entry first. */
export function wordsOfProblem(language: Language, { code, values, entry }: Problem): string {
  const what = say(language, `verify.problem.${code}`, values);
  if (!entry) return what;
  const row = entry.kind === undefined ? 'none' : printable(`${entry.kind} ${entry.ref}`);
  return translate(language, 'verify.problem.entry', { index: entry.index, row, what });
}

/** The problems one below the other. */
export const problemLines = (language: Language, problems: readonly Problem[]): string[] =>
  problems.map((problem) => `  - ${wordsOfProblem(language, problem)}`);

/** Problems for programs: as they are, with their words. */
export const problemsWithWords = (language: Language, problems: readonly Problem[]) =>
  problems.map((problem) => ({ ...problem, what: wordsOfProblem(language, problem) }));

/** Log, keys, checkpoint and witnesses. @param because why the keys are believed */
export function checkpointLines(io: Io, checkpoint: SignedCheckpoint, because: string): string[] {
  const line = (key: MessageKey, values: MessageValues = {}) => say(io.language, key, values);
  const { origin, size, root, signers, witnesses } = checkpoint;
  return [
    line('verify.line.origin', { origin }),
    ...signers.map(({ name, id }) => line('verify.line.key', { key: `${name}+${id} (${because})` })),
    line('verify.line.checkpoint', { size, root: base64(root) }),
    ...witnesses.map(({ name, at }) => line('verify.line.witness', { name, at })),
    ...(witnesses.length === 0 ? [line('verify.line.no-witness')] : []),
  ];
}

/** The same for programs. */
export const checkpointForPrograms = ({ origin, size, root, signers, witnesses }: SignedCheckpoint) => ({
  origin,
  size,
  root: base64(root),
  signers,
  witnesses,
});

/** Writes one document for programs. */
export const writeJson = (io: Io, document: object): void => io.out(`${JSON.stringify(document, null, 2)}\n`);

export const writeLines = (io: Io, lines: readonly string[]): void => io.out(`${lines.join('\n')}\n`);
