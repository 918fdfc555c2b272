import { expect, test } from '@jest/globals';
import { fill } from './template.rules.ts';

const CONTRIBUTION = { code: 'CTR-1', title: 'Agua {codigo} segura' };

test.each([
  ['Sobre {codigo}: {titulo}.', 'Sobre CTR-1: Agua {codigo} segura.'],
  ['On {code}: {title}.', 'On CTR-1: Agua {codigo} segura.'],
  ['{codigo} y otra vez {codigo}', 'CTR-1 y otra vez CTR-1'],
  ['{nombre} y {} quedan', '{nombre} y {} quedan'],
  ['$& y $1 quedan', '$& y $1 quedan'],
])('«%s» becomes «%s»', (words, filled) => expect(fill(words, CONTRIBUTION)).toBe(filled));
