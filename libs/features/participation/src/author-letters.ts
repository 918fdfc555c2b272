import { languageOf, localizePath, type Language, type MessageValues } from '@quipu/i18n';
import { post } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import type { Contribution } from './contribution.entity.ts';

/** A letter to whoever left a contribution. */
export interface AuthorLetter {
  /** The event; with the account it makes the key, so that nobody is told twice. */
  readonly event: string;
  readonly template: string;
  /** What its words name, beside code and title of the contribution. */
  readonly values: (language: Language) => MessageValues;
}

const AUTHOR = 'select id, name, email, language from accounts where id = $1 and email is not null';

interface Author {
  readonly id: string;
  readonly name: string | null;
  readonly email: string;
  readonly language: string;
}

/**
 * Posts a letter to the author of `contribution` within the transaction of the act that it tells of (P8). Nobody gets one
 * where nobody is known, or where they were erased.
 */
export async function tellAuthor(tx: EntityManager, contribution: Contribution, letter: AuthorLetter): Promise<void> {
  const { authorId, code, title } = contribution;
  const [author] = authorId ? await tx.query<Author[]>(AUTHOR, [authorId]) : [];
  if (!author) return;
  const language = languageOf(author.language);
  await post(tx, {
    key: `${letter.event}:${author.id}`,
    account: author.id,
    recipient: author.email,
    template: letter.template,
    language,
    values: {
      ...(author.name ? { name: author.name } : {}),
      ...letter.values(language),
      code,
      title,
      link: localizePath(`/aportes/${encodeURIComponent(code)}`, language),
    },
    about: contribution.id,
  });
}
