import { expect, test } from '@jest/globals';
import { read } from '../support/repository.ts';
import { titlesOf } from '../support/titles.ts';

const page = read('docs/promises.md');

/** The rows of the table: what is promised, what others do, and the tests that show it. */
const rows = [...page.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, number, promise = '', others = '', tests = '']) => ({ number: Number(number), promise, others, tests }),
);

const SHOWN_BY = /^\[[\w-]+\]\(\.\.\/(test\/[\w/.-]+\.spec\.ts)\) › (.+)$/;

test('there are fourteen promises, each of P1, P2, P6 or P8, and each of these is among them', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 14 }, (_, place) => place + 1));
  const kinds = rows.map(({ promise }) => /^\*\*(P\d+)\*\* /.exec(promise)?.[1]);
  expect(new Set(kinds)).toEqual(new Set(['P1', 'P2', 'P6', 'P8']));
});

test('every test that is named there exists under that title', () => {
  for (const { number, tests } of rows) {
    for (const shown of tests.split('<br>')) {
      const [, path = '', title = ''] = SHOWN_BY.exec(shown) ?? [];
      expect([number, shown, path === '' ? [] : titlesOf(path)]).toEqual([
        number,
        shown,
        expect.arrayContaining([title]),
      ]);
    }
  }
});

test('what is said of others names its source, and every source is used', () => {
  const sources = [...page.matchAll(/^\[(\w+)\]: https:\/\/\S+$/gm)].map(([, name]) => name);
  for (const { number, others } of rows) {
    const named = [...others.matchAll(/\[([CD]\d+)\]/g)].map(([, name]) => name);
    expect([number, named.length > 0]).toEqual([number, true]);
    expect(sources).toEqual(expect.arrayContaining(named));
  }
  for (const name of sources) expect(page.split(`[${name}]`).length).toBeGreaterThan(2);
});
