import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, reject, Rejection } from '@quipu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import type { Held } from '../law/judgement.rules.ts';
import type { Viewer } from '../law/viewer.ts';
import { WorkService } from './work.service.ts';
import type { Work } from './work.type.ts';
import { explained } from '../people/grant.rules.ts';
import { endGrants, type Keeper } from '../people/grants.service.ts';

/** What the end of a service ended, by ids, and what it leaves open. */
export interface Left {
  readonly account: string;
  readonly grants: readonly string[];
  readonly sessions: number;
  readonly tokens: number;
  readonly leaves: Work;
}

interface Open {
  readonly id: string;
  /** The member within which it lies. */
  readonly memberId: string;
  readonly held: Held;
  readonly isStanding: boolean;
}

const OPEN = `
  select grants.id, coalesce(grants.member_id, plans.member_id, institutions.member_id) as "memberId",
    json_build_object('role', role, 'memberId', grants.member_id, 'planId', plan_id, 'institutionId', institution_id) as held,
    grants.id in (select id from access.standing_grants) as "isStanding"
  from grants left join plans on plans.id = plan_id left join institutions on institutions.id = institution_id
  where account_id::text = $1 and ended_at is null and coalesce(grants.ends_at > now(), true)
  order by grants.starts_at, grants.id`;

/** The end of somebody's service. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
    private readonly work: WorkService,
  ) {}

  /**
   * Ends all that somebody holds, whether it stands or is still to start, in one act; in the same moment every session of
   * theirs is closed and every token revoked. The account stays, that of a citizen. The subject of the act is the first of
   * the grants: whose they are, is private. Rejects with ACCOUNT_NOT_FOUND, SERVICE_OVER when nothing is held, or
   * GRANT_OUT_OF_REACH when a grant lies beyond what the keeper administers, or as {@link explained} does.
   */
  async end(keeper: Keeper, account: string, because: string): Promise<Left | Rejection> {
    const why = explained(because);
    if (!why.ok) return why.rejection;
    const known = await this.database.query<unknown[]>('select from accounts where id::text = $1', [account]);
    if (known.length === 0) return notFound('ACCOUNT', account);
    const [first] = await this.database.query<Open[]>(OPEN, [account]);
    if (!first) return reject('SERVICE_OVER').rejection;
    const act = { actor: keeper.actor, act: 'service.ended', subject: first.id, reason: because } as const;
    return this.journal.write<Left>(act, (tx) => this.close(tx, keeper, { account, because }));
  }

  private async close(
    tx: EntityManager,
    keeper: Keeper,
    { account, because }: { readonly account: string; readonly because: string },
  ): Promise<Left | Rejection> {
    // A grant that is being given waits until this is done, and is then beyond it.
    await tx.query('select from accounts where id = $1 for no key update', [account]);
    const open = await tx.query<Open[]>(`${OPEN} for update of grants`, [account]);
    if (open.length === 0) return reject('SERVICE_OVER').rejection;
    if (!open.every(({ memberId }) => keeper.members?.includes(memberId) ?? true))
      return reject('GRANT_OUT_OF_REACH').rejection;
    const leaves = await this.work.leftBy(tx, viewerOf(account, open));
    const grants = open.map(({ id }) => id);
    await endGrants(tx, grants, keeper, because);
    return { account, grants, leaves, ...(await shut(tx, account)) };
  }
}

/** Who leaves, as they were a moment before. */
const viewerOf = (accountId: string, open: readonly Open[]): Viewer => ({
  accountId,
  language: 'es',
  held: open.filter(({ isStanding }) => isStanding).map(({ held }) => held),
  token: null,
  sessionId: null,
});

async function shut(tx: EntityManager, account: string): Promise<{ sessions: number; tokens: number }> {
  const [counts] = await tx.query<{ sessions: number; tokens: number }[]>(
    `with closed as (delete from access.sessions where account_id = $1 returning 1),
     revoked as (update access.tokens set revoked_at = now()
       where account_id = $1 and revoked_at is null and expires_at > now() returning 1)
     select (select count(*)::int from closed) as sessions, (select count(*)::int from revoked) as tokens`,
    [account],
  );
  return counts ?? { sessions: 0, tokens: 0 };
}
