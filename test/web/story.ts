import { expect, type Browser, type Page } from '@playwright/test';
import { withClient, type TestDatabase } from '../support/database.ts';
import { tokenFor } from '../support/signed-in.ts';
import { asIfWrittenSlowly, cookieOf, person } from './people.ts';

/** What both proposals of the story ask for. */
export const BODY = 'Que cada escuela rural publique cada mes el análisis de su agua, y qué se hizo con él.';
const PHRASE = 'llueve sobre los techos de calamina';

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const main = (page: Page) => page.locator('main');
export const choose = (page: Page, group: string, choice: string) =>
  page.getByRole('group', { name: group, exact: true }).getByRole('radio', { name: choice, exact: true }).check();
export const codeIn = (page: Page) => /AP-\w{4}-\w{4}/.exec(page.url())?.[0] ?? '';

/** The portal, its database, and the API behind it. */
interface Place {
  readonly db: TestDatabase;
  readonly url: string;
  readonly api: string;
}

/** Does through the API what has no page. */
export async function done(
  api: string,
  token: string,
  mutation: string,
  input: object,
): Promise<{ readonly code: string }> {
  const answer = await fetch(`${api}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: mutation, variables: { input } }),
  });
  const { data, errors } = (await answer.json()) as { data?: { done: { code?: string } }; errors?: unknown };
  if (!data?.done.code) throw new Error(JSON.stringify(errors ?? data));
  return { code: data.done.code };
}

export const CREATE_PLAN = `mutation ($input: CreatePlanInput!) { done: createPlan(input: $input) { ... on Plan { code } ... on Rejection { message } } }`;
export const CARRY = `mutation ($input: CarryContributionInput!) { done: carryContribution(input: $input) { ... on Contribution { code } ... on Rejection { message } } }`;

/** A plan of three stages, on which one coordinator is enough. */
export const plan = (number: number) => ({
  member: 'PE',
  code: `PE-PAGA-${number}`,
  number,
  titleEs: `Plan ${number} de Gobierno Abierto`,
  stages: [
    { code: 'thematic_table', titleEs: 'Mesa temática' },
    { code: 'national_table', titleEs: 'Mesa nacional' },
    { code: 'plan_adoption', titleEs: 'Aprobación del plan' },
  ],
  needsSecondEyes: false,
});

/** The link of the last letter to `email`. */
async function linkTo({ db, url }: Place, email: string): Promise<string> {
  const [letter] = await db.query<{ link: string }>(
    `select values ->> 'link' as link from mail.outbox where recipient = $1 and values ? 'link' order by created_at desc`,
    [email],
  );
  return `${url}${letter?.link ?? '/no-letter'}`;
}

/** A coordinator at their own screen. */
export async function coordinator({ db, url }: Place, browser: Browser): Promise<{ page: Page; token: string }> {
  const { id, email } = await person(db, 'coordinator');
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies([{ name: 'quipu', value: await cookieOf(url, email), url, httpOnly: true }]);
  return { page: await context.newPage(), token: await tokenFor(db, id) };
}

/** Somebody proposes by the form, without an account. @returns the code that they are given */
export async function propose(place: Place, page: Page, email: string, title: string): Promise<string> {
  await page.goto(`${place.url}/planes/pe-paga-7`);
  await page.getByRole('link', { name: 'Aportar a este plan' }).click();
  await page.getByLabel('Título').fill(title);
  await page.getByLabel('Su aporte').fill(BODY);
  await page.getByLabel('Correo').fill(email);
  await asIfWrittenSlowly(page);
  await button(page, 'Enviar y recibir el correo').click();
  const similar = page.getByRole('heading', { name: '¿Se parece a alguno de estos?' });
  await expect(similar.or(main(page).getByText('Abra el correo y confirme su aporte'))).toBeVisible();
  if (await similar.isVisible()) await button(page, 'Enviar y recibir el correo').click();
  await expect(main(page)).toContainText('Abra el correo y confirme su aporte');
  await page.goto(await linkTo(place, email));
  await button(page, 'Confirmar y publicar').click();
  await expect(page.getByRole('status')).toContainText('Anote su código de seguimiento');
  return codeIn(page);
}

interface Decided {
  readonly stage: string;
  readonly outcome: string;
  readonly ground?: string;
  readonly reasons?: string;
  readonly by?: string;
}

/** Fills in the form of a decision on the page of the contribution that is open. */
export async function decide(page: Page, { stage, outcome, ground, reasons, by }: Decided): Promise<void> {
  await page.getByRole('link', { name: 'Decidir sobre este aporte' }).click();
  await choose(page, 'Etapa', stage);
  await choose(page, 'Resultado', outcome);
  if (ground) await choose(page, 'Motivo', ground);
  if (reasons) await page.getByLabel('Razones, con sus palabras').fill(reasons);
  if (by) await page.getByLabel('Quién decidió').selectOption(by);
}

/** Looks at what will be public, and publishes it. */
export async function publish(page: Page): Promise<void> {
  await button(page, 'Revisar y publicar').click();
  await button(page, 'Publicar ahora').click();
  await expect(page.getByRole('status')).toContainText('La decisión se publicó');
}

/** Who proposed without an account gives the account that it left behind a password, by a letter, and signs in. */
export async function enter(place: Place, page: Page, email: string): Promise<void> {
  await page.goto(`${place.url}/clave/olvido`);
  await page.getByLabel('Correo electrónico').fill(email);
  await button(page, 'Enviar el enlace').click();
  await page.goto(await linkTo(place, email));
  await page.getByLabel('Contraseña nueva').fill(PHRASE);
  await button(page, 'Guardar la contraseña').click();
  await expect(page.getByRole('status')).toHaveText('Su contraseña está guardada. Entre con ella.');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña').fill(PHRASE);
  await button(page, 'Entrar').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mi trabajo');
}

/** Puts each of the checkpoints at `sizes`, and those before it, on a day of its own: the last one today. @returns the days, in Lima */
export async function intoThePast({ url }: TestDatabase, sizes: readonly number[]): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('alter table journal.checkpoints disable trigger aa_append_only');
    await client.query(
      `update journal.checkpoints set signed_at = signed_at - make_interval(days =>
         (select count(*)::integer - 1 from unnest($1::bigint[]) as day (size) where day.size >= checkpoints.size))`,
      [sizes],
    );
    await client.query('alter table journal.checkpoints enable always trigger aa_append_only');
    const { rows } = await client.query<{ day: string }>(
      `select to_char(signed_at at time zone 'America/Lima', 'YYYY-MM-DD') as day
       from journal.checkpoints where size = any($1) order by size`,
      [sizes],
    );
    return rows.map(({ day }) => day);
  });
}
