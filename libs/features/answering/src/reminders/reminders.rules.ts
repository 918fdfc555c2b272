import type { LocalDate } from '@quipu/kernel';

/** Days before its last day on which an answer is reminded of. */
export const NOTICE_DAYS = 3;
/** Days after its last day after which silence is told to who administers the member as well. */
export const ESCALATION_DAYS = 7;

const DAY_MS = 86_400_000;

/** Whole days from `today` to `dueOn`; below zero, it has passed. */
export const daysUntil = (dueOn: string, today: LocalDate): number =>
  Math.round((Date.parse(`${dueOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);

/** How urgent an answer is that was not given: nobody is reminded of what is due later. */
export function urgencyOf(dueOn: string, today: LocalDate): 'later' | 'soon' | 'overdue' | 'escalated' {
  const days = daysUntil(dueOn, today);
  if (days > NOTICE_DAYS) return 'later';
  if (days >= 0) return 'soon';
  return -days > ESCALATION_DAYS ? 'escalated' : 'overdue';
}
