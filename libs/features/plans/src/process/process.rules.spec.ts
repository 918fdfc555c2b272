import { expect, test } from '@jest/globals';
import { LocalDate } from '@quipu/kernel';
import { movePhase, PlanPhase, phasesAfter } from './phase.rules.ts';
import { entitle, sayText } from './process.rules.ts';
import { arrange, type StandingStage, type WantedStage } from './stages.rules.ts';

const { PREPARATION, CO_CREATION, VALIDATION, ADOPTED, IMPLEMENTATION, CLOSED } = PlanPhase;
const BECAUSE = 'Faltaba oír a las regiones del sur.';
const outcome = (result: { ok: true; value: unknown } | { ok: false; rejection: { code: string } }) =>
  result.ok ? result.value : result.rejection.code;

test.each<[PlanPhase | null, PlanPhase, string | null, string]>([
  [PREPARATION, CO_CREATION, null, CO_CREATION],
  [CO_CREATION, VALIDATION, null, VALIDATION],
  [VALIDATION, ADOPTED, null, ADOPTED],
  [ADOPTED, IMPLEMENTATION, null, IMPLEMENTATION],
  [IMPLEMENTATION, CLOSED, null, CLOSED],
  [VALIDATION, CO_CREATION, BECAUSE, CO_CREATION],
  [VALIDATION, CO_CREATION, null, 'PROCESS_UNEXPLAINED'],
  [VALIDATION, CO_CREATION, 'porque sí', 'PROCESS_UNEXPLAINED'],
  [CLOSED, IMPLEMENTATION, BECAUSE, IMPLEMENTATION],
  [PREPARATION, VALIDATION, null, 'PLAN_MOVE_NOT_ALLOWED'],
  [ADOPTED, CO_CREATION, BECAUSE, 'PLAN_MOVE_NOT_ALLOWED'],
  [CO_CREATION, CO_CREATION, BECAUSE, 'PLAN_MOVE_NOT_ALLOWED'],
  [null, IMPLEMENTATION, null, IMPLEMENTATION],
  [null, PREPARATION, null, PREPARATION],
])('a plan goes from %s to %s because of %j: %s', (from, to, because, expected) =>
  expect(outcome(movePhase(from, to, because))).toBe(expected),
);

test('from the first phase there is no way back, from the last none on', () => {
  expect(phasesAfter(PREPARATION)).toEqual([CO_CREATION]);
  expect(phasesAfter(CLOSED)).toEqual([IMPLEMENTATION]);
});

const TODAY = LocalDate.of('2026-03-10');
const TABLE: StandingStage = {
  code: 'table',
  opensOn: '2026-04-01',
  closesOn: '2026-04-30',
  announcedOn: '2026-03-01',
};
const stage = (given: Partial<WantedStage> = {}): WantedStage => ({
  code: 'table',
  titleEs: 'Mesa temática',
  ...given,
});
const DATES = { opensOn: '2026-04-01', closesOn: '2026-04-30' };

test.each<[string, readonly StandingStage[], readonly WantedStage[], string]>([
  ['none', [], [], 'STAGES_MISSING'],
  ['one that stands left out', [TABLE], [stage({ code: 'other' })], 'STAGE_LEFT_OUT'],
  ['one code twice', [], [stage(), stage()], 'PROCESS_CODE_TWICE'],
  ['a name that says nothing', [], [stage({ titleEs: ' a\u200b ' })], 'PROCESS_TITLE_TOO_SHORT'],
  ['a month where a day is asked for', [], [stage({ opensOn: '2026-04' })], 'PROCESS_DATE_INVALID'],
  [
    'the end before the start',
    [],
    [stage({ opensOn: '2026-04-02', closesOn: '2026-04-01' })],
    'PROCESS_DATES_REVERSED',
  ],
])('stages with %s are refused', (_, standing, wanted, code) =>
  expect(outcome(arrange(standing, wanted, TODAY))).toBe(code),
);

test.each<[string, readonly StandingStage[], Partial<WantedStage>, string | null, boolean]>([
  ['whose dates are set first', [], DATES, TODAY, true],
  ['that opens on another day', [TABLE], { ...DATES, opensOn: '2026-04-02' }, TODAY, true],
  ['that closes on another day', [TABLE], { ...DATES, closesOn: '2026-05-31' }, '2026-03-01', true],
  ['that is only renamed', [TABLE], { ...DATES, titleEs: 'Mesas' }, '2026-03-01', false],
  ['that loses its dates', [TABLE], {}, null, true],
  ['that has no dates', [], {}, null, false],
  ['that opens and closes on one day', [], { opensOn: '2026-04-01', closesOn: '2026-04-01' }, TODAY, true],
])('a stage %s was announced when its opening was', (_, standing, given, announcedOn, isNews) =>
  expect(outcome(arrange(standing, [stage(given)], TODAY))).toMatchObject([{ announcedOn, isNews, position: 1 }]),
);

test('the order in which they are given is the order of the stages', () => {
  const wanted = [stage({ code: 'second' }), stage()];
  expect(outcome(arrange([TABLE], wanted, TODAY))).toMatchObject([
    { code: 'second', position: 1 },
    { code: 'table', position: 2 },
  ]);
});

test('names and texts say something', () => {
  expect(outcome(entitle(' FAQ '))).toBe('FAQ');
  expect(outcome(entitle('ab'))).toBe('PROCESS_TITLE_TOO_SHORT');
  expect(outcome(sayText(' Diez letras '))).toBe('Diez letras');
  expect(outcome(sayText('Muy corto'))).toBe('PLAN_TEXT_BODY_TOO_SHORT');
});
