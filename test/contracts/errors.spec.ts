import { expect, test } from '@jest/globals';
import { catalogues } from '@quipu/i18n';
import { filesBelow, read } from '../support/repository.ts';

const codesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, code]) => code ?? '');

/** Codes that the features' rules and acts raise. Problems of a package's cells have a table of their own. */
function raised(): string[] {
  const texts = filesBelow('libs', '.ts')
    .filter((path) => !path.endsWith('.spec.ts') && !path.includes('open-data'))
    .map(read);
  return [
    ...new Set(
      texts.flatMap((text) => [
        ...codesIn(text, /\breject\(\s*'([A-Z_]+)'/g),
        ...codesIn(text, /\bnotFound\(\s*'([A-Z_]+)'/g).map((noun) => `${noun}_NOT_FOUND`),
      ]),
    ),
  ].toSorted();
}

test('docs/errors.md lists every rejection code, and no other', () => {
  const [, rejections = ''] = /## Rejections([\s\S]*?)(\n## |$)/.exec(read('docs/errors.md')) ?? [];
  expect(codesIn(rejections, /^\| `([A-Z]+(?:_[A-Z]+)+)` \|/gm).toSorted()).toEqual(raised());
});

test('every rejection says what happened, why and what to do, in both languages', () => {
  for (const code of raised()) {
    for (const language of ['es', 'en'] as const)
      expect([code, language, catalogues[language].get(`rejections.${code}`)]).toEqual([
        code,
        language,
        expect.any(String),
      ]);
  }
});

test('every rejection is raised in some test', () => {
  const tests = [...filesBelow('test', '.spec.ts'), ...filesBelow('libs', '.spec.ts')].map(read).join('\n');
  expect(raised().filter((code) => !tests.includes(code))).toEqual([]);
});
