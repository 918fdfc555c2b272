import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { base64, base64url, fromBase64, fromBase64url, fromDecimal, fromUtf8, utf8 } from './bytes.ts';

test('bytes are written as RFC 4648 asks, and read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64(base64(bytes))).toEqual(bytes);
      expect(fromBase64url(base64url(bytes))).toEqual(bytes);
    }),
  );
});

const almost = fc.oneof(fc.string(), fc.stringMatching(/^[\w+/=-]{0,12}$/));

test('a text that would be written otherwise is not read, and is no fault', () => {
  fc.assert(
    fc.property(almost, (text) => {
      const [plain, url] = [fromBase64(text), fromBase64url(text)];
      expect(plain ? base64(plain) : text).toBe(text);
      expect(url ? base64url(url) : text).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['0', 0],
  ['9007199254740991', 2 ** 53 - 1],
  ['9007199254740992', undefined],
  ['01', undefined],
  ['-1', undefined],
  ['1.0', undefined],
  ['', undefined],
  ['1e3', undefined],
  ['٣', undefined],
])('%j is the number %s', (text, number) => {
  expect(fromDecimal(text)).toBe(number);
});

test('a byte order mark is a character, and half a character is no text', () => {
  expect(fromUtf8(utf8('\ufeffa'))).toBe('\ufeffa');
  expect(fromUtf8(utf8('é').subarray(0, 1))).toBeUndefined();
});
