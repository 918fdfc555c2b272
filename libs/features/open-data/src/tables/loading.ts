import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { readCell } from '../check/cell.rules.ts';
import type { Problems } from '../check/problems.ts';
import { ROW_RULES, type ReasonDemands, type Row } from '../check/row.rules.ts';
import { BrokenTable, recordsOf, type CsvRecord } from '../files/csv.ts';
import type { PackageFile } from '../files/manifest.ts';
import type { PackageFiles } from '../files/package-files.ts';
import { readHeader, type Header } from './header.ts';
import type { Session } from './session.ts';
import { copyLine, copySql, createStagingSql, stagedTable } from './staging.ts';

/** Rows of a file that were read and staged. */
export interface Loaded extends PackageFile {
  readonly rows: number;
  /** Whether every row of the file is there with every key: only then is a row that is not found really unknown. */
  readonly isWhole: boolean;
}

export interface Loading {
  readonly files: PackageFiles;
  readonly session: Session;
  readonly problems: Problems;
  readonly demands: ReasonDemands;
  /** Ends the import when it is aborted. */
  readonly signal: AbortSignal;
  /** Told the number of rows of a file now and then. */
  readonly progress: (file: PackageFile, rows: number) => void;
}

const PROGRESS_EVERY = 1000;
const COPY_CHUNK = 64 * 1024;

/** Reads one file to its end, checks each row by itself and stages what can be staged, one row in memory at a time. */
export async function load(loading: Loading, file: PackageFile): Promise<Loaded> {
  await loading.session.query(createStagingSql(file.resource));
  const copy = loading.session.query(copyFrom(copySql(file.resource)));
  const done = finished(copy);
  done.catch(() => undefined); // A fault reaches the caller by `drain` or by the last await, whichever comes first.
  try {
    let chunk = '';
    const read = await readRows(loading, file, async (line) => {
      chunk += line;
      if (chunk.length < COPY_CHUNK) return;
      const isTaken = copy.write(chunk);
      chunk = '';
      if (!isTaken) await Promise.race([once(copy, 'drain'), done]);
    });
    copy.end(chunk);
    await done;
    await loading.session.query(`analyze ${stagedTable(file.resource)}`);
    return { ...file, ...read };
  } catch (fault) {
    copy.destroy();
    throw fault;
  }
}

type Write = (line: string) => Promise<void>;

async function readRows(loading: Loading, file: PackageFile, write: Write): Promise<Pick<Loaded, 'rows' | 'isWhole'>> {
  let header: Header | null = null;
  let rows = 0;
  try {
    for await (const record of recordsOf(await loading.files.read(file.path))) {
      if (!header) header = readHeader(loading.problems, file, record.cells);
      else {
        await write(copyLine(record.row, readRow(loading, file, header, record)));
        rows += 1;
        if (rows % PROGRESS_EVERY === 0) report(loading, file, rows);
      }
    }
    if (!header) loading.problems.add('FILE_EMPTY', { file: file.path });
  } catch (fault) {
    if (!(fault instanceof BrokenTable)) throw fault;
    loading.problems.add(fault.code, { file: file.path, row: fault.row });
    header = null;
  }
  report(loading, file, rows);
  return { rows, isWhole: header?.isWhole ?? false };
}

function report({ signal, progress }: Loading, file: PackageFile, rows: number): void {
  signal.throwIfAborted();
  progress(file, rows);
}

/** The cells of a row in the order of the format; those at fault are reported and become null. */
function readRow(loading: Loading, file: PackageFile, header: Header, record: CsvRecord): (string | null)[] {
  const { problems } = loading;
  const before = problems.count;
  const place = { file: file.path, row: record.row };
  if (record.cells.length !== header.width)
    problems.add('ROW_LENGTH', { ...place, values: { cells: record.cells.length, columns: header.width } });
  const values = file.resource.fields.map((field, index) => {
    const at = header.places[index];
    const cell = at === undefined ? undefined : record.cells[at];
    if (cell === undefined) return null;
    const read = readCell(field, cell);
    if (read.ok) return read.value;
    problems.add(read.rejection.code, { ...place, column: field.name, value: cell, values: read.rejection.values });
    return null;
  });
  if (problems.count === before && header.isWhole) checkRow(loading, file, record.row, values);
  return values;
}

function checkRow(
  { problems, demands }: Loading,
  file: PackageFile,
  row: number,
  values: readonly (string | null)[],
): void {
  const rule = ROW_RULES[file.resource.name];
  if (!rule) return;
  const cells: Row = Object.fromEntries(file.resource.fields.map(({ name }, index) => [name, values[index] ?? null]));
  const ruled = rule(cells, demands);
  if (ruled.ok) return;
  const { code, field, values: named } = ruled.rejection;
  const column = field?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) ?? null;
  problems.add(code, { file: file.path, row, column, value: column ? (cells[column] ?? null) : null, values: named });
}
