import { issueTicket } from '@quipu/accounts';
import { localizePath, type Language } from '@quipu/i18n';
import { post } from '@quipu/platform/mail';
import type { Followed, Rows } from './followed.ts';
import type { Wish } from './follows.ts';

/** How long the question waits for its answer, in hours: three days. */
const QUESTION_HOURS = 72;

/** Whom it is put to. */
interface Asked {
  readonly email: string;
  readonly language: Language;
}

/** Asks an address whether it wants to hear of a thing. Nothing else is sent there until it says so. */
export async function ask(
  tx: Rows,
  { email, language }: Asked,
  { kind, pace, thing }: Wish & { readonly thing: Followed },
): Promise<void> {
  const data = { kind, pace, thing: thing.id, language };
  const ticket = await issueTicket(tx, { purpose: 'follow', email, data, hours: QUESTION_HOURS });
  await post(tx, {
    key: `follow-asked:${crypto.randomUUID()}`,
    account: null,
    recipient: email,
    template: 'follow-asked',
    language,
    values: {
      title: (language === 'en' ? thing.titleEn : null) ?? thing.titleEs,
      link: `${localizePath('/seguir/confirmar', language)}?ticket=${ticket}`,
    },
  });
}
