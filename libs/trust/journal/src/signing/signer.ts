import type { JournalSettings } from '@quipu/platform/config';
import { checkpointText, parseVkey, verifyConsistency, type Checkpoint } from '@quipu/proof';
import type pg from 'pg';
import { readKeys } from './key-file.ts';
import { type SigningKey, signNote } from './key.ts';
import { logTree } from './log-tree.ts';
import { CheckpointPublication, type Publication } from './publication.ts';
import { SigningRefused } from './refusal.ts';
import { StateFile, type SignedCheckpoint } from './state-file.ts';
import * as statements from './statements.ts';
import { Witness } from './witness.ts';

/** What one call of {@link CheckpointSigner.sign} did. */
export type Signing =
  /** The coming of the keys was recorded; they sign once the log holds these entries. */
  | { readonly outcome: 'announced' }
  | ({ readonly outcome: 'signed'; readonly checkpoint: SignedCheckpoint } & Publication);

/** The tree of the database, and what was signed last of it. */
interface Seen extends Pick<Checkpoint, 'size' | 'root'> {
  readonly signed: SignedCheckpoint | undefined;
}

interface KnownKey {
  readonly vkey: string;
  readonly isRetired: boolean;
  readonly isLogged: boolean;
}

/**
 * Signs checkpoints of the log and never two histories: what it signed last is kept outside the database, and a tree that
 * is not an extension of that is refused. In this order: the note is signed, kept in the state file, shown to the
 * witnesses, published. What a crash between two of them left undone, the next call does.
 */
export class CheckpointSigner {
  /** @param readKeys the keys of this log, the newest first; asked at every call */
  constructor(
    private readonly database: pg.Pool,
    private readonly readKeys: () => Promise<readonly SigningKey[]>,
    private readonly state: StateFile,
    private readonly publication: CheckpointPublication,
  ) {}

  /**
   * Signs and publishes the tree as it is now. One call at a time for each database; another waits.
   * @throws SigningRefused when the tree is not one that may be signed, or no key is one that may sign
   */
  async sign(): Promise<Signing> {
    const session = await this.database.connect();
    let isHeld = false;
    try {
      await session.query(statements.HOLD_SIGNING);
      isHeld = true;
      const keys = await this.readKeys();
      const known = await this.find(session, keys);
      const seen = await this.look(session, keys);
      await this.announce(session, keys, known);
      const signing = keys.filter(({ vkey }) => known.get(vkey)?.isLogged && !known.get(vkey)?.isRetired);
      if (signing.length === 0) return { outcome: 'announced' };
      const checkpoint = await this.remember(seen, signing);
      return { outcome: 'signed', checkpoint, ...(await this.publication.publish(checkpoint)) };
    } finally {
      // A session that cannot release the lock ends, and so the lock does.
      const released = isHeld && (await session.query(statements.RELEASE_SIGNING).catch(() => undefined));
      session.release(!released);
    }
  }

  /** Whether the tree may be signed, and so may grow. @throws SigningRefused when not */
  async check(): Promise<void> {
    await this.look(this.database, await this.readKeys());
  }

  private async find(session: pg.PoolClient, keys: readonly SigningKey[]): Promise<ReadonlyMap<string, KnownKey>> {
    const { rows } = await session.query<KnownKey>(statements.FIND_KEYS, [keys.map(({ vkey }) => vkey)]);
    if (keys.every(({ vkey }) => rows.some((row) => row.vkey === vkey && row.isRetired)))
      throw new SigningRefused('KEYS_RETIRED');
    return new Map(rows.map((row) => [row.vkey, row]));
  }

  /** Records the coming of keys; each signs once the log has that entry. */
  private async announce(
    session: pg.PoolClient,
    keys: readonly SigningKey[],
    known: ReadonlyMap<string, KnownKey>,
  ): Promise<void> {
    for (const { vkey } of keys) if (!known.has(vkey)) await session.query(statements.ANNOUNCE_KEY, [vkey]);
  }

  /** The checkpoint to publish: the tree as it was seen, remembered before anybody else sees it. */
  private async remember({ signed, size, root }: Seen, signing: readonly SigningKey[]): Promise<SignedCheckpoint> {
    if (signed?.size === size) return signed;
    const checkpoint = { origin: originOf(signing), size, root };
    const note = signNote(checkpointText(checkpoint), signing);
    await this.state.write(note);
    return { ...checkpoint, note };
  }

  /** The tree of the database, once it is known to extend what was signed. */
  private async look(database: Pick<pg.Pool, 'query'>, keys: readonly SigningKey[]): Promise<Seen> {
    const signed = await this.state.read(keys.map(({ vkey }) => vkey));
    const { rows } = await database.query<{ size: string; hasHistory: boolean }>(statements.READ_HEAD, [
      originOf(keys),
    ]);
    const size = Number(rows[0]?.size);
    if (!signed && rows[0]?.hasHistory) throw new SigningRefused('STATE_MISSING', { file: this.state.file });
    if (signed && size < signed.size) throw new SigningRefused('LOG_SMALLER', { size, signed: signed.size });
    const tree = logTree(database);
    const root = await tree.root(size);
    if (!signed) return { size, root, signed };
    const { size: from, root: old } = signed;
    if (!verifyConsistency({ from, to: size }, await tree.consistency(from, size), old, root))
      throw new SigningRefused('LOG_FORKED', { size, signed: from });
    return { size, root, signed };
  }
}

/** The name of a log is that of each of its keys. */
const originOf = ([key]: readonly SigningKey[]): string => parseVkey(key?.vkey ?? '').name;

/** The signer of an installation. @param database as the role quipu_sequencer. @throws SigningRefused STATE_NOT_SET */
export function signerOf(settings: JournalSettings, database: pg.Pool): CheckpointSigner {
  const { JOURNAL_STATE_FILE: file, JOURNAL_WITNESSES: witnesses } = settings;
  if (!file) throw new SigningRefused('STATE_NOT_SET');
  const publication = new CheckpointPublication(
    database,
    witnesses.map((witness) => new Witness(witness)),
  );
  return new CheckpointSigner(database, () => readKeys(settings), new StateFile(file), publication);
}
