import type { Problems } from '../check/problems.ts';
import type { PackageFile } from '../files/manifest.ts';

/** Where each field of the format stands in a file. */
export interface Header {
  /** Columns of the file. */
  readonly width: number;
  /** By place of the field in the format: the place of its column, or undefined when the file has none. */
  readonly places: readonly (number | undefined)[];
  /** Whether the columns are exactly those of the format, in any order. */
  readonly isWhole: boolean;
}

/** What separates the cells, when it is not the comma: a spreadsheet's export in Spanish has semicolons. */
function otherSeparator(cells: readonly string[]): string | null {
  const [only = ''] = cells;
  return cells.length === 1 ? ([';', '\t', '|'].find((separator) => only.includes(separator)) ?? null) : null;
}

/** Reads the first row. Every column that is missing, unknown or there twice is a problem. */
export function readHeader(problems: Problems, file: PackageFile, cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim());
  const fields = file.resource.fields.map(({ name }) => name);
  const before = problems.count;
  const place = { file: file.path, row: 1 };
  if (otherSeparator(cells)) problems.add('SEPARATOR_WRONG', { ...place, value: cells[0] ?? '' });
  else {
    for (const name of fields.filter((field) => !names.includes(field)))
      problems.add('COLUMN_MISSING', { ...place, column: name });
    names.forEach((name, index) => {
      if (!fields.includes(name))
        problems.add('COLUMN_UNKNOWN', { ...place, column: name, value: name, values: { known: fields.join(', ') } });
      else if (names.indexOf(name) !== index) problems.add('COLUMN_TWICE', { ...place, column: name });
    });
  }
  const places = fields.map((field) => (names.includes(field) ? names.indexOf(field) : undefined));
  return { width: cells.length, places, isWhole: problems.count === before };
}
