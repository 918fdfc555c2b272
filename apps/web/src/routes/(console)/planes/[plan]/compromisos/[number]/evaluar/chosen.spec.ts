import { expect, test } from '@jest/globals';
import { chosen } from './chosen.ts';

type Arguments = Parameters<typeof chosen>;

const titles = { titleEs: 'x', titleEn: null };
const indicators = ['verifiability', 'impact'].map((code) => ({ code, ...titles, codes: [] }));
const report = (code: string, scheme: object | null) => ({ code, ...titles, scheme });
const plan = {
  reports: [
    report('old', null),
    report('design', { code: 'G4', indicators }),
    report('results', { code: 'G5', indicators }),
  ],
} as unknown as Arguments[0];
const given = (id: string, of: string, indicator: string) => ({
  id,
  report: { code: of },
  indicator: { code: indicator },
});
const commitment = {
  assessments: [given('a', 'results', 'verifiability'), given('b', 'design', 'impact')],
  milestones: [{ number: '1', ...titles, assessments: [] }],
} as unknown as Arguments[1];

const found = (query: string) => {
  const it = chosen(plan, commitment, new URLSearchParams(query));
  return it && [it.report.code, it.milestone?.number ?? null, it.indicator.code, it.standing?.id ?? null];
};

test.each([
  ['', ['results', null, 'impact', null]],
  ['reporte=design', ['design', null, 'verifiability', null]],
  ['reporte=design&indicador=impact', ['design', null, 'impact', 'b']],
  ['reporte=design&hito=1&indicador=impact', ['design', '1', 'impact', null]],
  ['reporte=old&hito=9&indicador=stars', ['results', null, 'impact', null]],
])('“%s” chooses %j', (query, expected) => expect(found(query)).toEqual(expected));

test('where no report has a scheme there is nothing to code with', () =>
  expect(chosen({ reports: [plan.reports[0]!] }, commitment, new URLSearchParams())).toBeNull());
