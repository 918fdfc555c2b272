import { Injectable } from '@nestjs/common';
import { BadInput } from '@quipu/platform/graphql';
import { DataSource } from 'typeorm';
import { reachOf } from '../law/law.ts';
import { declareThing } from '../law/things.ts';
import type { Viewer } from '../law/viewer.ts';
import { declareWork } from '../work/work.registry.ts';
import type { Account } from './account.entity.ts';
import type { Grant } from './grant.entity.ts';

/** What a grant lies in: the member whose administrators keep it, and the plan or institution that it names. */
declareThing(
  'grant',
  `select coalesce(grants.member_id, plans.member_id, institutions.member_id) as member_id, plan_id,
     array[institution_id] as institution_ids
   from grants left join plans on plans.id = plan_id left join institutions on institutions.id = institution_id
   where grants.id::text = $1`,
  { isHidden: true },
);

declareWork({
  kind: 'grant-confirmation',
  permission: 'grant:give',
  isHidden: true,
  find: `
    select grants.id as ref, accounts.name as title_es, null as title_en, 1 as count,
      (select at from journal.acts where act = 'grant.given' and subject = grants.id::text limit 1) as since,
      null as due, null as plan, array['personas', grants.account_id::text] as path
    from grants join accounts on accounts.id = account_id
    where role = 'administrator' and granted_by is not null and confirmed_at is null and ended_at is null
      and coalesce(ends_at > now(), true) and member_id in (select id from reached_members)
      and (select asker.account_id from asker) not in (granted_by, account_id)`,
});

const person = (id: string) => `(
  select json_build_object('id', id, 'name', name, 'email', email, 'language', language, 'registeredAt', registered_at)
  from accounts where id = ${id})`;

/** Every grant as the API tells it, with where it lies. */
const KNOWN = `
  select grants.id, account_id as "accountId", role, members.code as member, plans.code as plan,
    institutions.code as institution, coalesce(members.name_es, plans.title_es, institutions.name_es) as "titleEs",
    coalesce(members.name_en, plans.title_en, institutions.name_en) as "titleEn", grants.starts_at as "startsAt",
    grants.ends_at as "endsAt", because, confirmed_at as "confirmedAt", ended_at as "endedAt",
    ended_because as "endedBecause", coalesce(members.id, plans.member_id, institutions.member_id) as "atMember",
    plan_id as "atPlan", ${person('account_id')} as account, ${person('granted_by')} as giver,
    ${person('confirmed_by')} as confirmer, ${person('ended_by')} as ender,
    case when ended_at is not null or grants.ends_at <= now() then 'ended'
      when role = 'administrator' and granted_by is not null and confirmed_at is null then 'waiting'
      when grants.starts_at > now() then 'future' else 'standing' end as state
  from grants left join members on members.id = grants.member_id left join plans on plans.id = plan_id
    left join institutions on institutions.id = institution_id`;

/** Of all grants those that somebody may know of: $1 members, $2 plans, $3 the account itself, $4 the plan of the token. */
const REACHED = `
  known as (${KNOWN}),
  reached as (
    select * from known
    where ("atMember" = any($1::uuid[]) or "atPlan" = any($2::uuid[]) or "accountId" = $3)
      and ($4::uuid is null or "atPlan" = $4))`;

const GRANTS = `
  with ${REACHED},
  found as (
    select * from reached
    where ($5::text is null or "accountId"::text = $5) and ($6::text is null or state = $6)
      and ($7::text is null or "atMember" = (select id from members where code = $7))),
  page as (
    select * from found
    where $8::text is null or ("startsAt", id) < (select starts_at, id from grants where id::text = $8)
    order by "startsAt" desc, id desc limit $9 + 1)
  select (select count(*)::int from found) as total,
    coalesce((select json_agg(page order by "startsAt" desc, id desc) from page), '[]') as rows`;

const ACCOUNTS = `
  with ${REACHED},
  found as (
    select accounts.*, coalesce(lower(name), '') as place from accounts
    where ($5::text is null or strpos(lower(concat_ws(' ', name, email)), lower($5)) > 0)),
  page as (
    select id, name, email, language, registered_at as "registeredAt", place,
      (select coalesce(json_agg(reached order by "startsAt" desc, id), '[]') from reached where "accountId" = found.id) as grants
    from found
    where $6::text is null or (place, id) > (select coalesce(lower(name), ''), id from accounts where id::text = $6)
    order by place, id limit $7 + 1)
  select (select count(*)::int from found) as total,
    coalesce((select json_agg(page order by place, id) from page), '[]') as rows`;

const ACCOUNT = `
  with ${REACHED}
  select id, name, email, language, registered_at as "registeredAt",
    (select coalesce(json_agg(reached order by "startsAt" desc, id), '[]') from reached where "accountId" = accounts.id) as grants
  from accounts where id::text = $5`;

/** An account with what the asker may know of its grants. */
export type AccountWithGrants = Account & { readonly grants: Grant[] };

/** Where a page starts, and how long it is. */
interface Page {
  readonly first: number;
  readonly after?: string | null;
}

/** Which grants to list; conditions add up. */
export interface GrantsWanted extends Page {
  readonly account?: string | null;
  readonly member?: string | null;
  readonly state?: string | null;
}

interface Found<T> {
  readonly total: number;
  readonly rows: T[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeOf(after: string | null | undefined): string | null {
  if (after && !UUID.test(after)) throw new BadInput([{ field: 'after', problem: 'not-a-cursor', values: {} }]);
  return after ?? null;
}

const ids = (found: readonly (string | null)[]) => found.filter((id) => id !== null);

/** What somebody may know of grants: the values $1 to $4 of {@link REACHED}. */
function reach({ held, accountId, token }: Viewer): unknown[] {
  const may = held.filter(({ role }) => reachOf('grant:read', role) !== undefined);
  return [
    ids(may.map(({ memberId }) => memberId)),
    ids(may.map(({ planId }) => planId)),
    accountId,
    token?.planId ?? null,
  ];
}

function connection<T extends { readonly id: string }>({ total, rows }: Found<T>, first: number) {
  const nodes = rows.slice(0, first);
  return {
    nodes,
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.at(-1)?.id ?? null },
    totalCount: total,
  };
}

/** Reads accounts and grants, from the primary: a grant that was just ended is never told as standing. */
@Injectable()
export class PeopleReads {
  constructor(private readonly database: DataSource) {}

  /** Accounts by name. Of their grants, those that `viewer` may know of. */
  async accounts(viewer: Viewer, { search, first, after }: Page & { readonly search?: string | null }) {
    const values = [...reach(viewer), search?.trim() || null, placeOf(after), first];
    const [found] = await this.database.query<Found<AccountWithGrants>[]>(ACCOUNTS, values);
    return connection(found ?? { total: 0, rows: [] }, first);
  }

  async account(viewer: Viewer, id: string): Promise<AccountWithGrants | null> {
    const [found] = await this.database.query<AccountWithGrants[]>(ACCOUNT, [...reach(viewer), id]);
    return found ?? null;
  }

  /** Grants, latest first, of those that `viewer` may know of. */
  async grants(viewer: Viewer, { account, state, member, first, after }: GrantsWanted) {
    const values = [...reach(viewer), account ?? null, state ?? null, member ?? null, placeOf(after), first];
    const [found] = await this.database.query<Found<Grant>[]>(GRANTS, values);
    return connection(found ?? { total: 0, rows: [] }, first);
  }

  /** One grant, for who just acted on it. */
  async grant(id: string): Promise<Grant | null> {
    const [found] = await this.database.query<Grant[]>(`with known as (${KNOWN}) select * from known where id = $1`, [
      id,
    ]);
    return found ?? null;
  }
}
