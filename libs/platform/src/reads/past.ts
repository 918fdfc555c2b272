import type { LocalDate } from '@quipu/kernel';

/** A moment that a question names, as it was written and as it is read. */
export type AskedMoment = { readonly text: string } & (
  | { readonly kind: 'day'; readonly day: LocalDate }
  | { readonly kind: 'instant'; readonly instant: Date }
  | { readonly kind: 'position'; readonly size: number }
);

/** What the record was at a moment. */
export interface Moment {
  /** How many leaves the log had: what they say is the record. */
  readonly size: number;
  /** The instant until which time is told: what was due before it was due. */
  readonly at: Date;
  /** What is told beside the answer, so that anybody can check it. */
  readonly told: object;
}

/** Knows the record's past. */
export abstract class Past {
  /** What the record was at the moment `asked`. @throws BadInput when it is still to come. */
  abstract find(asked: AskedMoment): Promise<Moment>;
}
