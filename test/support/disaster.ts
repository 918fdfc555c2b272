import { given } from '../builders/index.ts';
import { copyOf } from './backup.ts';
import { quipu } from './console.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { mirrorOf, type TestMirror } from './mirror.ts';
import { signerFor, type TestSigner } from './signing.ts';

export const REASON = 'Falló el disco del servidor; se restauró la copia de la víspera.';

/** Of a console beside the restored database. */
export const environmentOf = ({ settings }: TestSigner, { sequencerUrl }: Pick<TestDatabase, 'sequencerUrl'>) => ({
  SEQUENCER_URL: sequencerUrl,
  JOURNAL_ORIGIN: settings.JOURNAL_ORIGIN,
  JOURNAL_KEY_FILE: settings.JOURNAL_KEY_FILE,
  JOURNAL_STATE_FILE: settings.JOURNAL_STATE_FILE,
  LANG: 'en_US.UTF-8',
});

/** `quipu journal restore`. */
export const restore = (signer: TestSigner, copy: TestDatabase, place: string, ...more: readonly string[]) =>
  quipu(['journal', 'restore', place, '--reason', REASON, ...more], environmentOf(signer, copy));

export interface Disaster extends AsyncDisposable {
  readonly db: TestDatabase;
  readonly signer: TestSigner;
  readonly mirror: TestMirror;
  /** How the database stood before the plan's contributions, with one act that had no leaf yet. */
  readonly copy: TestDatabase;
}

/** A log that went on after it was copied, was signed and mirrored, and then only the copy was left. */
export async function disaster(): Promise<Disaster> {
  const db = await freshDatabase();
  const signer = await signerFor(db);
  await given(db).plan();
  await signer.sign();
  await given(db).contribution('CTR-01');
  const copy = await copyOf(db);
  await given(db).contribution('CTR-02');
  await given(db).contribution('CTR-03');
  await db.act(`update plans set title_es = 'Título nuevo'`);
  await signer.sign();
  const mirror = await mirrorOf(db);
  const dispose = async () => {
    mirror[Symbol.dispose]();
    await signer[Symbol.asyncDispose]();
    await copy[Symbol.asyncDispose]();
    await db.drop();
  };
  return { db, signer, mirror, copy, [Symbol.asyncDispose]: dispose };
}

/** How many leaves it has. */
export const sizeOf = async (copy: TestDatabase) =>
  Number((await copy.query<{ size: string }>('select size from journal.head'))[0]?.size);
