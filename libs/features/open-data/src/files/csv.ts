import { isUtf8 } from 'node:buffer';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** One line of a table, and its row as a spreadsheet numbers it: the header is row 1. */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A table that cannot be read to its end: `code` is that of an import problem. */
export class BrokenTable extends Error {
  readonly code: 'ENCODING_WRONG' | 'CSV_BROKEN' | 'ROW_TOO_LONG' | 'FILE_UNREADABLE';
  /** Where reading stopped, or null when that is not known. */
  readonly row: number | null;
  constructor(code: BrokenTable['code'], row: number | null, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.row = row;
  }
}

/** Characters of one row at most; a quote that is never closed swallows the rest of a file. */
const ROW_LIMIT = 1024 ** 2;
const LINE_END = 0x0a;

/** Lets whole lines of UTF-8 through and stops at the first that is not. */
class Utf8Lines extends Transform {
  private rest: Buffer = Buffer.alloc(0);
  private lines = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const block = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    const end = block.lastIndexOf(LINE_END) + 1;
    this.rest = block.subarray(end);
    if (this.rest.length > ROW_LIMIT) done(new BrokenTable('ROW_TOO_LONG', this.lines + 1));
    else this.let(block.subarray(0, end), done);
  }

  override _flush(done: TransformCallback): void {
    this.let(this.rest, done);
  }

  private let(block: Buffer, done: TransformCallback): void {
    if (isUtf8(block)) {
      for (let at = block.indexOf(LINE_END); at >= 0; at = block.indexOf(LINE_END, at + 1)) this.lines += 1;
      done(null, block);
    } else done(new BrokenTable('ENCODING_WRONG', this.lines + firstWrongLine(block)));
  }
}

function firstWrongLine(block: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = block.indexOf(LINE_END); end >= 0; end = block.indexOf(LINE_END, start)) {
    if (!isUtf8(block.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}

function brokenBy(fault: unknown): BrokenTable {
  if (fault instanceof BrokenTable) return fault;
  if (!(fault instanceof CsvError)) return new BrokenTable('FILE_UNREADABLE', null, { cause: fault });
  const { lines } = fault as CsvError & { lines?: number };
  return new BrokenTable(fault.code === 'CSV_MAX_RECORD_SIZE' ? 'ROW_TOO_LONG' : 'CSV_BROKEN', lines ?? null, {
    cause: fault,
  });
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly records: number; readonly empty_lines: number };
}

/**
 * The records of a CSV file, UTF-8 with or without a byte-order mark, lines ended by LF or CRLF; the header is the first.
 * Reads only as far as it is asked. @throws BrokenTable where the file cannot be read on.
 */
export async function* recordsOf(bytes: Readable): AsyncGenerator<CsvRecord> {
  const lines = new Utf8Lines();
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_LIMIT,
  });
  bytes.on('error', (fault) => lines.destroy(fault));
  lines.on('error', (fault) => parser.destroy(fault));
  bytes.pipe(lines).pipe(parser);
  try {
    for await (const parsed of parser) {
      const { record, info } = parsed as Parsed;
      yield { row: info.records + info.empty_lines, cells: record };
    }
  } catch (fault) {
    throw brokenBy(fault);
  } finally {
    bytes.destroy();
  }
}
