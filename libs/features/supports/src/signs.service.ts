import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SupportSigns } from './support.entity.ts';

/** A domain is unusual that less than 1 in so many of the other accounts have. */
const UNUSUAL = 100;

const SIGNS = `
  with supporters as (
    select supports.started_at, accounts.id as account, accounts.registered_at, split_part(email, '@', 2) as domain
    from supports join accounts on accounts.id = supports.account_id
    where contribution_id = (select id from contributions where code = $1) and supports.institution_id is null and ended_at is null),
  busy as (
    select count(*) over (order by started_at range between current row and interval '60 minutes' following) as beside from supporters),
  others as (select id, split_part(email, '@', 2) as domain from accounts where id not in (select account from supporters)),
  shared as (
    select count(*) as people from supporters where domain is not null
      and (select count(*) from others where others.domain = supporters.domain) * ${UNUSUAL} <= (select count(*) from others)
    group by domain having count(*) > 1 order by 1 desc limit 1),
  counted as (
    select count(*) as people, count(*) filter (where started_at < registered_at + interval '24 hours') as fresh,
      count(*) filter (where not exists (
          select from supports as other where other.account_id = account
            and other.contribution_id <> (select id from contributions where code = $1))
        and not exists (select from contributions where author_id = account)) as single
    from supporters)
  select people::int, (select max(beside) from busy) / nullif(people, 0)::float8 as "busiestHourShare",
    fresh / nullif(people, 0)::float8 as "newAccountsShare", single / nullif(people, 0)::float8 as "nothingElseShare",
    coalesce((select people from shared), 0) / nullif(people, 0)::float8 as "sameUnusualDomainShare"
  from counted`;

/** What supports look like, for staff. It is asked of the primary: who supports stands in no public row. */
@Injectable()
export class SignsService {
  constructor(private readonly database: DataSource) {}

  /** Figures about who supports the contribution with this tracking code; never who. */
  async of(contribution: string): Promise<SupportSigns | null> {
    const [signs] = await this.database.query<SupportSigns[]>(SIGNS, [contribution]);
    return signs ?? null;
  }
}
