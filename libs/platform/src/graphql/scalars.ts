import { PartialDate } from '@quipu/kernel';
import { GraphQLScalarType, Kind } from 'graphql';
import { BadInput } from './bad-input.ts';

function partialDate(value: unknown): PartialDate {
  if (typeof value === 'string' && PartialDate.is(value)) return value;
  throw new BadInput([{ field: 'PartialDate', problem: 'not-a-partial-date' }]);
}

/** ISO 8601 with reduced precision: what the source does not say is not made up. */
export const PartialDateScalar = new GraphQLScalarType({
  name: 'PartialDate',
  description:
    'A date as precise as its source: a year (`2017`), a month (`2017-09`) or a day (`2017-09-21`). ISO 8601.',
  serialize: (value) => value,
  parseValue: partialDate,
  parseLiteral: (node) => partialDate(node.kind === Kind.STRING ? node.value : null),
});

const isoOf = (value: unknown) => (value instanceof Date ? value : new Date(String(value))).toISOString();

const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether `text` is an instant with its time zone. */
export const isInstant = (text: string): boolean => WRITTEN.test(text) && !Number.isNaN(Date.parse(text));

function instant(value: unknown): string {
  if (typeof value === 'string' && isInstant(value)) return isoOf(value);
  throw new BadInput([{ field: 'Instant', problem: 'not-an-instant' }]);
}

/** An instant in UTC. */
export const InstantScalar = new GraphQLScalarType({
  name: 'Instant',
  description: 'A moment in UTC, ISO 8601 with milliseconds: `2026-11-20T15:04:05.000Z`.',
  serialize: isoOf,
  parseValue: instant,
  parseLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : null),
});
