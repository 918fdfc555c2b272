import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatBundle, parseBundle } from './bundle.ts';

const bodies = fc.array(fc.uint8Array({ maxLength: 700 }), { minLength: 1, maxLength: 20 });

test('a bundle gives back the entries that went into it', () => {
  fc.assert(fc.property(bodies, (all) => expect(parseBundle(formatBundle(all), all.length)).toEqual(all)));
});

test('a bundle that is cut, or has more or fewer entries than its width, is refused', () => {
  fc.assert(
    fc.property(bodies, fc.nat(), (all, a) => {
      const bundle = formatBundle(all);
      const refused = expect.objectContaining({ code: 'BUNDLE_MALFORMED' });
      expect(() => parseBundle(bundle.subarray(0, a % bundle.length), all.length)).toThrow(refused);
      expect(() => parseBundle(bundle, all.length + 1)).toThrow(refused);
      expect(() => parseBundle(bundle, all.length - 1)).toThrow(refused);
    }),
  );
});
