import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { given } from '../builders/index.ts';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';
import { tokenFor } from '../support/signed-in.ts';
import { signerFor } from '../support/signing.ts';
import { asIfWrittenSlowly, cookieOf, person } from './people.ts';
import { start, startConsole } from './portal.ts';

/** One story, in a record of its own: each of its days is one day of the past at its end. */
test.use({ javaScriptEnabled: false });
test.slow();

const BODY = 'Que cada escuela rural publique cada mes el análisis de su agua, y qué se hizo con él.';
const ALIKE = 'Las dos piden lo mismo para las mismas escuelas; juntas dicen también cada cuánto se publica.';
const NO_MONEY = 'El ministerio no tiene asignado presupuesto para analizar el agua en este periodo.';
const BUT = 'El presupuesto que faltaba se aprobó en la ley de este año, artículo 12.';
const LATER = 'El presupuesto ya existe, pero este plan termina antes de que se pueda gastar.';
const PHRASE = 'llueve sobre los techos de calamina';
const PHONE = { width: 360, height: 740 };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const main = (page: Page) => page.locator('main');
const choose = (page: Page, group: string, choice: string) =>
  page.getByRole('group', { name: group, exact: true }).getByRole('radio', { name: choice, exact: true }).check();
const codeIn = (page: Page) => /AP-\w{4}-\w{4}/.exec(page.url())?.[0] ?? '';

/** The portal, its database, and the API behind it. */
interface Place {
  readonly db: TestDatabase;
  readonly url: string;
  readonly api: string;
}

/** Does through the API what has no page. */
async function done(api: string, token: string, mutation: string, input: object): Promise<{ readonly code: string }> {
  const answer = await fetch(`${api}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: mutation, variables: { input } }),
  });
  const { data, errors } = (await answer.json()) as { data?: { done: { code?: string } }; errors?: unknown };
  if (!data?.done.code) throw new Error(JSON.stringify(errors ?? data));
  return { code: data.done.code };
}

const CREATE_PLAN = `mutation ($input: CreatePlanInput!) { done: createPlan(input: $input) { ... on Plan { code } ... on Rejection { message } } }`;
const CARRY = `mutation ($input: CarryContributionInput!) { done: carryContribution(input: $input) { ... on Contribution { code } ... on Rejection { message } } }`;

const plan = (number: number) => ({
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
async function coordinator({ db, url }: Place, browser: Browser): Promise<{ page: Page; token: string }> {
  const { id, email } = await person(db, 'coordinator');
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies([{ name: 'quipu', value: await cookieOf(url, email), url, httpOnly: true }]);
  return { page: await context.newPage(), token: await tokenFor(db, id) };
}

/** Somebody proposes by the form, without an account. @returns the code that they are given */
async function propose(place: Place, page: Page, email: string, title: string): Promise<string> {
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
async function decide(page: Page, { stage, outcome, ground, reasons, by }: Decided): Promise<void> {
  await page.getByRole('link', { name: 'Decidir sobre este aporte' }).click();
  await choose(page, 'Etapa', stage);
  await choose(page, 'Resultado', outcome);
  if (ground) await choose(page, 'Motivo', ground);
  if (reasons) await page.getByLabel('Razones, con sus palabras').fill(reasons);
  if (by) await page.getByLabel('Quién decidió').selectOption(by);
}

async function publish(page: Page): Promise<void> {
  await button(page, 'Revisar y publicar').click();
  await button(page, 'Publicar ahora').click();
  await expect(page.getByRole('status')).toContainText('La decisión se publicó');
}

/** Who proposed without an account gives the account that it left behind a password, by a letter, and signs in. */
async function enter(place: Place, page: Page, email: string): Promise<void> {
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
async function intoThePast({ url }: TestDatabase, sizes: readonly number[]): Promise<string[]> {
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

/** What the page of a contribution says on top, and of what it went on as. */
const fateOf = (page: Page): Locator => page.getByRole('region', { name: 'Qué fue de lo que salió de este aporte' });

test('two proposals are merged, accepted, refused by the ministry, reviewed and adopted in the next plan, and each day tells its own', async ({
  browser,
}) => {
  await using stack = new AsyncDisposableStack();
  const db = stack.use(await freshDatabase());
  const environment = {
    DATABASE_URL: db.applicationUrl,
    LOG_LEVEL: 'warn',
    REQUESTS_PER_MINUTE: '100000',
    SESSION_SECRET: 'a secret of the story, long enough to be one',
  };
  const api = stack.use(await start('apps/api/dist/main.js', environment));
  const portal = stack.use(await startConsole(api.url));
  const place = { db, url: portal.url, api: api.url };
  await given(db).plan();
  await db.act(`insert into institutions (member_id, code, name_es, level, kind)
    select id, 'MINEDU', 'Ministerio de Educación', 'national', 'government' from members where code = 'PE'`);
  const signer = stack.use(await signerFor(db));
  const sizes: number[] = [];
  const dayEnds = async () => void sizes.push((await signer.sign()).checkpoint.size);
  const [ana, luz] = [await coordinator(place, browser), await coordinator(place, browser)];
  await done(place.api, ana.token, CREATE_PLAN, plan(7));
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  const vecina = await phone.newPage();
  const email = 'vecina@example.org';

  const first = await propose(place, vecina, email, 'Agua segura en las escuelas rurales');
  await expect(main(vecina)).toContainText('Por el formulario');
  const teacher = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const second = await propose(place, teacher, 'maestro@example.org', 'Análisis del agua en las escuelas rurales');
  await dayEnds();
  await vecina.reload();
  const receipt = vecina.getByRole('link', { name: 'Comprobante de este aporte' });
  const proof = await vecina.request.get(`${place.url}${await receipt.getAttribute('href')}`);
  expect(await proof.json()).toMatchObject({ proof: expect.stringContaining('\nindex ') });

  await ana.page.goto(`${place.url}/aportes/${first}`);
  await ana.page.getByRole('link', { name: 'Unir con otros aportes' }).click();
  await ana.page.getByLabel('Códigos de los otros aportes').fill(second.toLowerCase());
  await ana.page.getByLabel('Título del aporte nuevo').fill('Agua analizada y publicada en las escuelas');
  await ana.page.getByLabel('Texto del aporte nuevo').fill(BODY);
  await ana.page.getByLabel('Etapa en la que se decide').selectOption('Mesa temática');
  await ana.page.getByLabel('Razones').fill(ALIKE);
  await button(ana.page, 'Unir y publicar').click();
  await expect(ana.page.getByRole('status')).toHaveText('Los aportes se unieron.');
  const merged = codeIn(ana.page);
  await dayEnds();

  await decide(ana.page, { stage: 'Mesa temática', outcome: 'Aceptado' });
  await publish(ana.page);
  await decide(ana.page, { stage: 'Mesa nacional', outcome: 'Aceptado' });
  await publish(ana.page);
  await dayEnds();

  const refusal = { stage: 'Aprobación del plan', outcome: 'Rechazado', ground: 'Sin presupuesto', reasons: NO_MONEY };
  await decide(ana.page, { ...refusal, by: 'Ministerio de Educación' });
  await publish(ana.page);
  await dayEnds();

  // From home to what became of it and why: her code and a button; then to what it went on as; then to ask again.
  await enter(place, vecina, email);
  await vecina.goto(place.url);
  await vecina.getByLabel('Código del aporte').fill(first);
  await button(vecina, 'Buscar').click();
  await expect(fateOf(vecina)).toContainText(new RegExp(`${merged}.*Rechazado.*Aprobación del plan.*${NO_MONEY}`, 's'));
  await fateOf(vecina).getByRole('link', { name: merged }).click();
  await expect(vecina.locator('.answer')).toContainText(NO_MONEY);
  await expect(main(vecina)).toContainText('Ministerio de Educación');
  await vecina.getByRole('link', { name: 'Puede pedir que otra persona decida otra vez' }).click();
  await vecina.getByLabel('Por qué debería decidirse otra vez').fill(BUT);
  await button(vecina, 'Pedir la revisión').click();
  await expect(vecina.getByRole('status')).toHaveText('El pedido de revisión se publicó.');
  await dayEnds();

  await luz.page.goto(`${place.url}/aportes/${merged}`);
  await expect(main(luz.page)).toContainText(BUT);
  await decide(luz.page, {
    stage: 'Aprobación del plan',
    outcome: 'Aplazado',
    ground: 'Fuera del período del plan',
    reasons: LATER,
  });
  await choose(luz.page, '¿Responde a un pedido de revisión?', 'Se pidió revisar: Rechazado');
  await choose(luz.page, 'Reemplaza a', 'Aprobación del plan: Rechazado');
  await luz.page.getByLabel('Por qué la reemplaza').fill('El presupuesto que faltaba ya existe');
  await publish(luz.page);
  await dayEnds();

  await done(place.api, luz.token, CREATE_PLAN, plan(8));
  const because = 'Se aplazó para este plan al revisarla';
  const { code: carried } = await done(place.api, luz.token, CARRY, {
    contribution: merged,
    plan: 'PE-PAGA-8',
    because,
  });
  await luz.page.goto(`${place.url}/planes/pe-paga-8/propuestas`);
  await luz.page.getByRole('link', { name: 'Abrir una propuesta de compromiso' }).click();
  await luz.page.getByLabel('Título').fill('Publicar el análisis del agua de cada escuela rural');
  await luz.page.getByLabel('Qué cambió gracias a cada aporte').fill(`${carried}: es el origen de la propuesta`);
  await luz.page.getByLabel('Por qué', { exact: true }).fill('Nace de lo que el plan anterior aplazó');
  await button(luz.page, 'Publicar esta versión').click();
  await luz.page.getByRole('link', { name: 'Adoptar como compromiso' }).click();
  await luz.page.getByLabel('Número del compromiso').fill('1');
  await luz.page.getByLabel('Por qué se adopta').fill('Acordado en la mesa nacional');
  await button(luz.page, 'Adoptar como compromiso').click();
  await expect(luz.page).toHaveURL(/compromisos\/1/);
  await dayEnds();

  const days = await intoThePast(db, sizes);
  const told = [
    { of: first, headline: 'No consta ninguna decisión', fate: null },
    { of: first, headline: 'Unido', fate: `${merged}.*Todavía no se decidió sobre él` },
    { of: first, headline: 'Unido', fate: `${merged}.*Aceptado.*Mesa nacional` },
    { of: first, headline: 'Unido', fate: `${merged}.*Rechazado.*Aprobación del plan.*${NO_MONEY}` },
    { of: first, headline: 'Unido', fate: `${merged}.*Rechazado.*Aprobación del plan.*${NO_MONEY}` },
    { of: first, headline: 'Unido', fate: `${merged}.*Aplazado.*Aprobación del plan.*${LATER}` },
    { of: first, headline: 'Unido', fate: `${carried}.*Se convirtió en compromiso` },
  ];
  const asked = [null, null, null, null, 'Espera respuesta', 'Respuesta: Aplazado', 'Respuesta: Aplazado'];
  for (const [at, day] of days.entries()) {
    const { of, headline, fate } = told[at] ?? { of: '', headline: '', fate: null };
    await vecina.goto(`${place.url}/aportes/${of}?al=${day}`);
    await expect(vecina.locator('.answer-headline')).toContainText(headline);
    if (fate === null) await expect(fateOf(vecina)).toHaveCount(0);
    else await expect(fateOf(vecina)).toContainText(new RegExp(fate, 's'));
    const response = await vecina.goto(`${place.url}/aportes/${merged}?al=${day}`);
    expect(response?.status()).toBe(at === 0 ? 404 : 200);
    const requests = vecina.getByRole('region', { name: 'Pedidos de revisión' });
    const says = asked[at];
    if (says) await expect(requests).toContainText(says);
    else await expect(requests).toHaveCount(0);
  }
});
