import { expect, test } from '@jest/globals';
import { codeIn } from './tracking-code.ts';

test.each([
  ['AP-7K3M-Q0XZ', 'AP-7K3M-Q0XZ'],
  ['ap-7k3m-qoxz', 'AP-7K3M-Q0XZ'],
  ['  AP 7K3M Q0XZ ', 'AP-7K3M-Q0XZ'],
  ['AP7K3MQ0XZ', 'AP-7K3M-Q0XZ'],
  ['AP–7K3M–Q0XZ', 'AP-7K3M-Q0XZ'],
  ['a p - 7 k 3 m - q o x z', 'AP-7K3M-Q0XZ'],
  ['AP-IL0O-1234', 'AP-1100-1234'],
  ['ctr-08', 'CTR-08'],
  ['CTR 08', 'CTR-08'],
  ['BOL-01', 'BOL-01'],
  ['agua segura', undefined],
  ['agua', undefined],
  ['¿qué pasó con mi aporte?', undefined],
  ['', undefined],
])('%j means the code %s', (text, code) => expect(codeIn(text)).toBe(code));
