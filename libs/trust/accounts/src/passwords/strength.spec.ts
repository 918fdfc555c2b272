import { expect, test } from '@jest/globals';
import { isCommon, isWeak } from './strength.ts';

test.each([
  ['contraseña2026', [], true],
  ['P4ssw0rdP4ssw0rd', [], true],
  ['qwertyuiop1234', [], true],
  ['aaaaaaaaaaaaaaaa', [], true],
  ['gobiernoabierto', ['gobiernoabierto'], true],
  ['tres gatos miran llover en abril', [], false],
  ['x9$Kq!7Lm@2Zr#5Tw%8Yp^3Vn&6Bs', [], false],
])('%s, of who is known by %j, is easily guessed: %s', (password, about, isIt) =>
  expect(isWeak(password, about)).toBe(isIt),
);

test('what leaks hold most often is known, in whatever case', () => {
  expect([isCommon('1qaz2wsx3edc'), isCommon('1QAZ2WSX3EDC'), isCommon('tres gatos miran llover')]).toEqual([
    true,
    true,
    false,
  ]);
});
