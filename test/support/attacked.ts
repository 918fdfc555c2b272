import { randomUUID } from 'node:crypto';
import { LeafWriter, readContent, type EntryContent } from '@quipu/journal/log';
import { signerOf } from '@quipu/journal/signing';
import { encodeLeaf, verifyLog, verifyReceipt } from '@quipu/proof';
import pg from 'pg';
import { given, REASONS } from '../builders/index.ts';
import { freshDatabase, withClient, type TestDatabase } from './database.ts';
import { sequence } from './log.ts';
import { publicLogOf } from './public-log.ts';
import { signerFor } from './signing.ts';
import { tamper } from './tamper.ts';
import { startWitness } from './witness.ts';

/** What somebody would rather have said. */
export const LIE = 'La propuesta no se ajusta al marco legal vigente, según consta en el expediente.';

/** A contribution that was rejected, under a signed and cosigned log, and what each of its readers holds. */
export async function attacked() {
  const db = await freshDatabase();
  await given(db).plan();
  await given(db).contribution('CTR-01');
  await db.act(
    `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis)
     select plan_id, id, 'thematic_table', 'rejected', 'budget', $1, 'decided' from contributions`,
    [REASONS],
  );
  const witness = await startWitness('witness.example');
  const signer = await signerFor(db, [witness]);
  const vkeys = await signer.vkeys();
  for (const vkey of vkeys) witness.witness.trust(vkey);
  await signer.sign();
  const [entry] = await db.query<{ id: string }>(`select id from journal.entries where kind = 'decisions'`);
  await using log = publicLogOf(db);
  return {
    db,
    signer,
    witness,
    vkeys,
    entry: entry?.id ?? '',
    /** Of the decision, as its author got it. */
    receipt: await log.receipt(entry?.id ?? ''),
    /** The checkpoint that a verifier remembers. */
    note: String(await log.read('checkpoint')),
    async [Symbol.asyncDispose]() {
      await signer[Symbol.asyncDispose]();
      await witness[Symbol.asyncDispose]();
      await db.drop();
    },
  };
}
export type Attacked = Awaited<ReturnType<typeof attacked>>;

/** A verifier who reads all of the log of `db`. @param known what else she believes and remembers */
export async function verify(
  db: Pick<TestDatabase, 'url'>,
  { vkeys, ...known }: { vkeys: readonly string[]; previous?: string; witnesses?: readonly string[]; quorum?: number },
) {
  await using log = publicLogOf(db);
  const { isVerified, problems } = await verifyLog(log, { vkeys, ...known, bundles: 'all', disclosures: true });
  const told = problems.map(({ code, entry, values }) => [code, entry?.kind, values['part']].filter(Boolean).join(' '));
  return { isVerified, told };
}

/** What is wrong with the receipt of the decision when it is asked for now. */
export async function problemsOfReceipt({ db, entry }: Attacked) {
  await using log = publicLogOf(db);
  return verifyReceipt(await log.receipt(entry)).problems.map(({ code }) => code);
}

/**
 * The signer on another database, or one of whoever has the key and a memory that is empty.
 * @param remembers whether it has the state file of the real one
 */
export function signerOn(
  { sequencerUrl }: Pick<TestDatabase, 'sequencerUrl'>,
  { signer }: Attacked,
  remembers: boolean,
) {
  const { settings } = signer;
  const pool = new pg.Pool({ connectionString: sequencerUrl });
  // Its database is dropped while the last session closes.
  pool.on('error', () => undefined);
  const state = remembers ? settings.JOURNAL_STATE_FILE : `${settings.JOURNAL_STATE_FILE}-${randomUUID()}`;
  return {
    signer: signerOf({ ...settings, JOURNAL_STATE_FILE: state }, pool),
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

const REWRITE = `
  update journal.entries set after = jsonb_set(after, '{reasons}', '"${LIE}"') where kind = 'decisions';
  update decisions set reasons = '${LIE}'`;
const FORGET = `
  delete from journal.cosignatures; delete from journal.checkpoints; delete from journal.leaves; delete from journal.tiles;
  update journal.head set size = 0, drained_xmin = '0', base_entry_id = 0`;
const LOG = ['leaves', 'tiles', 'head', 'checkpoints', 'cosignatures'].map((table) => `journal.${table}`);

/** Puts other reasons into the row and its entry. */
export const rewriteReasons = (db: Pick<TestDatabase, 'url'>) => tamper(db, ['journal.entries', 'decisions'], REWRITE);

/** Makes the leaf of the decision say what its entry says. */
export async function rewriteLeaf(db: Pick<TestDatabase, 'url'>) {
  const CONTENT = readContent(
    `select entry_id as id, previous_index::text as previous from journal.leaves where kind = 'decisions'`,
    'open',
  );
  const { rows } = await withClient(db.url, (client) => client.query<EntryContent & { previous: string }>(CONTENT));
  const body = Buffer.from(encodeLeaf(new LeafWriter().leafOf(rows[0]!, rows[0]!.previous))).toString('hex');
  await tamper(db, ['journal.leaves'], `update journal.leaves set body = '\\x${body}' where kind = 'decisions'`);
}

/** Forgets the log, and numbers every entry anew as it reads now. */
export async function rebuildLog(db: Pick<TestDatabase, 'url' | 'sequencerUrl'>) {
  await tamper(db, LOG, FORGET);
  await sequence(db);
}
