import { Injectable, Optional } from '@nestjs/common';
import { Rejection, type Actor } from '@quipu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { Bell } from './log/bell.ts';

/** Who does what to which thing, and why. */
export interface Act {
  readonly actor: Actor;
  /** `noun.past-tense`, such as `decision.recorded`. */
  readonly act: `${string}.${string}`;
  /** The thing acted on, by its public code where it has one. */
  readonly subject: string;
  /** In the actor's own words, where the act calls for a reason. */
  readonly reason?: string;
  /** The document or file that the act transcribes. */
  readonly source?: string;
  /** Ties the act to the request that asked for it. */
  readonly request?: string;
}

/** Ends the transaction of an act that turned out to change nothing; nothing is recorded. */
export class Unchanged<T> {
  readonly outcome: T;
  constructor(outcome: T) {
    this.outcome = outcome;
  }
}

/** One of several acts that are recorded together. */
export interface OneOfMany<T> {
  readonly act: Act;
  readonly work: (tx: EntityManager) => Promise<T | Rejection>;
}

/** Which of several acts was refused, counted from 0, and why: then none of them is recorded. */
export class RefusedAt {
  readonly index: number;
  readonly rejection: Rejection;
  constructor(index: number, rejection: Rejection) {
    this.index = index;
    this.rejection = rejection;
  }
}

const BEGIN = 'select journal.begin_act($1, $2, $3, $4, $5, $6, $7)';

/**
 * From here on, what is written through `manager` is written by `act`. An empty reason is none: whether the act calls for one
 * is for its rule to say, in words.
 */
const begin = (manager: EntityManager, { actor, act, subject, reason, source, request }: Act): Promise<unknown> =>
  manager.query(BEGIN, [
    actor.id,
    actor.role,
    act,
    subject || NOTHING,
    reason || null,
    source ?? null,
    request ?? null,
  ]);

/** In the place of a subject that is empty: the work, which looks for what it names, is the one to refuse it in words. */
const NOTHING = 'nothing';

async function perform<T>(
  tx: EntityManager,
  act: Act,
  work: (tx: EntityManager) => Promise<T | Rejection | Unchanged<T>>,
): Promise<T | Rejection | Unchanged<T>> {
  await begin(tx, act);
  const outcome = await work(tx);
  if (!act.subject && !(outcome instanceof Rejection || outcome instanceof Unchanged))
    throw new Error(`an act must name its subject: ${act.act}`);
  return outcome;
}

/**
 * The only door to a write. The database itself refuses a change that does not come through it.
 */
@Injectable()
export class Journal {
  constructor(
    private readonly database: DataSource,
    @Optional() private readonly bell?: Bell,
  ) {}

  /**
   * Runs `work` as one act in one transaction: its changes and their journal entries commit together or not at all.
   * When `work` answers with a {@link Rejection} or {@link Unchanged}, or throws, nothing is kept and no act is recorded.
   * `work` MUST write through the manager it is given, and MUST NOT wait for the network: rows stay locked meanwhile.
   * An answer means that the act is durable.
   */
  write<T>(act: Act, work: (tx: EntityManager) => Promise<T | Rejection | Unchanged<T>>): Promise<T | Rejection> {
    return this.transaction<T, Rejection>((tx) => perform(tx, act, work));
  }

  /**
   * Records each of `acts` as an act of its own, in their order, in one transaction: all of them or none. Each change
   * belongs to the act under which it was written, exactly as if the act had come alone. The first that is refused ends
   * it, and the answer says which; later ones are not tried. What binds the work of {@link write} binds each of these:
   * rows stay locked until the last is done. Whoever may meet another in the same rows MUST give them in one order.
   */
  writeEach<T>(acts: readonly OneOfMany<T>[]): Promise<T[] | RefusedAt> {
    return this.transaction<T[], RefusedAt>(async (tx) => {
      const outcomes: T[] = [];
      for (const [index, { act, work }] of acts.entries()) {
        const outcome = await perform(tx, act, work);
        if (outcome instanceof Rejection) return new RefusedAt(index, outcome);
        outcomes.push(outcome as T);
      }
      return outcomes;
    });
  }

  private async transaction<T, Refusal extends Rejection | RefusedAt>(
    work: (tx: EntityManager) => Promise<T | Refusal | Unchanged<T>>,
  ): Promise<T | Refusal> {
    const runner = this.database.createQueryRunner();
    try {
      await runner.startTransaction();
      const outcome = await work(runner.manager);
      if (outcome instanceof Rejection || outcome instanceof RefusedAt || outcome instanceof Unchanged) {
        await runner.rollbackTransaction();
        return outcome instanceof Unchanged ? outcome.outcome : outcome;
      }
      await runner.commitTransaction();
      this.bell?.ring();
      return outcome;
    } catch (fault) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw fault;
    } finally {
      await runner.release();
    }
  }
}
