import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { partsOf } from './index.ts';

const EARLIER = 'Las escuelas rurales no tienen agua. Nadie publica cuáles son.';

test('a text that changed is told sentence by sentence', () => {
  expect(partsOf(EARLIER, 'Las escuelas rurales no tienen agua. El ministerio publica cuáles son.')).toEqual([
    { kind: 'kept', text: 'Las escuelas rurales no tienen agua. ' },
    { kind: 'removed', text: 'Nadie publica cuáles son.' },
    { kind: 'added', text: 'El ministerio publica cuáles son.' },
  ]);
});

test.each([
  ['said for the first time', '', EARLIER, ['added']],
  ['no longer said', EARLIER, '', ['removed']],
  ['said as before', EARLIER, EARLIER, ['kept']],
])('a text that is %s', (_what, before, after, kinds) =>
  expect([...new Set(partsOf(before, after).map(({ kind }) => kind))]).toEqual(kinds),
);

test('put together, the parts are the two texts again', () => {
  const text = fc.array(fc.constantFrom('Hay agua. ', '¿Hay agua?\n', 'No', ' ', '… ', 'Sí. '), { maxLength: 8 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(''), other.join('')];
      const parts = partsOf(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});
