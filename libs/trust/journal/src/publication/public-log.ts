import { Inject, Injectable } from '@nestjs/common';
import { Reader } from '@quipu/platform/database';
import { TileTree, tileWidth, type TileLevel } from '@quipu/proof';

/** How many leaves the newest checkpoint covers; what lies beyond is not public yet. */
export const COVERED = '(select coalesce(max(size), 0) from journal.checkpoints)';

/** The note of the checkpoint `row` with the lines of its witnesses below ours, in the order in which they came. */
export const noteSql = (row: string): string => `${row}.note || coalesce((
  select string_agg(rtrim(line, E'\\n') || E'\\n', '' order by received_at, witness)
  from journal.cosignatures where cosignatures.size = ${row}.size), '')`;

const NEWEST = `select ${noteSql('newest')} as note from journal.checkpoints as newest order by size desc limit 1`;

const VKEYS = 'select vkey from journal.keys where retired_at is null order by announced_at, vkey';

const TILE = `select ${COVERED}::float8 as covered, (
  select substring(hashes for $3::integer * 32) from journal.tiles where level = $1 and position = $2) as bytes`;

const BUNDLE = `select ${COVERED}::float8 as covered, (
  select string_agg(substring(int4send(length(body)) from 3) || body, ''::bytea order by log_index) from journal.leaves
  where log_index >= $1::bigint * 256 and log_index < $1::bigint * 256 + $2::integer) as bytes`;

interface Published extends Record<string, unknown> {
  readonly covered: number;
  readonly bytes: Buffer | null;
}

/** Of a tile or a bundle: where it stands and how many hashes or entries of it are meant, 1 to 256. */
export interface TileAddress {
  readonly level: TileLevel;
  readonly position: number;
  readonly width: number;
}

/**
 * The log as everybody may read it, in the forms of c2sp.org/tlog-tiles. Nothing that the newest checkpoint does not
 * cover leaves this class, so whatever was read once is signed, and is the same for ever.
 */
@Injectable()
export class PublicLog {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  /** How many leaves are public: those under the newest checkpoint. */
  async size(): Promise<number> {
    const [row] = await this.reader.rows<{ covered: number }>(`select ${COVERED}::float8 as covered`);
    return row?.covered ?? 0;
  }

  /** The newest checkpoint as a signed note, cosignatures included; undefined as long as nothing is signed. */
  async checkpoint(): Promise<string | undefined> {
    const [row] = await this.reader.rows<{ note: string }>(NEWEST);
    return row?.note;
  }

  /** The verifier keys that are in force, the oldest first. */
  async vkeys(): Promise<string[]> {
    const rows = await this.reader.rows<{ vkey: string }>(VKEYS);
    return rows.map(({ vkey }) => vkey);
  }

  /** The bytes of a tile or a bundle of entries, whole or partial; undefined where no checkpoint covers all of it. */
  async tile({ level, position, width }: TileAddress): Promise<Buffer | undefined> {
    const isBundle = level === 'entries';
    const [row] = isBundle
      ? await this.reader.rows<Published>(BUNDLE, [position, width])
      : await this.reader.rows<Published>(TILE, [level, position, width]);
    const isCovered = row && tileWidth(isBundle ? 0 : level, position, row.covered) >= width;
    return isCovered ? (row.bytes ?? undefined) : undefined;
  }

  /** Roots and proofs of any tree that a checkpoint covers, from tiles that are read once. For one request. */
  tree(): TileTree {
    return new TileTree(async (level, position) => {
      const [row] = await this.reader.rows<Published>(TILE, [level, position, 256]);
      return row?.bytes ?? undefined;
    });
  }
}
