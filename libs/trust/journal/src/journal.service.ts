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
  async write<T>(act: Act, work: (tx: EntityManager) => Promise<T | Rejection | Unchanged<T>>): Promise<T | Rejection> {
    const runner = this.database.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query('select journal.begin_act($1, $2, $3, $4, $5, $6, $7)', [
        act.actor.id,
        act.actor.role,
        act.act,
        act.subject,
        act.reason ?? null,
        act.source ?? null,
        act.request ?? null,
      ]);
      const outcome = await work(runner.manager);
      if (outcome instanceof Rejection || outcome instanceof Unchanged) {
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
