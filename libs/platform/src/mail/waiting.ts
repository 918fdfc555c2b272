import type { Language } from '@quipu/i18n';
import type { Reader } from '../database/index.ts';

/** How the outbox is. */
export interface OutboxState {
  /** Letters that are neither sent nor given up. */
  readonly waiting: number;
  /** How long the oldest of them has waited; 0 when there is none. */
  readonly seconds: number;
  /** Letters given up in the last 30 days. */
  readonly givenUp: number;
}

const STATE = `
  select count(*) filter (where given_up_at is null)::integer as waiting,
    count(given_up_at)::integer as "givenUp",
    coalesce(extract(epoch from now() - min(created_at) filter (where given_up_at is null)), 0)::float8 as seconds
  from mail.outbox where sent_at is null`;

/** A mail of a demo, which none leaves. */
export interface ShownMail {
  readonly id: string;
  /** When it would have left, ISO 8601. */
  readonly at: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const SHOWN = `
  select id, language, sent_at as at, shown ->> 'to' as "to", shown ->> 'subject' as subject, shown ->> 'text' as text, shown ->> 'html' as html
  from mail.outbox where shown is not null order by sent_at desc, id limit 50`;

export async function readOutbox(reader: Reader): Promise<OutboxState> {
  const [state] = await reader.rows<OutboxState & Record<string, unknown>>(STATE);
  return { waiting: state?.waiting ?? 0, seconds: state?.seconds ?? 0, givenUp: state?.givenUp ?? 0 };
}

/** The newest 50 mails that a demo kept instead of sending them, newest first. */
export const readShownMails = (reader: Reader): Promise<ShownMail[]> =>
  reader.rows<ShownMail & Record<string, unknown>>(SHOWN);
