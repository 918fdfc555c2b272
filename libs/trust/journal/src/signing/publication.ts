import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { logTree } from './log-tree.ts';
import type { SignedCheckpoint } from './state-file.ts';
import * as statements from './statements.ts';
import type { Witness, WitnessAnswer } from './witness.ts';

/** How long a checkpoint waits for its cosignatures before it is published without them. */
const WITNESSES_MS = 5_000;

/** What became of a checkpoint. */
export interface Publication {
  /** Whether it was public before. */
  readonly isOld: boolean;
  /** Of the witnesses that had answered when it was published. */
  readonly answers: readonly WitnessAnswer[];
  /** Of the others, once each has answered or was given up; what they cosigned is public then. Never rejects. */
  readonly late: Promise<readonly WitnessAnswer[]>;
}

/** Shows checkpoints to the witnesses and then to everybody. No witness can hold back the others or the checkpoint. */
export class CheckpointPublication {
  constructor(
    private readonly database: pg.Pool,
    private readonly witnesses: readonly Witness[],
  ) {}

  /** Asks every witness that has not cosigned `checkpoint` yet, and publishes it within 5 s. */
  async publish(checkpoint: SignedCheckpoint): Promise<Publication> {
    const { rows } = await this.database.query<{ isPublished: boolean }>(statements.IS_PUBLISHED, [checkpoint.size]);
    const asked = await this.ask(checkpoint);
    const answers: WitnessAnswer[] = [];
    const all = Promise.all(asked.map(async (answer) => answers.push(await answer)));
    const patience = new AbortController();
    await Promise.race([all, sleep(WITNESSES_MS, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
    const early = [...answers];
    await this.keep(checkpoint, early);
    const late = all.then(() => this.keepLate(checkpoint, answers.slice(early.length)));
    return { isOld: rows[0]?.isPublished === true, answers: early, late };
  }

  private async ask(checkpoint: SignedCheckpoint): Promise<Promise<WitnessAnswer>[]> {
    const { rows } = await this.database.query<{ witness: string; size: string }>(statements.READ_WITNESSED, [
      checkpoint.size,
    ]);
    const known = new Map(rows.map(({ witness, size }) => [witness, Number(size)]));
    const tree = logTree(this.database);
    const question = { checkpoint, prove: (from: number) => tree.consistency(from, checkpoint.size) };
    return this.witnesses
      .filter(({ name }) => known.get(name) !== checkpoint.size)
      .map((witness) => witness.cosign(question, known.get(witness.name) ?? 0));
  }

  private async keep({ size, root, note }: SignedCheckpoint, answers: readonly WitnessAnswer[]): Promise<void> {
    const cosigned = answers.filter(({ line }) => line !== undefined);
    await this.database.query(statements.PUBLISH, [
      size,
      root,
      note,
      cosigned.map(({ witness }) => witness),
      cosigned.map(({ line }) => line),
    ]);
  }

  /** A cosignature that cannot be kept is asked for again with the next checkpoint. */
  private async keepLate(checkpoint: SignedCheckpoint, answers: readonly WitnessAnswer[]) {
    if (answers.some(({ line }) => line !== undefined)) await this.keep(checkpoint, answers).catch(() => undefined);
    return answers;
  }
}
