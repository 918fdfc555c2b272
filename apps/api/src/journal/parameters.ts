import { BadInput, type InputProblem } from '@quipu/platform/graphql';

/** The longest code or name of a table, in characters. */
const TEXT_LENGTH = 60;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const WHOLE = /^(0|[1-9]\d{0,15})$/;

/** The parameters of an address: each named, each at most once, each in its form. */
export class Parameters {
  private readonly given: Readonly<Record<string, unknown>>;

  /** @throws BadInput for one that is not in `names`, or is there twice. */
  constructor(query: unknown, names: readonly string[]) {
    this.given = query as Readonly<Record<string, unknown>>;
    const problems = Object.entries(this.given).flatMap(([field, value]): InputProblem[] => {
      if (!names.includes(field)) return [{ field, problem: 'unknown-field' }];
      return typeof value === 'string' ? [] : [{ field, problem: 'not-text' }];
    });
    if (problems.length > 0) throw new BadInput(problems);
  }

  /** @throws BadInput unless it is there, with 1 to 60 characters that can be stored. */
  text(field: string): string {
    const value = this.optional(field);
    if (value === undefined) throw new BadInput([{ field, problem: 'not-text' }]);
    if (value.length > TEXT_LENGTH) throw new BadInput([{ field, problem: 'too-long', values: { max: TEXT_LENGTH } }]);
    if (value.includes('\0')) throw new BadInput([{ field, problem: 'holds-nul' }]);
    return value;
  }

  /** @throws BadInput unless it is there, and the identifier of a row. */
  uuid(field: string): string {
    const value = this.optional(field) ?? '';
    if (!UUID.test(value)) throw new BadInput([{ field, problem: 'not-a-uuid' }]);
    return value;
  }

  /** @throws BadInput when it is no whole number, or lies out of bounds. */
  whole(field: string, { min, max, otherwise }: { min: number; max: number; otherwise?: number }): number {
    const value = this.optional(field);
    if (value === undefined && otherwise !== undefined) return otherwise;
    if (!WHOLE.test(value ?? '')) throw new BadInput([{ field, problem: 'not-a-whole-number' }]);
    const number = Number(value);
    if (number < min || number > max) throw new BadInput([{ field, problem: 'out-of-bounds', values: { min, max } }]);
    return number;
  }

  /** An empty value counts as none. */
  private optional(field: string): string | undefined {
    return (this.given[field] as string | undefined) || undefined;
  }
}
