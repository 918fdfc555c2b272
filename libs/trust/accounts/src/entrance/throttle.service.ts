import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { reject, Rejection } from '@quipu/kernel';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { note, type Origin } from '../events/event.ts';
import { networkOf } from './network.rules.ts';

const MINUTE_MS = 60_000;

/** How many, in how many seconds; docs/accounts.md lists the same. What succeeds does not count. */
export const THROTTLES = {
  /** Tries to get into one account from one network. */
  pair: { points: 5, duration: 900 },
  /** Tries to get into one account from all networks together that it was never signed in from. */
  strangers: { points: 20, duration: 3_600 },
  /** Tries from one network, into whatever account, with whatever ticket. */
  network: { points: 100, duration: 3_600 },
  /** Letters asked for from one network. */
  letters: { points: 20, duration: 3_600 },
  /** Letters asked for to one address. */
  recipient: { points: 3, duration: 3_600 },
  /** Contributions reported from one network. */
  reports: { points: 10, duration: 3_600 },
} as const;

type Throttle = keyof typeof THROTTLES;

/** A try that was let in. */
export interface Try {
  /** It was right, and does not count: of others with the same account and network none does. */
  succeed(): Promise<void>;
}

/** From where an account was got into before: from there strangers cannot lock its person out. */
const HOME = `
  select distinct address from access.events join accounts on accounts.id = events.account_id
  where accounts.email = $1 and event in ('signed-in', 'password-reset')`;

const keyOf = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('base64url');

/**
 * Counts tries in PostgreSQL, before they are judged and for accounts that there are as for those that there are not: two
 * at once, or thirty in one request, count as so many. A wait is not prolonged by who does not wait.
 */
@Injectable()
export class Throttles {
  private readonly limiters: Readonly<Record<Throttle, RateLimiterPostgres>>;

  constructor(private readonly database: DataSource) {
    const limiter = (name: Throttle) =>
      new RateLimiterPostgres({
        ...THROTTLES[name],
        storeClient: database,
        storeType: 'typeorm',
        keyPrefix: name,
        schemaName: 'access',
        tableName: 'attempts',
        tableCreated: true,
        clearExpiredByTimeout: false,
      });
    this.limiters = {
      pair: limiter('pair'),
      strangers: limiter('strangers'),
      network: limiter('network'),
      letters: limiter('letters'),
      recipient: limiter('recipient'),
      reports: limiter('reports'),
    };
  }

  /** Lets a try into the account of `email` in, or rejects with TOO_MANY_ATTEMPTS. */
  async enter(email: string, origin: Origin): Promise<Try | Rejection> {
    const network = networkOf(origin.address);
    const isHome = await this.isHome(email, network);
    const pair = keyOf(email, network);
    const counted = [['network', keyOf(network)], ['pair', pair], ...(isHome ? [] : [['strangers', keyOf(email)]])] as [
      Throttle,
      string,
    ][];
    const refused = await this.count(counted, () => this.noteBlock(email, origin));
    if (refused) return refused;
    const giveBack = async () => {
      await this.limiters.pair.delete(pair);
      for (const [name, key] of counted) if (name !== 'pair') await this.limiters[name].reward(key);
    };
    return { succeed: giveBack };
  }

  /** Rejects with TOO_MANY_ATTEMPTS who has tried too many tickets or typed too much. Every call counts. */
  knock(address: string): Promise<Rejection | null> {
    return this.count([['network', keyOf(networkOf(address))]]);
  }

  /** Rejects with TOO_MANY_ATTEMPTS who has asked for too many letters, or too many to `email`. Every call counts. */
  post(email: string, address: string): Promise<Rejection | null> {
    return this.count([
      ['letters', keyOf(networkOf(address))],
      ['recipient', keyOf(email)],
    ]);
  }

  /** Rejects with TOO_MANY_ATTEMPTS who has reported too much. Every call counts. */
  report(address: string): Promise<Rejection | null> {
    return this.count([['reports', keyOf(networkOf(address))]]);
  }

  private async isHome(email: string, network: string): Promise<boolean> {
    const homes = await this.database.query<{ address: string }[]>(HOME, [email]);
    return homes.some(({ address }) => networkOf(address) === network);
  }

  /** Counts one by one, and no further than what refuses. @param onFirst hears of a refusal that is the first of its time. */
  private async count(
    throttles: readonly (readonly [Throttle, string])[],
    onFirst?: () => Promise<void>,
  ): Promise<Rejection | null> {
    for (const [name, key] of throttles) {
      const { points } = THROTTLES[name];
      const { consumedPoints, msBeforeNext } = await this.limiters[name].penalty(key);
      if (consumedPoints <= points) continue;
      if (consumedPoints === points + 1) await onFirst?.();
      return reject('TOO_MANY_ATTEMPTS', undefined, { minutes: Math.ceil(msBeforeNext / MINUTE_MS) }).rejection;
    }
    return null;
  }

  /** Once for each wait: who goes on trying does not fill the list. */
  private async noteBlock(email: string, origin: Origin): Promise<void> {
    const [account] = await this.database.query<{ id: string }[]>('select id from accounts where email = $1', [email]);
    await note(this.database, origin, { account: account?.id ?? null, event: 'sign-in-blocked' });
  }
}
