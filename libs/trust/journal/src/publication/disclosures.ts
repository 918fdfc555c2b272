import { Inject, Injectable } from '@nestjs/common';
import { Reader } from '@quipu/platform/database';
import { decodeLeaf, tileWidth, type Disclosure } from '@quipu/proof';
import { readContent, type EntryContent } from '../log/content.ts';
import { disclosureOf } from './disclosure.ts';
import { PublicLog } from './public-log.ts';

const WITHIN = 'log_index >= $1::bigint * 256 and log_index < $1::bigint * 256 + $2::integer';

const CONTENTS = readContent(
  `select entry_id as id, log_index::text as index from journal.leaves where ${WITHIN} and entry_id is not null`,
  'closed',
);

/** Leaves that came back from a mirror after the database lost what they say. */
const LOST = `select log_index::text as index, body from journal.leaves where ${WITHIN} and entry_id is null`;

interface Line extends Disclosure {
  /** Log index in decimal. */
  readonly index: string;
}

interface Indexed extends EntryContent, Record<string, unknown> {
  readonly index: string;
}

/** Nothing is left of an entry but its leaf. */
const lost = (body: Uint8Array): Disclosure => ({
  disclosed: [],
  withheld: [],
  erased: Object.keys(decodeLeaf(body).parts),
});

/** What the entries of the log say, for everybody, beside their bundles. */
@Injectable()
export class Disclosures {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(PublicLog) private readonly log: PublicLog,
  ) {}

  /**
   * One line of JSON for each entry of a bundle, in the order of the bundle. Undefined where no checkpoint covers all of
   * it. Not the same for ever: an erasure takes from it.
   */
  async ofBundle(position: number, width: number): Promise<string | undefined> {
    if (tileWidth(0, position, await this.log.size()) < width) return undefined;
    const held = await this.reader.rows<Indexed>(CONTENTS, [position, width]);
    const missing =
      held.length < width ? await this.reader.rows<{ index: string; body: Uint8Array }>(LOST, [position, width]) : [];
    const lines: Line[] = [
      ...held.map((content) => ({ index: content.index, ...disclosureOf(content) })),
      ...missing.map(({ index, body }) => ({ index, ...lost(body) })),
    ];
    const sorted = lines.toSorted((one, other) => Number(one.index) - Number(other.index));
    return sorted.map((line) => `${JSON.stringify(line)}\n`).join('');
  }
}
