import { expect, test } from '@jest/globals';
import { byReport } from './assessments.ts';

/** An assessment of the `indicator` at that place of its scheme, with the code at that place of its scale. */
const assessment = (report: string, indicator: number, code: number, isStanding = true) => ({
  isStanding,
  report: { code: report, titleEs: report, titleEn: null, publishedOn: null, source: null },
  indicator: { code: `i${indicator}`, titleEs: '', titleEn: '', position: indicator },
  code: { code: `c${code}`, officialNumber: null, titleEs: '', titleEn: '', position: code },
});

test('what each report judged stays apart, in the order of the scheme and of its scale', () => {
  const grouped = byReport([
    assessment('design', 2, 1),
    assessment('design', 1, 3),
    assessment('results', 1, 2),
    assessment('design', 1, 1),
  ]);
  expect(grouped.map(({ report }) => report.code)).toEqual(['design', 'results']);
  expect(grouped[0]?.indicators.map(({ indicator }) => indicator.code)).toEqual(['i1', 'i2']);
  expect(grouped[0]?.indicators[0]?.assessments.map(({ code }) => code.code)).toEqual(['c1', 'c3']);
});

test('a superseded assessment is not shown as if it stood', () =>
  expect(byReport([assessment('design', 1, 1, false)])).toEqual([]));
