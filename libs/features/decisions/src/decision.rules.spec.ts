import { expect, test } from '@jest/globals';
import { explain, type Demands, type Reasoned, name } from './decision.rules.ts';
import { Basis, Demand, Outcome } from './outcome.ts';

const BUDGET: Demands = { minLength: 40, needsSource: false, titles: ['Presupuesto', 'Budget'] };
const OTHER: Demands = { minLength: 120, needsSource: false, titles: ['Otro', 'Other'] };
const NOT_ON_RECORD: Demands = {
  minLength: 40,
  needsSource: true,
  titles: ['Sin motivo registrado', 'No reason on record'],
};
const LONG = 'El pliego no tiene marco presupuestal para contratar este servicio en el periodo.';

const rejected: Reasoned = {
  outcome: Outcome.REJECTED,
  reasonCode: 'budget',
  reasons: LONG,
  basis: Basis.DECIDED,
  source: null,
};

const codeOf = (decision: Reasoned, demands: Demands | null) => {
  const explained = explain(decision, demands);
  return explained.ok ? 'ok' : explained.rejection.code;
};

test.each(
  Object.values(Outcome).map((outcome) => [outcome, outcome === Outcome.ACCEPTED ? 'ok' : 'DECISION_REASON_MISSING']),
)('P1: %s without any reason: %s', (outcome, expected) =>
  expect(codeOf({ ...rejected, outcome, reasonCode: null, reasons: null }, null)).toBe(expected),
);

test.each([
  ['x'.repeat(39), 'DECISION_REASONS_TOO_SHORT'],
  ['x'.repeat(40), 'ok'],
  [`  ${'x'.repeat(39)}  `, 'DECISION_REASONS_TOO_SHORT'],
  [`x${' '.repeat(60)}y`, 'DECISION_REASONS_TOO_SHORT'],
  ['ñ'.repeat(40), 'ok'],
  ['😀'.repeat(39), 'DECISION_REASONS_TOO_SHORT'],
  ['', 'DECISION_REASONS_TOO_SHORT'],
  ['Presupuesto '.repeat(8), 'DECISION_REASONS_REPEAT_CODE'],
  [`PRESUPUESTO: budget, ${'x'.repeat(20)}`, 'DECISION_REASONS_REPEAT_CODE'],
])("reasons of a reader's count: %j is %s", (reasons, expected) =>
  expect(codeOf({ ...rejected, reasons }, BUDGET)).toBe(expected),
);

test.each([
  [119, 'DECISION_REASONS_TOO_SHORT'],
  [120, 'ok'],
])('another ground has to be explained at length: %i characters: %s', (length, expected) =>
  expect(codeOf({ ...rejected, reasonCode: 'other', reasons: 'x'.repeat(length) }, OTHER)).toBe(expected),
);

test('that no reason is on record can be observed, never decided', () => {
  const silent = { ...rejected, reasonCode: 'not_on_record' };
  expect(codeOf(silent, NOT_ON_RECORD)).toBe('DECISION_REASON_ONLY_OBSERVED');
  expect(codeOf({ ...silent, basis: Basis.OBSERVED, source: 'Informe del IRM' }, NOT_ON_RECORD)).toBe('ok');
});

test('an observed decision names its source', () =>
  expect(codeOf({ ...rejected, basis: Basis.OBSERVED }, BUDGET)).toBe('DECISION_SOURCE_MISSING'));

const nothing = { outcome: 'rejected', named: null, duplicateOf: null, legalGround: null };

test.each([
  ['a ground that demands nothing', nothing, null, 'ok'],
  ['a programme that is not named', nothing, Demand.PROGRAMME, 'DECISION_PROGRAMME_MISSING'],
  [
    'a programme of two letters',
    { ...nothing, named: ' \u200bab\u200b ' },
    Demand.PROGRAMME,
    'DECISION_PROGRAMME_MISSING',
  ],
  ['a programme', { ...nothing, named: 'Qali Warma' }, Demand.PROGRAMME, 'ok'],
  ['a place that is not named', nothing, Demand.PLACE, 'DECISION_PLACE_MISSING'],
  ['a place', { ...nothing, named: 'Mesa de agua' }, Demand.PLACE, 'ok'],
  ['a duplicate that is not named', { ...nothing, named: 'CTR-01' }, Demand.DUPLICATE, 'DECISION_DUPLICATE_MISSING'],
  ['a duplicate', { ...nothing, duplicateOf: 'CTR-01' }, Demand.DUPLICATE, 'ok'],
  ['a norm that is not named', nothing, Demand.LEGAL_GROUND, 'DECISION_LEGAL_GROUND_MISSING'],
  ['a norm', { ...nothing, legalGround: 'Ley 27806' }, Demand.LEGAL_GROUND, 'ok'],
  ['full acceptance, whatever the ground', { ...nothing, outcome: 'accepted' }, Demand.PROGRAMME, 'ok'],
  ['a withdrawal', { ...nothing, outcome: 'withdrawn_by_author' }, null, 'DECISION_ONLY_BY_AUTHOR'],
  ['the ground of a withdrawal', nothing, Demand.WITHDRAWAL, 'DECISION_ONLY_BY_AUTHOR'],
])('a decision names %s', (_what, decision, demand, expected) => {
  const named = name(decision, demand);
  expect(named.ok ? 'ok' : named.rejection.code).toBe(expected);
});
