import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { translate } from '@quipu/i18n';
import type { JournalSettings } from '@quipu/platform/config';
import pg from 'pg';
import type { CheckpointPublisher } from '../log/publishing.ts';
import { readKeys } from './key-file.ts';
import { SigningRefused } from './refusal.ts';
import { signerOf, type CheckpointSigner } from './signer.ts';
import type { WitnessAnswer } from './witness.ts';

/** The same trouble is said once in this time. */
const REPEATED_MS = 60_000;

/** Lets the same thing be said once a minute, and then how often it happened. */
class Repetition {
  private readonly said = new Map<string, { at: number; times: number }>();

  /** How often `what` happened since it was said last, this time included; 0 while it is not to be said again. */
  count(what: string): number {
    const known = this.said.get(what) ?? { at: -Infinity, times: 0 };
    const now = Date.now();
    const times = known.times + 1;
    const isDue = now - known.at >= REPEATED_MS;
    this.said.set(what, isDue ? { at: now, times: 0 } : { ...known, times });
    return isDue ? times : 0;
  }
}

/**
 * Signs for a worker: what is refused is an error in its log, at most once a minute, and is tried again at the next call.
 * A worker without SEQUENCER_URL or without a key has none.
 */
export class SigningPublisher implements CheckpointPublisher, OnApplicationShutdown {
  private readonly log = new Logger('signer');
  private readonly repetition = new Repetition();
  private publishing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly database: pg.Pool,
    private readonly signer: CheckpointSigner,
  ) {
    // The query that meets a lost connection fails; without a listener the process would.
    database.on('error', () => undefined);
  }

  /** @throws SigningRefused when the key cannot be used: better now than when something is to be signed */
  static async from(settings: JournalSettings): Promise<SigningPublisher | undefined> {
    const { SEQUENCER_URL: url, JOURNAL_KEY_FILE: file, JOURNAL_KEY: key } = settings;
    if (!url) return undefined;
    if (!(file ?? key)) {
      new Logger('signer').warn('JOURNAL_KEY_FILE is not set: this worker numbers the journal and signs nothing');
      return undefined;
    }
    await readKeys(settings);
    const database = new pg.Pool({ connectionString: url, max: 4, keepAlive: true });
    return new SigningPublisher(database, signerOf(settings, database));
  }

  /** Resolves when the tree as it is now is public, or was refused. @throws what PostgreSQL or the disk says */
  publish(): Promise<void> {
    this.publishing = this.orRefused(async () => {
      const signing = await this.signer.sign();
      if (signing.outcome === 'announced') return;
      this.say(signing.answers);
      void signing.late.then((late) => this.say(late));
    }).then(() => undefined);
    return this.publishing;
  }

  /** Whether the tree is one that would be signed. Another must not grow: its lost leaves could not be put back. */
  mayGrow(): Promise<boolean> {
    return this.orRefused(() => this.signer.check());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.publishing.catch(() => undefined);
    await this.database.end();
  }

  private async orRefused(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (fault) {
      if (!(fault instanceof SigningRefused)) throw fault;
      const times = this.repetition.count(fault.code);
      if (times > 0) this.log.error({ refusal: fault.code, ...fault.values, times }, fault.message);
      return false;
    }
  }

  private say(answers: readonly WitnessAnswer[]): void {
    for (const { witness, outcome, detail } of answers) {
      const times = outcome === 'cosigned' ? 0 : this.repetition.count(`${witness} ${outcome}`);
      if (times === 0) continue;
      const words = translate('en', `signing.witness.${outcome}`, { witness, detail });
      const isIncident = outcome === 'inconsistent' || outcome === 'ahead';
      this.log[isIncident ? 'error' : 'warn']({ witness, outcome, detail, times }, words);
    }
  }
}
