import { Inject, Injectable } from '@nestjs/common';
import { Reader } from '@quipu/platform/database';
import { formatProof, formatVkey, openNote, parseCheckpoint, RECEIPT_FORMAT, type Receipt } from '@quipu/proof';
import { readContent, type EntryContent } from '../log/content.ts';
import { disclosureOf } from './disclosure.ts';
import { noteSql, PublicLog } from './public-log.ts';

const ENTRY = readContent(
  `select entries.id, log_index::float8 as index, convert_from(body, 'UTF8') as leaf
   from journal.entries left join journal.leaves on entry_id = entries.id where entries.id = $1`,
  'closed',
);

/** The newest checkpoint over leaf $1 that a witness cosigned; where none has, the newest. */
const CHECKPOINT = `
  select size::float8, ${noteSql('checkpoints')} as note,
    (select array_agg(vkey order by announced_at, vkey) from journal.keys) as vkeys
  from journal.checkpoints where size = coalesce(
    (select max(size) from journal.cosignatures where size > $1), (select max(size) from journal.checkpoints where size > $1))`;

interface Entry extends EntryContent, Record<string, unknown> {
  readonly index: number | null;
  readonly leaf: string | null;
}

interface Covering extends Record<string, unknown> {
  readonly size: number;
  readonly note: string;
  readonly vkeys: readonly string[] | null;
}

/** Largest id of an entry, in decimal digits. */
const DIGITS = /^[1-9]\d{0,17}$/;

/** What people take home: docs/api-log.md, "Receipts". */
@Injectable()
export class Receipts {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(PublicLog) private readonly log: PublicLog,
  ) {}

  /**
   * The file that proves an entry without us, by its id in decimal. Its keys are those that signed the checkpoint. `unknown`: there is no such entry. `unsigned`: no checkpoint covers it
   * yet; ask again in some seconds.
   * @throws ProofError when no key that the log ever announced signed the checkpoint.
   */
  async of(id: string): Promise<Receipt | 'unknown' | 'unsigned'> {
    const [entry] = DIGITS.test(id) ? await this.reader.rows<Entry>(ENTRY, [id]) : [];
    if (!entry) return 'unknown';
    const { index, leaf } = entry;
    if (index === null || leaf === null) return 'unsigned';
    const [covering] = await this.reader.rows<Covering>(CHECKPOINT, [index]);
    if (!covering) return 'unsigned';
    const { text, signatures } = openNote(covering.note, covering.vkeys ?? []);
    const path = await this.log.tree().inclusion(index, covering.size);
    return {
      format: RECEIPT_FORMAT,
      origin: parseCheckpoint(text).origin,
      vkeys: signatures.map(({ name, publicKey, algorithm }) => formatVkey(name, publicKey, algorithm)),
      proof: formatProof({ index, path, checkpoint: covering.note }),
      leaf,
      ...disclosureOf(entry),
    };
  }
}
