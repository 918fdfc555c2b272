import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeyFile, readKeys, signerOf, type CheckpointSigner, type Signing } from '@quipu/journal/signing';
import type { JournalSettings, WitnessAddress } from '@quipu/platform/config';
import pg from 'pg';
import type { TestDatabase } from './database.ts';
import { sequence } from './log.ts';

/** A signer of its own: key file, state file and connections, gone at the end of `await using`. */
export interface TestSigner extends AsyncDisposable {
  readonly signer: CheckpointSigner;
  readonly settings: JournalSettings & { readonly JOURNAL_KEY_FILE: string; readonly JOURNAL_STATE_FILE: string };
  readonly pool: pg.Pool;
  /** Of the keys in the key file, the newest first. */
  vkeys(): Promise<string[]>;
  /** Numbers what is committed, and signs it. */
  sign(): Promise<Extract<Signing, { outcome: 'signed' }>>;
}

const ORIGIN = 'quipu.example/journal';

/** Signs the log of `db`; its first checkpoint is the first call of `sign`. */
export async function signerFor(
  db: Pick<TestDatabase, 'url' | 'sequencerUrl'>,
  witnesses: readonly WitnessAddress[] = [],
): Promise<TestSigner> {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-signer-'));
  const settings = {
    SEQUENCER_URL: db.sequencerUrl,
    JOURNAL_ORIGIN: ORIGIN,
    JOURNAL_KEY_FILE: join(folder, 'key'),
    JOURNAL_STATE_FILE: join(folder, `state-${randomUUID()}`),
    JOURNAL_WITNESSES: witnesses,
  };
  await newKeyFile(settings.JOURNAL_KEY_FILE);
  const pool = new pg.Pool({ connectionString: db.sequencerUrl });
  // A test may end a session of the signer.
  pool.on('error', () => undefined);
  const signer = signerOf(settings, pool);
  return {
    signer,
    settings,
    pool,
    vkeys: async () => (await readKeys(settings)).map(({ vkey }) => vkey),
    async sign() {
      await sequence(db);
      const signing = await signer.sign();
      if (signing.outcome === 'signed') return signing;
      await sequence(db);
      const again = await signer.sign();
      if (again.outcome !== 'signed') throw new Error('the key is announced, and still may not sign');
      return again;
    },
    async [Symbol.asyncDispose]() {
      await pool.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
