import { expect, test } from '@jest/globals';
import { catalogues, languages } from '@quipu/i18n';
import { filesBelow, read } from '../support/repository.ts';

const sources = ['apps', 'libs']
  .flatMap((folder) => filesBelow(folder, '.ts'))
  .filter((path) => !path.endsWith('.spec.ts') && !path.startsWith('libs/platform/src/mail/'))
  .map(read)
  .filter((text) => /@quipu\/platform\/mail|letters\.ts|letter\.ts/.test(text));

/** Every template that a letter of the sources names. */
const named = [
  ...new Set(sources.flatMap((text) => [...text.matchAll(/\btemplate: '([\w-]+)'/g)].map(([, name]) => name ?? ''))),
];
/** Every template that the catalogue has words for. */
const written = [
  ...new Set([...catalogues.es.keys()].flatMap((key) => /^mail\.(?!shared\.|page\.)([^.]+)\./.exec(key)?.[1] ?? [])),
];

const textOf = (language: 'es' | 'en', template: string, part: string) =>
  catalogues[language].get(`mail.${template}.${part}`);
const PARTS = ['subject', 'body', 'button'];

test('every letter that is posted has a subject and paragraphs in every language', () => {
  expect(named.length).toBeGreaterThan(0);
  const missing = named.flatMap((template) =>
    languages.flatMap((language) =>
      ['subject', 'body'].filter((part) => !textOf(language, template, part)).map((part) => [language, template, part]),
    ),
  );
  expect(missing).toEqual([]);
});

test('no text names the link, which has a button of its own, or who it is for, whom the greeting names', () => {
  const texts = written.flatMap((template) =>
    languages.flatMap((language) => PARTS.map((part) => textOf(language, template, part) ?? '')),
  );
  expect(texts.filter((text) => /\{(link|name)\b/.test(text))).toEqual([]);
});

test('a subject is one line, and no text brings markup', () => {
  for (const template of written)
    for (const language of languages) {
      expect(textOf(language, template, 'subject')).not.toMatch(/\n/);
      for (const part of PARTS) expect(textOf(language, template, part) ?? '').not.toMatch(/<\/?\w/);
    }
});

test('the catalogue has no words for letters that nobody posts', () => {
  const everything = ['apps', 'libs']
    .flatMap((folder) => filesBelow(folder, '.ts'))
    .map(read)
    .join('\n');
  expect(written.filter((template) => !everything.includes(`'${template}'`))).toEqual([]);
});
