import { Injectable } from '@nestjs/common';
import { declareThing } from '@quipu/accounts';
import { Journal } from '@quipu/journal';
import { notFound, reject, type Actor, type Rejection } from '@quipu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { mayResend } from './ledger.rules.ts';
import type { Notice } from './ledger.type.ts';

declareThing(
  'notice',
  `select member_id, plan_id from mail.outbox join contributions on contributions.id = about_id join plans on plans.id = plan_id
   where outbox.id::text = $1`,
  { isHidden: true },
);

/** Letters that a year's ledger or the outbox still knows. */
const NOTICES = `
  with about as (select id from contributions where code = $1),
  letters as (
    select outbox_id as id, template, min(at) as at, (array_agg(outcome order by deliveries.id desc))[1] as outcome,
      json_agg(json_build_object('at', at, 'outcome', outcome, 'detail', detail) order by deliveries.id) as tries
    from mail.deliveries where about_id = (select id from about) group by outbox_id, template
    union all
    select id, template, created_at, 'waiting', '[]'::json from mail.outbox
    where about_id = (select id from about) and not exists (select from mail.deliveries where outbox_id = outbox.id))
  select letters.id, letters.template, letters.outcome, letters.tries,
    letters.outcome in ('refused', 'bounced') and exists (select from mail.outbox where outbox.id = letters.id) as "canBeResent"
  from letters order by letters.at desc, letters.id limit 100`;

const FIND = `
  select outbox.id, contributions.code, given_up_at is not null as "isGivenUp", bounced_at is not null as "isBounced",
    exists (select from mail.outbox as again where again.key = 'again:' || outbox.id) as "isResent"
  from mail.outbox join contributions on contributions.id = about_id where outbox.id = $1`;

interface Found {
  readonly code: string;
  readonly isGivenUp: boolean;
  readonly isBounced: boolean;
  readonly isResent: boolean;
}

/** To where its person gets mails now; who was erased has no letters left. */
const AGAIN = `
  with again as (
    insert into mail.outbox (key, account_id, recipient, template, language, values, about_id)
    select 'again:' || outbox.id, account_id, coalesce(accounts.email, recipient), template, outbox.language, values, about_id
    from mail.outbox left join accounts on accounts.id = account_id where outbox.id = $1
    on conflict (key) do nothing returning id),
  noted as (
    insert into mail.deliveries (outbox_id, about_id, template, outcome)
    select id, about_id, template, 'resent' from mail.outbox where id = $1 and exists (select from again))
  select id, pg_notify('quipu_mail', '') from again`;

/** What became of the letters about contributions. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
  ) {}

  /** The official letters about a contribution, the latest 100 first. */
  async of(contribution: string): Promise<Notice[]> {
    const notices = await this.database.query<Notice[]>(NOTICES, [contribution]);
    return notices.map((notice) => ({
      ...notice,
      tries: notice.tries.map((one) => ({ ...one, at: new Date(one.at) })),
    }));
  }

  /**
   * Sends a letter again that did not arrive, as another letter with a ledger of its own. Rejects with NOTICE_NOT_FOUND, or
   * as {@link mayResend} does. Two at once: one is sent.
   */
  async resend(actor: Actor, id: string): Promise<Notice | Rejection> {
    const [found] = await this.database.query<Found[]>(FIND, [id]);
    if (!found) return notFound('NOTICE', id);
    const may = mayResend(found);
    if (!may.ok) return may.rejection;
    const act = { actor, act: 'notice.resent', subject: found.code } as const;
    const again = await this.journal.write<string>(act, (tx) => sendAgain(tx, id));
    if (typeof again !== 'string') return again;
    const notice = (await this.of(found.code)).find((one) => one.id === again);
    return notice ?? notFound('NOTICE', id);
  }
}

async function sendAgain(tx: EntityManager, id: string): Promise<string | Rejection> {
  const [again] = await tx.query<{ id: string }[]>(AGAIN, [id]);
  return again?.id ?? reject('NOTICE_ALREADY_RESENT').rejection;
}
