import { PartialDate } from '@quipu/kernel';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

function partialDate(value: unknown): PartialDate {
  if (typeof value === 'string' && PartialDate.is(value)) return value;
  throw new GraphQLError('A PartialDate is a year, a month or a day: 2017, 2017-09 or 2017-09-21.');
}

/** ISO 8601 with reduced precision: what the source does not say is not made up. */
export const PartialDateScalar = new GraphQLScalarType({
  name: 'PartialDate',
  description: 'A date as precise as its source: a year (`2017`), a month (`2017-09`) or a day (`2017-09-21`). ISO 8601.',
  serialize: (value) => value,
  parseValue: partialDate,
  parseLiteral: (node) => partialDate(node.kind === Kind.STRING ? node.value : null),
});

const instant = (value: unknown) => (value instanceof Date ? value : new Date(String(value))).toISOString();

/** An instant in UTC. */
export const InstantScalar = new GraphQLScalarType({
  name: 'Instant',
  description: 'A moment in UTC, ISO 8601 with milliseconds: `2026-11-20T15:04:05.000Z`.',
  serialize: instant,
  parseValue: instant,
});
