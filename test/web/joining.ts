import { person, worldsDatabase, type Person } from './people.ts';

const db = worldsDatabase();

export const WATER = 'Que cada escuela rural publique cada mes el análisis de su agua, y qué se hizo.';

/** A contribution of its own to Peru's third plan. */
export async function contribution(
  title = 'Agua segura en las escuelas',
  author: string | null = null,
): Promise<string> {
  const code = `CTR-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
  await db.act(
    `insert into contributions (plan_id, code, kind, first_stage_code, title, body, contributor_kind, author_id)
     select plan_id, $1, kind, first_stage_code, $2, $3, 'person', $4 from contributions where code = 'CTR-08'`,
    [code, title, WATER, author],
  );
  return code;
}

/** A later plan of Peru, with a stage. @returns what it is called */
export async function laterPlan(): Promise<string> {
  const number = 1000 + Math.floor(Math.random() * 100_000);
  await db.act(
    `with plan as (
       insert into plans (member_id, code, number, title_es) select id, $1, $2, $3 from members where code = 'PE' returning id)
     insert into stages (plan_id, code, position, title_es) select id, 'mesa', 1, 'Mesa' from plan`,
    [`PE-PAGA-${number}`, number, `Plan ${number}`],
  );
  return `Plan ${number}`;
}

/** Four people who support a contribution within one hour, as soon as they have an account. */
export async function supported(code: string): Promise<void> {
  for (let people = 0; people < 4; people += 1) {
    const { id } = await person(db, null);
    await db.act(
      `insert into supports (plan_id, contribution_id, account_id) select plan_id, id, $1 from contributions where code = $2`,
      [id, code],
    );
  }
}

/** A letter to its author that came back. */
export async function returnedLetter(code: string, author: Person): Promise<void> {
  await db.query(
    `with about as (select id from contributions where code = $1),
     letter as (
       insert into mail.outbox (key, account_id, recipient, template, language, values, about_id, sent_at, bounced_at)
       select 'decision:' || gen_random_uuid() || ':' || $2, $2::uuid, $3, 'decision-recorded', 'es', '{}', id, now(), now() from about
       returning id, about_id)
     insert into mail.deliveries (outbox_id, about_id, template, outcome, detail)
     select letter.id, about_id, 'decision-recorded', outcome, detail
     from letter, (values ('sent', null), ('bounced', '5.1.1')) as tries(outcome, detail)`,
    [code, author.id, author.email],
  );
}
