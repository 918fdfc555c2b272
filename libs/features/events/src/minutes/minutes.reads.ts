import { columns, extend, many, shape } from '@quipu/platform/reads';
import { eventShape, institutionOf } from '../events.reads.ts';

const observationShape = shape('MinutesObservation', {
  ...columns('id', 'sector', 'body', 'recordedAt'),
  institution: institutionOf,
});

const minutesShape = shape('Minutes', {
  ...columns('id', 'version', 'state', 'body', 'because', 'observationsUntil', 'recordedAt'),
  observations: many(
    () => observationShape,
    'minutes_observations',
    (row, minutes) => `${row}.minutes_id = ${minutes}.id`,
    (row) => `${row}.recorded_at, ${row}.id`,
  ),
  changes: (row) =>
    `(select json_build_object('before', earlier.body, 'after', ${row}.body) from minutes as earlier where earlier.event_id = ${row}.event_id and earlier.version = ${row}.version - 1)`,
});

extend(eventShape, {
  minutes: many(
    () => minutesShape,
    'minutes',
    (row, event) => `${row}.event_id = ${event}.id`,
    (row) => `${row}.version desc`,
  ),
});
