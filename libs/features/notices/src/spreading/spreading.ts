import { languageOf } from '@quipu/i18n';
import { postAll, type Letter } from '@quipu/platform/mail';
import { KEPT, NEWS_COLUMNS, NEWS_FROM, SECRET, waysToStop, wordsOf, type News } from './news.ts';

/** As much of a connection to PostgreSQL as is used. */
export interface Connection {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

interface Waiting extends News {
  readonly id: string;
  readonly key: string;
  readonly things: readonly string[];
  readonly at: Date;
}

interface Follower {
  readonly account: string;
  readonly email: string;
  readonly language: string;
  readonly name: string | null;
  readonly secret: string;
}

const TAKE = `
  with taken as (
    select id from mail.happenings where spread_at is null order by id limit 1 for update skip locked)
  select happenings.id, happenings.key, thing_ids as things, happened_at as at, ${NEWS_COLUMNS}
  from taken join ${NEWS_FROM.replace('mail.happenings', 'mail.happenings on happenings.id = taken.id')}`;

/**
 * One notice for each account that followed one of the things when it happened, at the quickest of its paces. Whoever got an
 * official letter of the same event has heard already. Answers those that are to hear at once.
 */
const NOTICES = `
  with followers as (
    select distinct on (account_id) id, account_id, pace from mail.follows
    where thing_id = any ($2) and stopped_at is null and confirmed_at <= $4
      and exists (select from accounts where accounts.id = account_id and email is not null)
      and not exists (select from mail.outbox where outbox.key = $3 || ':' || follows.account_id)
    order by account_id, array_position(array['at_once', 'daily', 'weekly'], pace), id),
  told as (
    insert into mail.notices (account_id, happening_id, follow_id, pace) select account_id, $1, id, pace from followers
    on conflict (account_id, happening_id) do nothing returning *)
  select told.account_id as account, email, language, name, ${SECRET} as secret
  from told join accounts on accounts.id = told.account_id join mail.follows on follows.id = told.follow_id
  where told.pace = 'at_once'`;

const keyOf = (happening: string, account: string) => `notice:${happening}:${account}`;

const LINK = `
  update mail.notices set outbox_id = outbox.id from mail.outbox
  where happening_id = $1 and pace = 'at_once' and outbox.key = 'notice:' || $1 || ':' || notices.account_id`;

const DONE = `update mail.happenings set spread_at = clock_timestamp(), ${KEPT} where id = $1`;

function letterTo({ account, email, language, name, secret }: Follower, news: Waiting): Letter {
  const spoken = languageOf(language);
  return {
    key: keyOf(news.id, account),
    account,
    recipient: email,
    template: 'notice',
    language: spoken,
    values: { ...(name ? { name } : {}), ...wordsOf(spoken, news), ...waysToStop(spoken, secret) },
    isOfficial: false,
  };
}

/**
 * Spreads the happening that has waited for longest to whoever follows it, in one transaction that holds its row: of two at
 * once each takes another one, and whoever dies leaves it as it was. @returns false when none waits that nobody else spreads.
 */
export async function spreadNext(connection: Connection): Promise<boolean> {
  await connection.query('begin');
  try {
    const [news] = (await connection.query(TAKE)).rows as Waiting[];
    if (news) await spread(connection, news);
    await connection.query('commit');
    return news !== undefined;
  } catch (fault) {
    await connection.query('rollback').catch(() => undefined);
    throw fault;
  }
}

async function spread(connection: Connection, news: Waiting): Promise<void> {
  const { rows } = await connection.query(NOTICES, [news.id, news.things, news.key, news.at]);
  const letters = (rows as Follower[]).map((follower) => letterTo(follower, news));
  await postAll(connection, letters);
  if (letters.length > 0) await connection.query(LINK, [news.id]);
  await connection.query(DONE, [news.id]);
}
