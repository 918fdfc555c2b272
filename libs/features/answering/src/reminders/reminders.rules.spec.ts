import { expect, test } from '@jest/globals';
import { LocalDate } from '@quipu/kernel';
import { urgencyOf } from './reminders.rules.ts';

const TODAY = LocalDate.of('2026-03-10');

test.each([
  ['2026-03-14', 'later'],
  ['2026-03-13', 'soon'],
  ['2026-03-10', 'soon'],
  ['2026-03-09', 'overdue'],
  ['2026-03-03', 'overdue'],
  ['2026-03-02', 'escalated'],
  ['2025-12-31', 'escalated'],
])('on 10 March an answer that is due on %s is %s', (dueOn, urgency) => expect(urgencyOf(dueOn, TODAY)).toBe(urgency));

test.each([
  ['2026-03-11T04:30:00Z', 'soon'],
  ['2026-03-11T05:00:00Z', 'overdue'],
])('what is due on 10 March is at %s, by the clocks of Lima, %s', (instant, urgency) =>
  expect(urgencyOf('2026-03-10', LocalDate.at(new Date(instant), 'America/Lima'))).toBe(urgency),
);
