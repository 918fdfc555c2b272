import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { asIfWrittenSlowly, consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

const db = worldsDatabase();
const PLAN = '/planes/pe-paga-3';
const BODY = 'Que cada comisaría publique cada mes cuántas denuncias recibió y cuántas atendió, por distrito.';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** An address that nobody else uses. */
const address = () => `vecina-${crypto.randomUUID().slice(0, 8)}@example.org`;

async function write(page: Page, email: string, title: string, body = BODY) {
  await page.goto(consoleUrl(`${PLAN}/aportar`));
  await page.getByLabel('Título').fill(title);
  await page.getByLabel('Su aporte').fill(body);
  await page.getByLabel('Correo').fill(email);
  await asIfWrittenSlowly(page);
  await button(page, 'Enviar y recibir el correo').press('Enter');
}

/** The page that the letter to `email` leads to. */
async function linkOf(email: string): Promise<string> {
  const [letter] = await db.query<{ link: string }>(
    `select values ->> 'link' as link from mail.outbox where recipient = $1`,
    [email],
  );
  return letter?.link ?? '';
}

test('on a phone, without an account: somebody proposes, confirms by the letter, and finds it by its code in three clicks', async ({
  page,
}) => {
  const email = address();
  const body = 'Bicicletas gratuitas para enfermeras rurales, con talleres itinerantes y repuestos locales.';
  await write(page, email, `Enfermeras en bicicleta ${crypto.randomUUID()}`, body);
  await expect(page.locator('main')).toContainText('Abra el correo y confirme su aporte');
  const opened = await page.goto(consoleUrl(await linkOf(email)));
  expect(opened?.status()).toBe(200);
  expect(await db.query('select from accounts where email = $1', [email])).toEqual([]);
  await button(page, 'Confirmar y publicar').press('Enter');
  await expect(page.getByRole('status')).toContainText('Anote su código de seguimiento');
  const [code = ''] = /AP-\w{4}-\w{4}/.exec(page.url()) ?? [];
  await expect(page.locator('main')).toContainText('Por el formulario');

  await page.goto(consoleUrl('/'));
  await page.getByRole('searchbox').fill(` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('-', ' ')} `);
  await page.getByRole('search').getByRole('button').click();
  await expect(page).toHaveURL(new RegExp(`/aportes/${code}$`));
});

test('what is alike is shown before anything is sent, nothing typed is lost, and it can be sent all the same', async ({
  page,
}) => {
  const title = `Comisarías que publican sus denuncias ${crypto.randomUUID()}`;
  await db.act(
    `insert into contributions (plan_id, code, kind, first_stage_code, title, body, contributor_kind)
     select plans.id, $1, 'proposal', (select code from stages where plan_id = plans.id order by position limit 1), $2, $3, 'person'
     from plans where code = 'PE-PAGA-3'`,
    [`PRU-${crypto.randomUUID().slice(0, 6).toUpperCase()}`, title, BODY],
  );
  const email = address();
  await write(page, email, title);
  await expect(page.getByRole('heading', { name: '¿Se parece a alguno de estos?' })).toBeVisible();
  await expect(page.getByLabel('Título')).toHaveValue(title);
  await expect(page.getByLabel('Correo')).toHaveValue(email);
  expect(await linkOf(email)).toBe('');
  await button(page, 'Enviar y recibir el correo').press('Enter');
  await expect(page.locator('main')).toContainText('Abra el correo y confirme su aporte');
  expect(await linkOf(email)).toMatch(/^\/aportes\/confirmar\?ticket=/);
});

test('a program that fills in every field is answered as anybody, and no letter is written', async ({ page }) => {
  const email = address();
  await page.goto(consoleUrl(`${PLAN}/aportar`));
  await page.getByLabel('Título').fill('Una propuesta hecha por un programa');
  await page.getByLabel('Su aporte').fill('Visite nuestro sitio para ganar dinero sin moverse de su casa, hoy mismo.');
  await page.getByLabel('Correo').fill(email);
  await page.locator('input[name=website]').fill('https://example.org', { force: true });
  await button(page, 'Enviar y recibir el correo').press('Enter');
  await expect(page.locator('main')).toContainText('Abra el correo y confirme su aporte');
  expect(await linkOf(email)).toBe('');
});

test('a coordinator records what somebody said at a fair, and its page says where and on whose behalf', async ({
  page,
  context,
}) => {
  const { email } = await person(db, 'coordinator');
  await context.addCookies([{ name: 'quipu', value: await cookieOf(consoleUrl(), email), url: consoleUrl() }]);
  await page.goto(consoleUrl(`${PLAN}/recoger`));
  await page.getByLabel('Título').fill('Traductores en las audiencias de Puno');
  await page.getByLabel('Su aporte').fill(BODY);
  await button(page, 'Registrar y publicar').press('Enter');
  await expect(page.getByRole('alert')).toContainText('Falta dónde se recogió');
  await page.getByLabel('Dónde se recogió').fill('Feria de Puno');
  await page.getByLabel('En nombre de quién').fill('Una vecina de Puno');
  await button(page, 'Registrar y publicar').press('Enter');
  await expect(page.getByRole('status')).toHaveText('El aporte ya es público.');
  await expect(page.locator('main')).toContainText('Recogido en persona en Feria de Puno');
  await expect(page.locator('main')).toContainText('en nombre de: Una vecina de Puno');
});

test('a draft is kept, gone on with, and discarded by who writes it', async ({ page, context }) => {
  const { email } = await person(db, null);
  await context.addCookies([{ name: 'quipu', value: await cookieOf(consoleUrl(), email), url: consoleUrl() }]);
  await page.goto(consoleUrl(`${PLAN}/aportar`));
  await page.getByLabel('Título').fill('Agua');
  await button(page, 'Guardar como borrador').press('Enter');
  await expect(page.getByRole('status')).toHaveText('Su borrador está guardado.');
  await page.getByRole('link', { name: 'Agua' }).click();
  await expect(page.getByLabel('Título')).toHaveValue('Agua');
  await page.goto(consoleUrl('/mis-aportes'));
  await button(page, 'Descartar').press('Enter');
  await expect(page.getByRole('link', { name: 'Agua' })).toHaveCount(0);
});

test.describe('with script, as the checker of WCAG needs it', () => {
  test.use({ javaScriptEnabled: true });

  test('the pages of every way in pass', async ({ page, context }) => {
    const expectAccessible = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    };
    for (const path of [`${PLAN}/aportar`, '/aportes/confirmar?ticket=x', '/en/plans/pe-paga-3/contribute']) {
      await page.goto(consoleUrl(path));
      await expectAccessible();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
    const { email } = await person(db, 'coordinator');
    await context.addCookies([{ name: 'quipu', value: await cookieOf(consoleUrl(), email), url: consoleUrl() }]);
    await page.goto(consoleUrl(`${PLAN}/recoger`));
    await expectAccessible();
  });
});
