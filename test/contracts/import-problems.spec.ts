import { expect, test } from '@jest/globals';
import { hasMessage } from '@quipu/i18n';
import { filesBelow, read } from '../support/repository.ts';

test('every problem that the importer names is in docs/open-data.md, with words for what is wrong and what to do', () => {
  const literals = filesBelow('libs/features/open-data/src', '.ts')
    .filter((path) => !path.endsWith('.spec.ts'))
    .flatMap((path) => [...read(path).matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, code]) => code ?? ''));
  const ofTheParser = 'CSV_MAX_RECORD_SIZE';
  const named = [...new Set(literals)].filter((code) => code !== ofTheParser).toSorted();
  const listed = [...read('docs/open-data.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code ?? '');
  expect(listed.toSorted()).toEqual(named);
  const words = named.flatMap((code) => [`import.problem.${code}`, `import.remedy.${code}`]);
  expect(words.filter((key) => !hasMessage(key))).toEqual([]);
});
