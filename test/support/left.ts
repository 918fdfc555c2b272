import type { TestDatabase } from './database.ts';

/** What decisions on one contribution left behind, with the ids of its own things put as words. */
export interface Left {
  /** Whole, but for number, time and what is random. */
  readonly acts: readonly Record<string, unknown>[];
  readonly rows: readonly Record<string, unknown>[];
  /** Of those acts, but for drafts. */
  readonly entries: readonly Record<string, unknown>[];
  /** What those acts did to drafts: `update` where one was published. */
  readonly drafts: readonly string[];
  readonly letters: readonly Record<string, unknown>[];
  readonly happenings: readonly Record<string, unknown>[];
  /** To followers, once it was spread. */
  readonly notices: readonly Record<string, unknown>[];
}

/** Whatever row of a table of mail names the contribution or one of its decisions, in whichever column. */
const naming = (table: string) =>
  `exists (select from named where position(named.name in to_jsonb(${table})::text) > 0)`;

const LEFT = `
  with thing as (select id, code from contributions where code = $1),
  decided as (select decisions.* from decisions join thing on thing.id = contribution_id),
  named (name) as (select id::text from decided union select id::text from thing union select code from thing),
  said as (select * from journal.acts where subject = $1),
  happened as (select * from mail.happenings where ${naming('happenings')})
  select
    (select id from thing) as "contributionId",
    (select json_agg(id order by recorded_at) from decided) as "decisionIds",
    json_build_object(
      'acts', (select coalesce(json_agg(to_jsonb(said) - '{id,xid,at,request_id,salt,salts}'::text[] order by id), '[]') from said),
      'rows', (select coalesce(json_agg(to_jsonb(decided) - 'recorded_at' order by recorded_at), '[]') from decided),
      'entries', (select coalesce(json_agg(jsonb_build_object('kind', kind, 'row', row_id, 'op', op, 'shape', shape, 'before', before,
          'after', after - 'recorded_at') order by entries.id), '[]')
        from journal.entries join said on said.id = act_id where kind <> 'drafts'),
      'drafts', (select coalesce(json_agg(op order by entries.id), '[]')
        from journal.entries join said on said.id = act_id where kind = 'drafts'),
      'letters', (select coalesce(json_agg(to_jsonb(outbox) - '{id,created_at,next_try_at}'::text[]), '[]')
        from mail.outbox where ${naming('outbox')}),
      'happenings', (select coalesce(json_agg(to_jsonb(happened) - '{id,happened_at,spread_at}'::text[]), '[]') from happened),
      'notices', (select coalesce(json_agg(jsonb_build_object('account', account_id, 'pace', pace, 'of', happened.key)), '[]')
        from mail.notices join happened on happened.id = happening_id)) as left`;

/** The number of a notice, and the secret by which it is stopped. */
const NOTICE = /(notice:)\d+/g;
const TICKET = /(ticket=|parar\/)[\w-]{43}/g;

interface Found extends Record<string, unknown> {
  readonly contributionId: string;
  readonly decisionIds: readonly string[] | null;
  readonly left: Left;
}

const inOrder = <T>(rows: readonly T[]): T[] =>
  rows.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

/**
 * All that decisions on the contribution `code` left. @param names ids and codes of other things of its own, and what to
 * call them, so that two contributions can be compared
 */
export async function left(
  db: Pick<TestDatabase, 'query'>,
  code: string,
  names: Readonly<Record<string, string>> = {},
): Promise<Left> {
  const [found] = await db.query<Found>(LEFT, [code]);
  if (!found) throw new Error(`there is no ${code}`);
  const called: [string, string][] = [
    ...Object.entries(names),
    ...(found.decisionIds ?? []).map((id, place): [string, string] => [id, `DECISION ${place + 1}`]),
    [found.contributionId, 'CONTRIBUTION'],
    [code, 'CODE'],
  ];
  const text = called.reduce((said, [id, name]) => said.replaceAll(id, name), JSON.stringify(found.left));
  const it = JSON.parse(text.replaceAll(NOTICE, '$1N').replaceAll(TICKET, '$1SECRET')) as Left;
  const happenings = it.happenings.map((one) => ({ ...one, thing_ids: inOrder(one['thing_ids'] as string[]) }));
  return { ...it, letters: inOrder(it.letters), happenings, notices: inOrder(it.notices) };
}
