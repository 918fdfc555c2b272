import type { Language, MessageValues } from '@quipu/i18n';

/** Wakes whoever sends, from any session of the database, once the act is committed. */
export const CHANNEL = 'quipu_mail';

/** As much of a transaction as is used. */
interface Transaction {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

/** A mail that is to be written and sent. */
export interface Letter {
  /** Recipient and event, `reset:<ticket>`: of two letters with one key only the first is sent. */
  readonly key: string;
  /** The account that it is for, if it is for one: with the account it is forgotten. */
  readonly account: string | null;
  /** The address. */
  readonly recipient: string;
  /**
   * Its words, in the catalogue's area `mail` in every language: `<template>.subject`, one line, and `<template>.body`, plain
   * paragraphs with an empty line (`\n\n`) between them. Greeting and footer are added. Both may name any of {@link values}.
   */
  readonly template: string;
  readonly language: Language;
  /**
   * What the words name; emptied once the mail has left. Two are known by their name. `name`, of who it is for, goes into the
   * greeting; texts need not name it. `link`, a path of the portal with its language (`/en/password/…`) or a whole address,
   * becomes a button under the paragraphs with the words `<template>.button`; texts do not name it.
   */
  readonly values: MessageValues;
}

/**
 * Puts a letter into the outbox within the transaction of the act that it tells of: it is sent if the act is committed,
 * and only then, by a worker, within seconds.
 */
export async function post(tx: Transaction, letter: Letter): Promise<void> {
  const { key, account, recipient, template, language, values } = letter;
  await tx.query(
    `with posted as (
       insert into mail.outbox (key, account_id, recipient, template, language, values) values ($1, $2, $3, $4, $5, $6)
       on conflict (key) do nothing returning id)
     select pg_notify('${CHANNEL}', '') from posted`,
    [key, account, recipient, template, language, values],
  );
}
