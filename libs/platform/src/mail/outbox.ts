import type { Language, MessageValues } from '@quipu/i18n';

/** Wakes whoever sends, from any session of the database, once the act is committed. */
export const CHANNEL = 'quipu_mail';

/** As much of a transaction as is used. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

/** Several things that a letter lists, under one heading. */
export interface Group {
  readonly heading: string;
  /** Each in one line, and where it is read: a path of the portal with its language. */
  readonly entries: readonly { readonly text: string; readonly link: string }[];
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
   * What the words name; emptied once the mail has left. Some are known by their name. `name`, of who it is for, goes into the
   * greeting; texts need not name it. `link`, a path of the portal with its language (`/en/password/…`) or a whole address,
   * becomes a button under the paragraphs with the words `<template>.button`; texts do not name it. `stop`, a path, is where
   * its reader says that they want no more such letters, and stands in the footer; `stopNow`, a path, does so when a mail
   * program posts to it (RFC 8058).
   */
  readonly values: MessageValues;
  /** What it lists below its paragraphs. */
  readonly groups?: readonly Group[];
  /** Whether it tells somebody of their own matter, which it does unless it says otherwise. */
  readonly isOfficial?: boolean;
  /**
   * Id of the row that it is about. Its deliveries are then shown to whoever answers for that, and what its words name is
   * kept so that it can be sent again: no secret may be among it.
   */
  readonly about?: string;
}

const POST = `
  with posted as (
    insert into mail.outbox (key, account_id, recipient, template, language, values, groups, is_official, about_id)
    select key, account, recipient, template, language, values, groups, coalesce("isOfficial", true), about
    from jsonb_to_recordset($1) as letters(key text, account uuid, recipient text, template text, language text, values jsonb,
      groups jsonb, "isOfficial" boolean, about uuid)
    on conflict (key) do nothing returning id)
  select pg_notify('${CHANNEL}', '') from posted limit 1`;

/**
 * Puts a letter into the outbox within the transaction of the act that it tells of: it is sent if the act is committed,
 * and only then, by a worker, within seconds.
 */
export const post = (tx: Transaction, letter: Letter): Promise<void> => postAll(tx, [letter]);

/** The same for many, in one statement. */
export async function postAll(tx: Transaction, letters: readonly Letter[]): Promise<void> {
  if (letters.length > 0) await tx.query(POST, [JSON.stringify(letters)]);
}
