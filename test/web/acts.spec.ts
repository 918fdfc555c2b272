import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';
import { PASSWORD_OF_TESTS } from '../support/visitor.ts';

test.use({ javaScriptEnabled: false });

const db = worldsDatabase();
const PLAN = '/planes/pe-paga-3';
const BECAUSE = 'Así consta en el acta de la reunión técnica de octubre.';

type Role = Parameters<typeof person>[1];

/** Makes the browser that of somebody who holds `role`, or none. */
async function as(context: BrowserContext, role: Role): Promise<void> {
  const { email } = await person(db, role);
  await context.addCookies([{ name: 'quipu', value: await cookieOf(consoleUrl(), email), url: consoleUrl() }]);
}

/** A milestone of its own, in a commitment of the plan. @returns commitment and milestone */
async function milestone(): Promise<readonly [commitment: string, number: string]> {
  const number = crypto.randomUUID().slice(0, 6);
  await db.act(
    `insert into milestones (commitment_id, number, title_es)
     select commitments.id, $1, 'Un hito para esta prueba' from commitments join plans on plans.id = plan_id
     where plans.code = 'PE-PAGA-3' and commitments.number = '3'`,
    [number],
  );
  return ['3', number];
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const summary = (page: Page) => page.getByRole('alert');

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test('a coordinator says where a milestone stands, is told what is missing, loses nothing, and it is public', async ({
  page,
  context,
  request,
}) => {
  const [commitment, number] = await milestone();
  await as(context, 'coordinator');
  const form = `${PLAN}/compromisos/${commitment}/hitos/${number}/estado`;
  await page.goto(consoleUrl(`${PLAN}/compromisos/${commitment}`));
  await page.locator(`a[href="${form}"]`).click();
  await expect(page.locator('main')).toContainText('Sin dato');
  await page.getByLabel('Por qué').fill('Porque sí');
  await button(page, 'Publicar el estado').press('Enter');
  await expect(summary(page)).toContainText('Elija el nuevo estado del hito.');
  await expect(page.getByLabel('Por qué')).toHaveValue('Porque sí');
  await page.getByLabel('En curso').check();
  await button(page, 'Publicar el estado').press('Enter');
  await expect(summary(page).getByRole('link')).toContainText('al menos 10');
  await expect(page.getByLabel('En curso')).toBeChecked();
  await page.getByLabel('Por qué').fill(BECAUSE);
  await button(page, 'Publicar el estado').press('Enter');
  await expect(page.getByRole('status')).toHaveText('El estado del hito ya es público.');
  const anybody = await (await request.get(consoleUrl(`${PLAN}/compromisos/${commitment}`))).text();
  expect(anybody).toContain(BECAUSE);
  expect(anybody).not.toContain(form);
  await page.goto(consoleUrl(form));
  await expect(page.getByLabel('No iniciado')).toHaveCount(0);
});

test('a researcher codes an indicator of a milestone, and again only by saying why; in English as well', async ({
  page,
  context,
}) => {
  const [commitment, number] = await milestone();
  await as(context, 'irm_researcher');
  await page.goto(consoleUrl(`/en/plans/pe-paga-3/commitments/${commitment}`));
  await page.getByRole('link', { name: 'Code an indicator' }).click();
  await page.getByLabel('Which part').selectOption(number);
  await page.getByLabel('Indicator', { exact: true }).selectOption('potential_impact');
  await button(page, 'Show').click();
  await expect(page).toHaveURL(new RegExp(`hito=${number}&indicador=potential_impact`));
  await page.getByRole('radio', { name: 'Moderate' }).check();
  await page.getByLabel('Rationale').fill('Too short.');
  await button(page, 'Publish the code').press('Enter');
  await expect(summary(page)).toContainText('at least 40');
  await expect(page.getByRole('radio', { name: 'Moderate' })).toBeChecked();
  await page.getByLabel('Rationale').fill(`${BECAUSE} El portal publica los datos cada mes.`);
  await button(page, 'Publish the code').press('Enter');
  await expect(page.getByRole('status')).toHaveText('The code is public now.');
  await expect(page.locator('main')).toContainText('El portal publica los datos cada mes.');
  await page.goto(consoleUrl(`${PLAN}/compromisos/${commitment}/evaluar?hito=${number}&indicador=potential_impact`));
  await expect(page.getByLabel('Por qué reemplaza a la evaluación vigente')).toBeVisible();
});

test('whoever has an account signs in from the form, back to it, and from there to what became of it; markup is text', async ({
  page,
}) => {
  const { email } = await person(db, null);
  await page.goto(consoleUrl(PLAN));
  await page.getByRole('link', { name: 'Aportar a este plan' }).click();
  await page.getByRole('link', { name: 'Si ya tiene cuenta, entre.' }).click();
  await expect(page).toHaveURL(/\/entrar\?a=/);
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD_OF_TESTS);
  await button(page, 'Entrar').press('Enter');
  await expect(page).toHaveURL(consoleUrl(`${PLAN}/aportar`));
  await page.getByLabel('Título').fill('<b>Agua</b>');
  await page.getByLabel('Su aporte').fill('Corto');
  await button(page, 'Enviar el aporte').press('Enter');
  await expect(summary(page)).toContainText('al menos 40');
  await expect(page.getByLabel('Su aporte')).toHaveValue('Corto');
  await page.getByLabel('Su aporte').fill('Que cada escuela rural publique cada mes el análisis de su agua.');
  await button(page, 'Enviar el aporte').press('Enter');
  // Where somebody left something alike, the form shows it first.
  const look = page.getByRole('heading', { name: '¿Se parece a alguno de estos?' });
  await expect(look.or(page.getByRole('status'))).toBeVisible();
  if (await look.isVisible()) await button(page, 'Enviar el aporte').press('Enter');
  await expect(page.getByRole('status')).toContainText('Anote su código de seguimiento');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<b>Agua</b>');
  const [code = ''] = /AP-\w{4}-\w{4}/.exec(page.url()) ?? [];
  await page.goto(consoleUrl('/mis-aportes'));
  await expect(page.getByRole('link', { name: new RegExp(`^${code}`) })).toBeVisible();
  await expect(page.locator('main')).toContainText('Sin decisión todavía');
});

test('who holds another role is not shown the form', async ({ page, context }) => {
  const [commitment, number] = await milestone();
  await as(context, 'auditor');
  for (const path of [
    `compromisos/${commitment}/hitos/${number}/estado`,
    `compromisos/${commitment}/evaluar`,
    'aportar',
  ])
    expect((await page.goto(consoleUrl(`${PLAN}/${path}`)))?.status()).toBe(403);
});

test.describe('with script, as the checker of WCAG needs it', () => {
  test.use({ javaScriptEnabled: true });

  for (const [role, paths, submit] of [
    ['coordinator', [], 'Publicar el estado'],
    ['irm_researcher', ['/compromisos/3/evaluar'], 'Publicar la evaluación'],
    [null, ['/aportar'], 'Enviar el aporte'],
  ] as const)
    test(`the form of ${role ?? 'a citizen'} passes, also with what is wrong beside its fields`, async ({
      page,
      context,
    }) => {
      const [commitment, number] = await milestone();
      await as(context, role);
      const [path = `/compromisos/${commitment}/hitos/${number}/estado`] = paths;
      await page.goto(consoleUrl(`${PLAN}${path}`));
      await expectAccessible(page);
      await button(page, submit).press('Enter');
      await expect(summary(page)).toBeVisible();
      await expectAccessible(page);
    });

  test('the list of own contributions passes', async ({ page, context }) => {
    await as(context, null);
    await page.goto(consoleUrl('/mis-aportes'));
    await expectAccessible(page);
  });
});
