/** What is wrong with a package: the words are in the catalogue under `import.problem.<code>` and `import.remedy.<code>`. */
export interface Problem {
  readonly code: string;
  /** Null when the package as a whole is at fault. */
  readonly file: string | null;
  /** As a spreadsheet numbers it: the header is row 1. Null when the whole file is at fault. */
  readonly row: number | null;
  readonly column: string | null;
  /** As it stands in the file, at most {@link VALUE_LIMIT} characters. */
  readonly value: string | null;
  /** What the words name beside file, row, column and value. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** Problems of one kind in one file, every one counted. */
export interface ProblemCount {
  readonly code: string;
  readonly file: string | null;
  readonly count: number;
}

/** Problems kept with their place; further ones are counted only, so that memory stays bounded. */
export const PROBLEM_LIMIT = 10_000;
const VALUE_LIMIT = 200;

const cut = (value: string) => (value.length > VALUE_LIMIT ? `${value.slice(0, VALUE_LIMIT)}…` : value);

type Place = Partial<Pick<Problem, 'file' | 'row' | 'column' | 'value' | 'values'>>;

/** Collects what is wrong: the first {@link PROBLEM_LIMIT} with their place, all of them by number. */
export class Problems {
  readonly kept: Problem[] = [];
  private total = 0;
  private readonly counted = new Map<string, { code: string; file: string | null; count: number }>();

  /** All problems, kept or not. */
  get count(): number {
    return this.total;
  }

  add(code: string, place: Place = {}): void {
    const { file = null, row = null, column = null, value = null, values = {} } = place;
    this.countMore(code, file, 1);
    if (this.kept.length < PROBLEM_LIMIT)
      this.kept.push({ code, file, row, column, value: value === null ? null : cut(value), values });
  }

  /** Counts problems that are too many to be kept one by one. */
  countMore(code: string, file: string | null, count: number): void {
    if (count === 0) return;
    this.total += count;
    const key = `${file ?? ''}\n${code}`;
    const known = this.counted.get(key);
    if (known) known.count += count;
    else this.counted.set(key, { code, file, count });
  }

  counts(): ProblemCount[] {
    return [...this.counted.values()];
  }
}
