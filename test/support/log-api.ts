import { openNote, parseCheckpoint, type Checkpoint } from '@quipu/proof';
import type { Test } from 'supertest';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from './api.ts';
import { withClient, type TestDatabase } from './database.ts';
import { signerFor } from './signing.ts';
import { Witness } from './witness.ts';

/** The API over a log of its own, with what signs it. */
export interface LogApi extends AsyncDisposable {
  readonly api: TestApi;
  readonly db: TestDatabase;
  readonly origin: string;
  readonly vkey: string;
  /** Asks for `path` below /journal, in English. */
  get(path: string): Test;
  /** The bytes at `path`, which must be there. */
  bytes(path: string): Promise<Buffer>;
  /** Numbers and signs all that is committed. @returns how many leaves are public then */
  publish(): Promise<number>;
  /** The newest checkpoint as everybody gets it, opened with the key of the log. */
  checkpoint(): Promise<Checkpoint>;
  /** Puts the cosignature of a witness of that name under the newest checkpoint. @returns its line */
  cosign(name: string): Promise<string>;
}

async function cosign(log: LogApi, name: string): Promise<string> {
  const { db } = log;
  const { size } = await log.checkpoint();
  const [row] = await db.query<{ note: string }>('select note from journal.checkpoints where size = $1', [size]);
  const note = row?.note ?? '';
  const line = new Witness(name).cosign(note.slice(0, note.lastIndexOf('\n\n') + 1));
  const add = 'insert into journal.cosignatures (size, witness, line) values ($1, $2, $3)';
  await withClient(db.sequencerUrl, (client) => client.query(add, [size, name, line]));
  return line;
}

/** A log with a plan in it, signed. */
export async function startLog(): Promise<LogApi> {
  const api = await startApi();
  const db = api.database;
  const signer = await signerFor(db);
  await given(db).plan();
  await signer.sign();
  const [vkey = ''] = await signer.vkeys();
  const get = (path: string) => api.http.get(`/journal/${path}`).set('accept-language', 'en');
  const log: LogApi = {
    api,
    db,
    origin: signer.settings.JOURNAL_ORIGIN,
    vkey,
    get,
    async bytes(path) {
      const { status, body, text } = await get(path).buffer(true);
      if (status !== 200) throw new Error(`${path}: ${status}`);
      return Buffer.isBuffer(body) ? body : Buffer.from(text);
    },
    publish: async () => (await signer.sign()).checkpoint.size,
    checkpoint: async () => parseCheckpoint(openNote((await get('checkpoint')).text, [vkey]).text),
    cosign: (name) => cosign(log, name),
    async [Symbol.asyncDispose]() {
      await signer[Symbol.asyncDispose]();
      await api[Symbol.asyncDispose]();
    },
  };
  return log;
}
