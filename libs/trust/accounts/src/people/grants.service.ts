import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { LocalDate, notFound, Rejection, type Actor } from '@quipu/kernel';
import type { EntityManager } from 'typeorm';
import { reachOf, ROLES, type Level } from '../law/law.ts';
import type { Viewer } from '../law/viewer.ts';
import { confirm, dated, end, explained, give, scopeOf, type GrantNow, type GrantWish } from './grant.rules.ts';

/** Who keeps grants: an administrator, or the console of the installation. */
export interface Keeper {
  readonly actor: Actor;
  /** Null at the console. */
  readonly account: string | null;
  /** The members whose grants they keep; null for all. */
  readonly members: readonly string[] | null;
}

/** An administrator, as the law of this moment knows them. */
export const keeperOf = (actor: Actor, { accountId, held }: Viewer): Keeper => ({
  actor,
  account: accountId,
  members: held
    .filter(({ role }) => reachOf('grant:give', role) !== undefined)
    .map(({ memberId }) => memberId)
    .filter((id) => id !== null),
});

/** What a grant names, and where that lies. */
interface Scope {
  readonly id: string;
  readonly memberId: string;
  readonly zone: string;
  readonly kind: string | null;
}

const SCOPES: Readonly<Record<Level, string>> = {
  member: `select id, id as "memberId", time_zone as zone, null as kind from members where code = $1`,
  plan: `select plans.id, member_id as "memberId", time_zone as zone, null as kind
    from plans join members on members.id = member_id where plans.code = $1`,
  institution: `select institutions.id, member_id as "memberId", time_zone as zone, kind
    from institutions join members on members.id = member_id where institutions.code = $1`,
};

function absent(level: Level, code: string): Rejection {
  if (level === 'member') return notFound('MEMBER', code);
  return level === 'plan' ? notFound('PLAN', code) : notFound('INSTITUTION', code);
}

const OTHERS = `
  select role, coalesce(member_id, plan_id, institution_id) = $2 as "isThere" from grants
  where account_id = $1 and ended_at is null and coalesce(ends_at > coalesce(($3::date)::timestamp at time zone $4, now()), true)`;

const INSERT = `
  insert into grants (id, account_id, role, member_id, plan_id, institution_id, starts_at, ends_at, because, granted_by)
  values ($1, $2, $3, $4, $5, $6, coalesce(($7::date)::timestamp at time zone $9, now()),
    ($8::date + 1)::timestamp at time zone $9, $10, $11)`;

const LOCKED = `
  select grants.*, account_id as "accountId", granted_by as "grantedBy", confirmed_at is not null as "isConfirmed",
    ended_at is not null or coalesce(ends_at <= now(), false) as "isOver"
  from grants where id = $1 for update`;

export interface RoleWish extends GrantWish {
  readonly account: string;
}

/** Acts on grants: each one transaction and one entry of the journal. The subject is the grant: whose it is, is private. */
@Injectable()
export class GrantsService {
  constructor(private readonly journal: Journal) {}

  /**
   * Gives a role, from the start of its first day until the end of its last one, and answers the id of the grant. That
   * of an administrator gives nothing until a second one confirms it, but for what the console gives.
   * Rejects with ACCOUNT_NOT_FOUND, MEMBER_NOT_FOUND, PLAN_NOT_FOUND or INSTITUTION_NOT_FOUND, or as {@link scopeOf},
   * {@link explained}, {@link dated} and {@link give} do.
   */
  give(keeper: Keeper, wish: RoleWish): Promise<string | Rejection> {
    const id = randomUUID();
    const because = explained(wish.because);
    if (!because.ok) return Promise.resolve(because.rejection);
    const act = { actor: keeper.actor, act: 'grant.given', subject: id, reason: wish.because } as const;
    return this.journal.write<string>(act, (tx) => this.insert(tx, keeper, { ...wish, id }));
  }

  private async insert(
    tx: EntityManager,
    keeper: Keeper,
    wish: RoleWish & { id: string },
  ): Promise<string | Rejection> {
    const { account } = wish;
    const named = scopeOf(wish, ROLES);
    if (!named.ok) return named.rejection;
    const { role, level, code } = named.value;
    const [scope] = await tx.query<Scope[]>(SCOPES[level], [code]);
    if (!scope) return absent(level, code);
    // Two grants at once to one account are given one after the other.
    const known = await tx.query<unknown[]>('select from accounts where id::text = $1 for no key update', [account]);
    if (known.length === 0) return notFound('ACCOUNT', account);
    const days = dated(wish, LocalDate.at(new Date(), scope.zone));
    if (!days.ok) return days.rejection;
    const { from, until } = days.value;
    const given = give(role, {
      giver: keeper.account,
      holder: account,
      isReached: keeper.members?.includes(scope.memberId) ?? true,
      institutionKind: scope.kind,
      others: await tx.query(OTHERS, [account, scope.id, from, scope.zone]),
    });
    if (!given.ok) return given.rejection;
    const at = (one: Level) => (one === level ? scope.id : null);
    const within = [at('member'), at('plan'), at('institution')];
    await tx.query(INSERT, [wish.id, account, role, ...within, from, until, scope.zone, wish.because, keeper.account]);
    return wish.id;
  }

  /** Confirms an administrator whom another one named. Rejects with GRANT_NOT_FOUND, or as {@link confirm} does. */
  confirm(keeper: Keeper, id: string): Promise<string | Rejection> {
    const act = { actor: keeper.actor, act: 'grant.confirmed', subject: id } as const;
    return this.journal.write<string>(act, async (tx) => {
      const grant = await locked(tx, id);
      if (!grant) return notFound('GRANT', id);
      const confirmed = confirm(grant, keeper.account);
      if (!confirmed.ok) return confirmed.rejection;
      await tx.query('update grants set confirmed_by = $2, confirmed_at = now() where id = $1', [id, confirmed.value]);
      return id;
    });
  }

  /** Ends a grant at once. Rejects with GRANT_NOT_FOUND, or as {@link explained} and {@link end} do. */
  end(keeper: Keeper, id: string, because: string): Promise<string | Rejection> {
    const why = explained(because);
    if (!why.ok) return Promise.resolve(why.rejection);
    const act = { actor: keeper.actor, act: 'grant.ended', subject: id, reason: because } as const;
    return this.journal.write<string>(act, async (tx) => {
      const grant = await locked(tx, id);
      if (!grant) return notFound('GRANT', id);
      const ended = end(grant);
      if (!ended.ok) return ended.rejection;
      await endGrants(tx, [id], keeper, because);
      return id;
    });
  }
}

/** Ends grants that their transaction has locked. */
export async function endGrants(
  tx: EntityManager,
  grants: readonly string[],
  { account }: Keeper,
  because: string,
): Promise<void> {
  const sql = 'update grants set ended_at = now(), ended_by = $2, ended_because = $3 where id = any($1::uuid[])';
  await tx.query(sql, [grants, account, because]);
}

async function locked(tx: EntityManager, id: string): Promise<GrantNow | undefined> {
  const [grant] = await tx.query<GrantNow[]>(LOCKED, [id]);
  return grant;
}
