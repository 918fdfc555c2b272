import type { Viewer } from '../law/viewer.ts';
import type { Me } from './me.type.ts';

/** As much of the database as is used. */
interface Rows {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

const ACCOUNT = `
  json_build_object('id', accounts.id, 'language', accounts.language, 'name', accounts.name, 'email', accounts.email,
    'registeredAt', accounts.registered_at)`;

const ME = `
  select ${ACCOUNT} as account,
    exists (select from access.credentials where account_id = accounts.id) as "hasPassword",
    exists (select from access.second_factors where account_id = accounts.id and confirmed_at is not null) as "hasSecondFactor",
    (select coalesce(json_agg(json_build_object('id', held.id, 'account', ${ACCOUNT}, 'role', held.role,
        'member', members.code, 'plan', plans.code, 'institution', institutions.code, 'startsAt', held.starts_at,
        'endsAt', held.ends_at, 'because', held.because, 'confirmedAt', held.confirmed_at, 'endedAt', held.ended_at,
        'endedBecause', held.ended_because, 'state', 'standing',
        'titleEs', coalesce(members.name_es, plans.title_es, institutions.name_es),
        'titleEn', coalesce(members.name_en, plans.title_en, institutions.name_en)) order by held.starts_at, held.id), '[]')
      from access.standing_grants held
      left join members on members.id = held.member_id
      left join plans on plans.id = held.plan_id
      left join institutions on institutions.id = held.institution_id
      where held.account_id = accounts.id) as grants
  from accounts where id = $1`;

/** Whoever asks, as of this moment. */
export const me = async (rows: Rows, { accountId }: Viewer): Promise<Me | null> =>
  (await rows.query<Me[]>(ME, [accountId]))[0] ?? null;
