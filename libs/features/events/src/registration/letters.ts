import { languageOf, localizePath, type MessageValues } from '@quipu/i18n';
import { post } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import { pathOf, type Held } from '../holding/place.ts';

interface Registered {
  readonly id: string;
  readonly name: string | null;
  readonly email: string;
  readonly language: string;
}

const REGISTERED = `
  select accounts.id, name, email, language from event_registrations join accounts on accounts.id = account_id
  where event_id = $1 and withdrawn_at is null and email is not null`;

interface EventLetter {
  /** What happened; with the account it makes the key, so that nobody is told twice. */
  readonly event: string;
  readonly template: string;
  readonly values?: MessageValues;
}

/** Writes to everybody who registered for an event, within the act that it tells of. */
export async function tellRegistered(
  tx: EntityManager,
  { event, plan }: Pick<Held, 'event' | 'plan'>,
  letter: EventLetter,
): Promise<void> {
  const people = await tx.query<Registered[]>(REGISTERED, [event.id]);
  for (const { id, name, email, language: spoken } of people) {
    const language = languageOf(spoken);
    await post(tx, {
      key: `${letter.event}:${id}`,
      account: id,
      recipient: email,
      template: letter.template,
      language,
      values: {
        ...(name ? { name } : {}),
        ...letter.values,
        title: event.titleEs,
        link: localizePath(pathOf(plan, event), language),
      },
    });
  }
}
