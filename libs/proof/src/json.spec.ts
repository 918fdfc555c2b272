import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical, fromImage, type Json } from './json.ts';

test('members stand in the order of RFC 8785 section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro',
    '\r': 'CR',
    '\ufb33': 'Dalet',
    '1': 'One',
    '\ud83d\ude00': 'Face',
    '\u0080': 'Ctl',
    '\u00f6': 'o',
  };
  expect(canonical(value)).toBe(
    '{"\\r":"CR","1":"One","\u0080":"Ctl","\u00f6":"o","\u20ac":"Euro","\ud83d\ude00":"Face","\ufb33":"Dalet"}',
  );
});

test('strings are written as RFC 8785 section 3.2.2.2 asks: the shortest escape, and none where none is needed', () => {
  expect(canonical('\u20ac$\u000f\nA\'B"\\\\"/\u007f\u2028</script>')).toBe(
    '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f\u2028</script>"',
  );
});

test.each([
  ['a fraction', 0.5],
  ['a number that is not safe', 2 ** 53],
  ['infinity', Infinity],
  ['not a number', NaN],
  ['a lone surrogate', 'a\ud800'],
  ['a lone surrogate in a name', { '\udc00': 1 }],
  ['undefined', undefined],
  ['an undefined member', { a: undefined }],
  ['a hole', [1, , 2]], // oxlint-disable-line no-sparse-arrays
  ['a date', [new Date(0)]],
  ['a function', () => 1],
  ['a big integer', 1n],
])('%s is refused', (_, value) => {
  expect(() => canonical(value as unknown as Json)).toThrow(expect.objectContaining({ code: 'VALUE_NOT_CANONICAL' }));
});

test('a circle is refused, and depth is not bounded by the stack', () => {
  const circle: Json[] = [];
  circle.push([circle]);
  expect(() => canonical(circle)).toThrow(expect.objectContaining({ code: 'VALUE_NOT_CANONICAL' }));
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  expect(canonical(JSON.parse(deep) as Json)).toBe(deep);
});

/** JSON as the journal holds it. */
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('what is read back from the canonical text is the value, and its text is the same', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonical(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(JSON.parse(text) as Json)).toBe(text);
    }),
  );
});

test('an image keeps every digit and tells strings from numbers', () => {
  const image = `{"a": 12345678901234567.10, "b": "x 1.5 \\" 2", "c": [-3e10, null, 7, -0, 9007199254740993, 0.50, true],
    "d": "n:5", "e": "s:x", "\\\\": "\\\\", "n:7": -123456789012345, "f": 1234567890123456}`;
  expect(fromImage(image)).toEqual({
    a: 'n:12345678901234567.10',
    b: 'x 1.5 " 2',
    c: ['n:-3e10', null, 7, 'n:-0', 'n:9007199254740993', 'n:0.50', true],
    d: 's:n:5',
    e: 's:s:x',
    '\\': '\\',
    's:n:7': -123456789012345,
    f: 'n:1234567890123456',
  });
});

test('different images have different values', () => {
  const scalar = fc.oneof(
    fc.constantFrom(
      '1',
      '1.0',
      '-0',
      '0',
      '1e2',
      '100',
      '"1"',
      '"n:1.0"',
      '"s:n:1.0"',
      '"n:1"',
      'null',
      '"null"',
      'true',
    ),
    fc.integer().map(String),
    fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
  );
  fc.assert(
    fc.property(scalar, scalar, (a, b) => {
      expect(canonical(fromImage(a)) === canonical(fromImage(b))).toBe(a === b);
    }),
  );
});
