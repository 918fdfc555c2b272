import { columns, shape, type List } from '@quipu/platform/reads';
import { institutionOf } from '../events.reads.ts';

/** Read for who may read registrations alone, from the primary; no public shape leads here. */
const registrationShape = shape('EventRegistration', {
  ...columns('id', 'sector', 'needs', 'registeredAt', 'hasAttended'),
  name: (row) => `(select name from accounts where accounts.id = ${row}.account_id)`,
  institution: institutionOf,
});

export const registrationList: List = {
  of: registrationShape,
  table: 'event_registrations',
  only: (row) => `${row}.withdrawn_at is null`,
  filters: {},
  orders: { FIRST: { keys: [{ sql: (row) => `${row}.registered_at`, type: 'timestamptz' }], direction: 'asc' } },
};

/** The condition that a row belongs to the event with `code` of the plan with `plan`. */
export const ofEvent = (row: string, plan: string, code: string) =>
  `${row}.event_id = (select events.id from events join plans on plans.id = plan_id where plans.code = ${plan} and events.code = ${code})`;
