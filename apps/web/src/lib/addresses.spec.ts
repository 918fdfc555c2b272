import { expect, test } from '@jest/globals';
import { commitmentPath, contributionPath, historyPath, planPath, withQuery } from './addresses.ts';

test('each thing has its address', () => {
  expect(planPath('PE-PAGA-3')).toBe('/planes/pe-paga-3');
  expect(commitmentPath('PE-PAGA-3', 'V.1.a')).toBe('/planes/pe-paga-3/compromisos/V.1.a');
  expect(contributionPath('CTR-01')).toBe('/aportes/CTR-01');
  expect(historyPath(contributionPath('CTR-01'))).toBe('/aportes/CTR-01/historia');
});

test('a number with signs of its own stays one part of the address', () =>
  expect(commitmentPath('PE-4', '9/a?')).toBe('/planes/pe-4/compromisos/9%2Fa%3F'));

test('only parameters that have a value are in the address', () => {
  expect(withQuery('/decisiones', { outcome: 'rejected', stage: null, after: undefined, q: '' })).toBe(
    '/decisiones?outcome=rejected',
  );
  expect(withQuery('/decisiones', {})).toBe('/decisiones');
  expect(withQuery('/decisiones?al=2026-11-20', { q: 'agua' })).toBe('/decisiones?al=2026-11-20&q=agua');
});
