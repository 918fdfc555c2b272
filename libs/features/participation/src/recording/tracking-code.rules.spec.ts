import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { CODE_BYTES, trackingCode } from './tracking-code.rules.ts';

test.each([
  [[0, 0, 0, 0, 0], 'AP-0000-0000'],
  [[255, 255, 255, 255, 255], 'AP-ZZZZ-ZZZZ'],
  [[0, 68, 50, 20, 199], 'AP-0123-4567'],
])('the bytes %j are the code %s', (bytes, code) => expect(trackingCode(Uint8Array.from(bytes))).toBe(code));

test('no code has a sign that people misread', () => {
  for (let n = 0; n < 1000; n += 1)
    expect(trackingCode(randomBytes(CODE_BYTES))).toMatch(/^AP(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
});
