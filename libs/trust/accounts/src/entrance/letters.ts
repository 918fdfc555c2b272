import { localizePath, type Language } from '@quipu/i18n';
import { post } from '@quipu/platform/mail';

/** As much of a transaction as is used. */
interface Rows {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

/** Whom a letter is for. */
export interface Addressee {
  /** Null where there is no account yet. */
  readonly account: string | null;
  readonly recipient: string;
  readonly language: Language;
  /** Null where nobody knows that it is theirs: a stranger may have typed it. */
  readonly name: string | null;
}

/** The letters that signing in sends. Each event has its own key, so none is sent twice. */
type Template =
  | 'registration'
  | 'registration-known'
  | 'reset'
  | 'invitation'
  | 'reset-unknown'
  | 'password-changed'
  | 'new-place'
  | 'second-factor-on'
  | 'second-factor-off';

interface Said {
  readonly template: Template;
  /** Where its button leads: a Spanish path of the portal, and a ticket. */
  readonly path?: string;
  readonly ticket?: string;
  readonly values?: Readonly<Record<string, string>>;
}

const linkOf = (language: Language, path: string, ticket?: string) =>
  `${localizePath(path, language)}${ticket ? `?ticket=${ticket}` : ''}`;

/** Posts a letter with the transaction of what it tells of. */
export function write(tx: Rows, to: Addressee, { template, path, ticket, values }: Said): Promise<void> {
  const { account, recipient, language, name } = to;
  const link = path ? { link: linkOf(language, path, ticket) } : {};
  return post(tx, {
    key: `${template}:${crypto.randomUUID()}`,
    account,
    recipient,
    template,
    language,
    values: { ...(name ? { name } : {}), ...values, ...link },
  });
}
