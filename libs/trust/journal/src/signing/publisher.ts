import { translate } from '@quipu/i18n';
import { SigningRefused } from './refusal.ts';
import type { CheckpointSigner } from './signer.ts';
import type { WitnessAnswer } from './witness.ts';

/** Where a worker says what it does. */
export interface SigningLog {
  log(message: string): void;
  warn(message: unknown, words: string): void;
  error(message: unknown, words: string): void;
}

/** The same trouble is said once in this time. */
const REPEATED_MS = 60_000;

/** Says the same thing once a minute, and then how often it happened. */
class Repetition {
  private readonly said = new Map<string, { at: number; times: number }>();

  /** How often `what` happened since it was said last, this time included; 0 when it is not to be said now. */
  count(what: string, now: number): number {
    const known = this.said.get(what) ?? { at: -Infinity, times: 0 };
    const times = known.times + 1;
    const isDue = now - known.at >= REPEATED_MS;
    this.said.set(what, isDue ? { at: now, times: 0 } : { ...known, times });
    return isDue ? times : 0;
  }
}

/** Signs for a process that runs on: a refusal is said loudly, and tried again at the next call. */
export class CheckpointPublisher {
  private readonly repetition = new Repetition();

  constructor(
    private readonly signer: CheckpointSigner,
    private readonly log: SigningLog,
  ) {}

  /** Resolves when the tree as it is now is signed and public, or was refused. @throws what PostgreSQL or the disk says */
  async publish(): Promise<void> {
    try {
      const signing = await this.signer.sign();
      if (signing.outcome === 'announced') return;
      this.say(signing.answers);
      void signing.late.then((late) => this.say(late));
    } catch (fault) {
      if (!(fault instanceof SigningRefused)) throw fault;
      const times = this.repetition.count(fault.code, Date.now());
      if (times > 0) this.log.error({ refusal: fault.code, ...fault.values, times }, fault.message);
    }
  }

  private say(answers: readonly WitnessAnswer[]): void {
    for (const { witness, outcome, detail } of answers) {
      if (outcome === 'cosigned') continue;
      const times = this.repetition.count(`${witness} ${outcome}`, Date.now());
      const words = translate('en', `signing.witness.${outcome}`, { witness, detail });
      const isIncident = outcome === 'inconsistent' || outcome === 'ahead';
      if (times > 0) this.log[isIncident ? 'error' : 'warn']({ witness, outcome, detail, times }, words);
    }
  }
}
