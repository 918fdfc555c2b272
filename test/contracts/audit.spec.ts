import { expect, test } from '@jest/globals';
import { findingCodes } from '@quipu/journal/audit';
import { filesBelow, read } from '../support/repository.ts';

test('docs/operating.md says what every code of the audit means, and knows no other', () => {
  const [, section = ''] = /### When the audit finds something([\s\S]*?)\n## /.exec(read('docs/operating.md')) ?? [];
  const rows = [...section.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) => cell.match(/[A-Z_]{3,}/g) ?? []);
  expect(rows.toSorted()).toEqual([...findingCodes].toSorted());
});

test('every code is found in some test that does what it tells of', () => {
  const tests = filesBelow('test/database', '.db.spec.ts').map(read).join('\n');
  expect(findingCodes.filter((code) => !tests.includes(code))).toEqual([]);
});
