import { read } from './repository.ts';

/** The titles of the tests in a source: of a table, its title with the places of its values. */
const TITLE = /^\s*(?:test|it)(?:\.each(?:<.*>)?\([\s\S]*?\n?\s*\))?\(\s*(['"`])((?:(?!\1)[\s\S]|\\\1)+?)\1,/gm;

/** What the tests of a file are called, as they stand there. */
export const titlesOf = (path: string): string[] =>
  [...read(path).matchAll(TITLE)].map(([, , title = '']) => title.replaceAll("\\'", "'"));
