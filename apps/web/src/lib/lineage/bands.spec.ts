import { expect, test } from '@jest/globals';
import { bandOf, bandPath } from './bands.ts';

test.each([
  { plan: 'PE-PAGA-3', at: 'stage:national_table', from: null, to: null },
  { plan: 'PE-PAGA-3', at: null, from: 'stage:national_table', to: 'outcome:rejected' },
  { plan: 'PE-PAGA-3', at: null, from: 'stage:plan_adoption', to: 'commitment:PE-PAGA-4/V.1.a' },
])('the address of a band says which band it is: %j', (band) =>
  expect(bandOf(new URL(bandPath(band), 'https://quipu.example').searchParams)).toEqual(band),
);

test.each(['', 'plan=PE-PAGA-3', 'de=stage%3Anational_table'])('«%s» asks for no band', (query) =>
  expect(bandOf(new URLSearchParams(query))).toBeNull(),
);
