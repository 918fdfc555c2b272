import { notFound, type Rejection } from '@quipu/kernel';
import { FOLLOWED, findFollowed, type Followed, type Rows } from './followed.ts';
import { type Follow, FollowKind, type Pace } from './follow.type.ts';

/** What is to be followed, as it was asked for. */
export interface Wish {
  readonly kind: FollowKind;
  readonly of: string;
  readonly pace: Pace;
}

const COLUMNS = `
  follows.id, follows.kind, followed.code as "of", followed.title_es as "titleEs", followed.title_en as "titleEn",
  followed.path, follows.pace, follows.confirmed_at as "confirmedAt", follows.stopped_at as "stoppedAt"`;

/** Follows with what they are about. @param follows the table, or changed rows of it. */
export const told = (follows = 'mail.follows') => `
  select ${COLUMNS} from ${follows} as follows
  join (${FOLLOWED}) as followed on followed.kind = follows.kind and followed.id = follows.thing_id`;

/** Followed again, it keeps its place and takes the new pace. */
const ADD = `
  insert into mail.follows (account_id, kind, thing_id, pace, confirmed_at)
  values ($1, $2, $3, $4, case when $5 then now() end)
  on conflict (account_id, kind, thing_id) where stopped_at is null
  do update set pace = excluded.pace, confirmed_at = coalesce(follows.confirmed_at, excluded.confirmed_at)
  returning id`;

const NOUNS = {
  [FollowKind.CONTRIBUTION]: 'CONTRIBUTION',
  [FollowKind.COMMITMENT]: 'COMMITMENT',
  [FollowKind.PLAN]: 'PLAN',
  [FollowKind.THEME]: 'THEME',
  [FollowKind.INSTITUTION]: 'INSTITUTION',
} as const;

/** What `wish` is about, or that there is no such thing. */
export const wanted = async (rows: Rows, { kind, of }: Wish): Promise<Followed | Rejection> =>
  (await findFollowed(rows, kind, of)) ?? notFound(NOUNS[kind], of);

/** Has `account` follow `thing`; heard of only where `isConfirmed`, or it was before. */
export async function add(
  rows: Rows,
  account: string,
  { kind, pace, thing }: Wish & { readonly thing: string },
  isConfirmed: boolean,
): Promise<Follow> {
  const [added] = await rows.query<{ id: string }[]>(ADD, [account, kind, thing, pace, isConfirmed]);
  const [follow] = await rows.query<Follow[]>(`${told()} where follows.id = $1`, [added?.id]);
  if (!follow) throw new Error('what was followed is not there');
  return follow;
}
