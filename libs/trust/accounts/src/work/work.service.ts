import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type GrantedRole, reachOf, ROLES } from '../law/law.ts';
import { isWithinToken, type Viewer } from '../law/viewer.ts';
import { WORK_COLUMNS, workKinds, type WorkKind } from './work.registry.ts';
import type { Work } from './work.type.ts';

/** As many items as one answer holds; the counts are of all. */
const AT_MOST = 100;

/** As much of a database or a transaction as is used. */
interface Database {
  query<Rows>(sql: string, values: unknown[]): Promise<Rows>;
}

const roles = Object.keys(ROLES) as GrantedRole[];
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Everything that `find` may read of the asker, by the roles that do this kind of work. */
const oneKind = ({ kind, permission, find }: WorkKind): string => `
  select ${literal(kind)} as kind, ${Object.entries(WORK_COLUMNS)
    .map(([column, type]) => `item.${column}::${type} as ${column}`)
    .join(', ')}
  from (
    with held as (select * from all_held where role in (${roles
      .filter((role) => reachOf(permission, role) !== undefined)
      .map(literal)
      .concat('null')
      .join(', ')})),
    reached_members as (select member_id as id from held where member_id is not null),
    reached_plans as (
      select id from plans where id in (select plan_id from held) or member_id in (select id from reached_members)),
    reached_institutions as (
      select id from institutions where id in (select institution_id from held) or member_id in (select id from reached_members))
    ${find}) as item`;

const workOf = (kinds: readonly WorkKind[]): string => `
  with asker as (select $1::uuid as account_id),
  all_held as (
    select role, "memberId" as member_id, "planId" as plan_id, "institutionId" as institution_id
    from jsonb_to_recordset($2) as grants (role text, "memberId" uuid, "planId" uuid, "institutionId" uuid)),
  items as (${kinds.map(oneKind).join(' union all ')}),
  reached as (select * from items where $3::uuid is null or plan = (select code from plans where id = $3)),
  first as (
    select kind, ref, title_es as "titleEs", title_en as "titleEn", count, since, due, plan, path
    from reached order by since nulls last, due nulls last, kind, ref limit ${AT_MOST})
  select coalesce((select json_agg(first) from first), '[]') as items,
    coalesce((select json_agg(counts) from (
      select kind, sum(count)::bigint as count from reached group by kind order by kind) as counts), '[]') as counts`;

/** What waits for people, by what features declare. */
@Injectable()
export class WorkService {
  constructor(private readonly database: DataSource) {}

  /** What waits for `viewer`, as far as the token that is used, if one is, was made for it. */
  of(viewer: Viewer): Promise<Work> {
    return this.find(this.database, viewer);
  }

  /** What `leaving` leaves open, as somebody else may know it: of what is hidden, not what it is called. */
  async leftBy(database: Database, leaving: Viewer): Promise<Work> {
    const { items, counts } = await this.find(database, leaving);
    const hidden = new Set(
      workKinds()
        .filter(({ isHidden }) => isHidden)
        .map(({ kind }) => kind),
    );
    return {
      counts,
      items: items.map((item) => (hidden.has(item.kind) ? { ...item, titleEs: null, titleEn: null } : item)),
    };
  }

  private async find(database: Database, viewer: Viewer): Promise<Work> {
    const kinds = workKinds().filter(({ permission }) => isWithinToken(viewer, permission));
    if (kinds.length === 0) return { items: [], counts: [] };
    const values = [viewer.accountId, JSON.stringify(viewer.held), viewer.token?.planId ?? null];
    const [work] = await database.query<Work[]>(workOf(kinds), values);
    return work ?? { items: [], counts: [] };
  }
}
