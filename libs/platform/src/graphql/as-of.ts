import { Args } from '@nestjs/graphql';
import { LocalDate } from '@quipu/kernel';
import { GraphQLScalarType, Kind } from 'graphql';
import type { AskedMoment } from '../reads/past.ts';
import { BadInput } from './bad-input.ts';
import { isInstant } from './scalars.ts';

const POSITION = /^position:(\d{1,15})$/;

function dayOf(text: string): LocalDate | undefined {
  try {
    return LocalDate.of(text);
  } catch {
    return undefined;
  }
}

function moment(value: unknown): AskedMoment {
  const text = typeof value === 'string' ? value : '';
  if (isInstant(text)) return { text, kind: 'instant', instant: new Date(text) };
  const [, size] = POSITION.exec(text) ?? [];
  if (size !== undefined) return { text, kind: 'position', size: Number(size) };
  const day = dayOf(text);
  if (day) return { text, kind: 'day', day };
  throw new BadInput([{ field: 'asOf', problem: 'not-a-moment' }]);
}

/** A moment to answer as of. */
export const AsOfScalar = new GraphQLScalarType({
  name: 'AsOf',
  description:
    'A moment: a day, `2026-11-20`, until its end in Lima (`America/Lima`), today until now; an instant with its time zone, ' +
    '`2026-11-20T15:04:05-05:00`; or a size of the log, `position:1234`.',
  serialize: (value) => value,
  parseValue: moment,
  parseLiteral: (node) => moment(node.kind === Kind.STRING ? node.value : null),
});

/** The argument `asOf`, wherever a root takes it. */
export const AS_OF = {
  type: () => AsOfScalar,
  nullable: true,
  description:
    'Answer from what the log had then under a signed checkpoint, which `extensions.asOf` names; from now when left out.',
};

/** Says that a root can be asked as of a moment. What it is asked is in its question, which alone reads it. */
export const AsOf = () => Args('asOf', AS_OF);
