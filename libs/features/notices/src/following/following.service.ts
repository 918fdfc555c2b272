import { Injectable } from '@nestjs/common';
import { declareThing, type Viewer } from '@quipu/accounts';
import { languageOf } from '@quipu/i18n';
import { notFound, Rejection } from '@quipu/kernel';
import { DataSource } from 'typeorm';
import { ask } from './question.ts';
import type { Follow, Pace } from './follow.type.ts';
import { add, told, wanted, type Wish } from './follows.ts';

declareThing('follow', 'select account_id as owner_id from mail.follows where id::text = $1', { isHidden: true });

/** A row that an update answers, within a statement that tells what it is about. */
const changed = (update: string) => `with changed as (${update} returning *) ${told('changed')}`;

const PACE = changed('update mail.follows set pace = $3 where id = $1 and account_id = $2 and stopped_at is null');

const STOP = changed(
  'update mail.follows set stopped_at = coalesce(stopped_at, now()) where id = $1 and account_id = $2',
);

const SECRET = /^[\w-]{43}$/;

/** The secret that stops one follow also stops the others of whoever got it: all their letters go to one address. */
const STOP_BY_SECRET = `${changed(`
  update mail.follows set stopped_at = coalesce(stopped_at, now())
  where secret = $1 or ($2 and account_id = (select account_id from mail.follows where secret = $1))`)}
  order by follows.secret = $1 desc limit 1`;

/** What people follow with their account, and how they stop. None of it is in the record: it can be forgotten. */
@Injectable()
export class FollowingService {
  constructor(private readonly database: DataSource) {}

  /**
   * Follows a thing, from now on. From an address from which letters came back nothing is heard until it says again that it
   * is there: then a question goes to it. Rejects with CONTRIBUTION_NOT_FOUND, COMMITMENT_NOT_FOUND, PLAN_NOT_FOUND,
   * THEME_NOT_FOUND or INSTITUTION_NOT_FOUND.
   */
  follow({ accountId }: Viewer, wish: Wish): Promise<Follow | Rejection> {
    return this.database.transaction(async (tx) => {
      const thing = await wanted(tx, wish);
      if (thing instanceof Rejection) return thing;
      const [owner] = await tx.query<{ email: string; language: string; isSilent: boolean }[]>(
        `select email, language, exists (
           select from mail.follows where account_id = accounts.id and stopped_at is null and confirmed_at is null) as "isSilent"
         from accounts where id = $1 and email is not null for no key update`,
        [accountId],
      );
      if (!owner) return notFound('ACCOUNT', accountId);
      const follow = await add(tx, accountId, { ...wish, thing: thing.id }, !owner.isSilent);
      if (owner.isSilent) await ask(tx, { ...owner, language: languageOf(owner.language) }, { ...wish, thing });
      return follow;
    });
  }

  /** What whoever asks follows now, the latest first. */
  list({ accountId }: Viewer): Promise<Follow[]> {
    const own = `${told()} where account_id = $1 and stopped_at is null order by asked_at desc, follows.id`;
    return this.database.query<Follow[]>(own, [accountId]);
  }

  /** Rejects with FOLLOW_NOT_FOUND, as for one that was stopped. */
  async setPace({ accountId }: Viewer, id: string, pace: Pace): Promise<Follow | Rejection> {
    const [follow] = await this.database.query<Follow[]>(PACE, [id, accountId, pace]);
    return follow ?? notFound('FOLLOW', id);
  }

  /** Ends a follow; one that was stopped stays so. Rejects with FOLLOW_NOT_FOUND. */
  async stop({ accountId }: Viewer, id: string): Promise<Follow | Rejection> {
    const [follow] = await this.database.query<Follow[]>(STOP, [id, accountId]);
    return follow ?? notFound('FOLLOW', id);
  }

  /** Ends what a letter came of, or with `isAll` everything that its reader follows. Rejects with FOLLOW_NOT_FOUND. */
  async stopBySecret(secret: string, isAll: boolean): Promise<Follow | Rejection> {
    if (!SECRET.test(secret)) return notFound('FOLLOW', secret);
    const [follow] = await this.database.query<Follow[]>(STOP_BY_SECRET, [Buffer.from(secret, 'base64url'), isAll]);
    return follow ?? notFound('FOLLOW', secret);
  }
}
