import PostalMime from 'postal-mime';

/** As much of a database as is used. */
interface Rows {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

/** A mail that came back. */
export interface Bounce {
  /** Of the mail that did not arrive. */
  readonly messageId: string;
  /** Whether it can never arrive: `Action: failed` with a status of class 5. */
  readonly isPermanent: boolean;
  /** Status by RFC 3463, `5.1.1`. */
  readonly status: string;
}

/** Characters of a report that are looked at: what is longer was not written by a mail server. */
const READ_AT_MOST = 1_000_000;

/** The value of a field in a block of fields; folded lines are one. */
const fieldOf = (block: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t]+.*)*)`, 'im').exec(block)?.[1]?.trim();

/**
 * Reads the report of a mail server about a mail that it could not deliver (RFC 3464).
 * @returns null when it is none: an answer of somebody's mailbox, a report of success, a mail.
 */
export async function readBounce(raw: string): Promise<Bounce | null> {
  const { attachments } = await PostalMime.parse(raw.slice(0, READ_AT_MOST), {
    attachmentEncoding: 'utf8',
    forceRfc822Attachments: true,
  });
  const part = (...types: string[]) =>
    attachments.filter(({ mimeType }) => types.includes(mimeType)).map(({ content }) => String(content))[0];
  const report = part('message/delivery-status');
  const original = part('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const [action, status] = [fieldOf(report ?? '', 'Action'), fieldOf(report ?? '', 'Status')];
  const messageId = fieldOf(original ?? '', 'Message-ID');
  const isBounce = /^(failed|delayed)$/i.test(action ?? '') && /^[45]\.\d{1,3}\.\d{1,3}/.test(status ?? '');
  if (!messageId || !action || !status || !isBounce) return null;
  return {
    messageId,
    isPermanent: /^failed/i.test(action) && status.startsWith('5'),
    status: status.slice(0, 11).trim(),
  };
}

const NOTE = `
  with returned as (
    select * from mail.outbox where message_id = $1 and sent_at is not null for update),
  marked as (
    update mail.outbox set bounced_at = clock_timestamp() from returned
    where outbox.id = returned.id and $2 and returned.bounced_at is null returning outbox.id)
  insert into mail.deliveries (outbox_id, about_id, template, outcome, detail)
  select id, about_id, template, case when $2 then 'bounced' else 'postponed' end, $3 from returned
  where not $2 or id in (select id from marked) returning outbox_id`;

/** Permanently returned letters after which an address hears of nothing more until it says again that it is there. */
const SILENT_AFTER = 2;

/** What came back since the address last said that it is there. */
const SILENCE = `
  update mail.follows set confirmed_at = null
  where account_id = (select account_id from mail.outbox where id = $1) and confirmed_at is not null
    and ${SILENT_AFTER} <= (
      select count(*) from mail.outbox where outbox.account_id = follows.account_id and bounced_at >= (
        select max(confirmed_at) from mail.follows as own where own.account_id = follows.account_id))`;

/**
 * Writes down that a mail came back. Told twice of one permanent bounce it does so once. An address from which two letters
 * came back for good gets nothing about what it follows until it is confirmed again; official letters are still tried.
 * @returns whether the mail was one of ours
 */
export async function bounced(tx: Rows, { messageId, isPermanent, status }: Bounce): Promise<boolean> {
  const noted = await tx.query<{ outbox_id: string }[]>(NOTE, [messageId, isPermanent, status]);
  const [letter] = noted;
  if (letter && isPermanent) await tx.query(SILENCE, [letter.outbox_id]);
  if (letter) return true;
  const known = await tx.query<unknown[]>('select from mail.outbox where message_id = $1', [messageId]);
  return known.length > 0;
}
