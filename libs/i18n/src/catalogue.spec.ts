import { expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues } from './catalogue.ts';
import { localeOf, type Language } from './language.ts';

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

/** The arguments that a message takes, nested ones included, and the values it chooses by. */
function argumentsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if ('options' in node && node.options)
      return [node.value, ...Object.values(node.options).flatMap((option) => argumentsOf(option.value))];
    if ('children' in node) return argumentsOf(node.children);
    return node.type === 0 || node.type === 7 ? [] : [node.value];
  });
}

const argumentNames = (language: Language, text: string) =>
  [...new Set(argumentsOf(new IntlMessageFormat(text, localeOf(language)).getAst()))].toSorted();

test('Spanish and English have the same messages', () =>
  expect([...catalogues.en.keys()].toSorted()).toEqual([...catalogues.es.keys()].toSorted()));

test('a message takes the same arguments in both languages', () => {
  const differing = [...catalogues.es].filter(([key, text]) => {
    const english = catalogues.en.get(key) ?? '';
    return argumentNames('es', text).join() !== argumentNames('en', english).join();
  });
  expect(differing).toEqual([]);
});

test('no message is empty or has space around it', () => {
  const texts = [...catalogues.es, ...catalogues.en];
  expect(texts.filter(([, text]) => text.trim() === '' || text.trim() !== text)).toEqual([]);
});
