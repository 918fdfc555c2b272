import { Disclosures, PublicLog, Receipts } from '@quipu/journal';
import { Reader } from '@quipu/platform/database';
import { parsePositionPath, parseTilePath, type Source } from '@quipu/proof';
import type { TestDatabase } from './database.ts';

const DISCLOSURES = 'disclosures/';

/** What everybody can read of the log of a database: receipts by entry, and the log as a verifier reads it. */
export interface PublishedLog extends AsyncDisposable, Source {
  /** The text of a receipt. */
  receipt(entry: string): Promise<string>;
}

export function publicLogOf(db: Pick<TestDatabase, 'url'>): PublishedLog {
  const reader = new Reader(db.url);
  const log = new PublicLog(reader);
  const disclosures = new Disclosures(reader, log);
  const receipts = new Receipts(reader, log);
  const textOf = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text));
  return {
    async read(path) {
      if (path === 'checkpoint') return textOf(await log.checkpoint());
      const bundle = path.startsWith(DISCLOSURES) ? parsePositionPath(path.slice(DISCLOSURES.length)) : undefined;
      if (bundle) return textOf(await disclosures.ofBundle(bundle.position, bundle.width));
      const tile = parseTilePath(path);
      return tile && log.tile(tile);
    },
    receipt: async (entry) => JSON.stringify(await receipts.of(entry)),
    [Symbol.asyncDispose]: () => reader.close(),
  };
}
