/** One row of a bar chart. `isUnknown`: it counts what nobody has judged, and must not look like a judgement. */
export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly isUnknown: boolean;
}

/** A row with its length in percent of the whole, and its share, 0 to 1, of what was judged; unknown has no share. */
export interface Bar extends BarRow {
  readonly length: number;
  readonly share: number | null;
}

/**
 * Gives each row its length, in the order given. Lengths are parts of all rows together, the unknown included, so that
 * bars of one chart compare as their counts do; shares leave the unknown out. A count of 0 has no length.
 */
export function layOutBars(rows: readonly BarRow[]): readonly Bar[] {
  const total = sum(rows);
  const judged = sum(rows.filter(({ isUnknown }) => !isUnknown));
  return rows.map((row) => ({
    ...row,
    length: total > 0 ? Math.round((row.count / total) * 1000) / 10 : 0,
    share: row.isUnknown || judged === 0 ? null : row.count / judged,
  }));
}

const sum = (rows: readonly BarRow[]) => rows.reduce((total, { count }) => total + count, 0);
