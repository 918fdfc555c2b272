import { expect, test, type Page } from '@playwright/test';
import { become, consoleUrl, worldsDatabase } from './people.ts';

test.use({ javaScriptEnabled: false });
const db = worldsDatabase();

const REASONS = 'El sector ya ejecuta un programa con el mismo alcance y con presupuesto aprobado.';

/** A contribution of its own, on which nobody has decided. */
async function contribution(): Promise<string> {
  const code = `CTR-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
  await db.act(
    `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind)
     select plan_id, $1, kind, first_stage_code, 'Un aporte para decidir', contributor_kind from contributions where code = 'CTR-08'`,
    [code],
  );
  return code;
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a coordinator writes a draft, comes back to it, reviews what will be public, and publishes', async ({
  page,
  context,
  browser,
}) => {
  const code = await contribution();
  await become(context, 'coordinator');
  await page.goto(consoleUrl(`/aportes/${code}`));
  await page.getByRole('link', { name: 'Decidir sobre este aporte' }).click();
  await page.getByLabel('Razones, con sus palabras').fill('Por ahora, una nota.');
  await button(page, 'Guardar borrador').click();
  await expect(page.getByRole('status')).toHaveText('El borrador se guardó. No es público todavía.');
  await expect(page.getByLabel('Razones, con sus palabras')).toHaveValue('Por ahora, una nota.');

  await page.goto(consoleUrl('/mi-trabajo'));
  await page.getByRole('link', { name: 'Un aporte para decidir' }).first().click();
  await expect(title(page)).toContainText('Borrador de decisión sobre CTR-');
  await page.goto(consoleUrl('/borradores'));
  await page.getByRole('link', { name: new RegExp(code) }).click();
  await group(page, 'Etapa').getByRole('radio').first().check();
  await group(page, 'Resultado').getByRole('radio', { name: 'Rechazado' }).check();
  await group(page, 'Motivo').getByRole('radio', { name: 'Sin presupuesto' }).check();
  await page.getByLabel('Razones, con sus palabras').fill(REASONS);
  await page.getByLabel('Cuándo se decidió').fill('2026-11');
  await button(page, 'Revisar y publicar').click();

  await expect(title(page)).toHaveText(`Publicar la decisión sobre ${code}`);
  await expect(page.locator('.facts')).toContainText('Rechazado');
  await expect(page.locator('.facts')).toContainText('Coordinación del plan');
  await expect(page.locator('.reasons')).toHaveText(REASONS);
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto(consoleUrl(`/aportes/${code}`));
  await expect(reader.locator('main')).not.toContainText(REASONS);

  await button(page, 'Publicar ahora').click();
  await expect(page).toHaveURL(consoleUrl(`/aportes/${code}?hecho=decision-published`));
  await reader.reload();
  await expect(reader.locator('.answer')).toContainText(REASONS);
  await expect(reader.locator('main')).toContainText('Decidió en su cargo: Coordinación del plan');
  await expect(reader.getByRole('link', { name: 'Decidir sobre este aporte' })).toHaveCount(0);
  await reader.context().close();
});

test('what a rule refuses is said in words, and what was typed is still there to correct', async ({
  page,
  context,
}) => {
  const code = await contribution();
  await become(context, 'coordinator');
  await page.goto(consoleUrl(`/aportes/${code}/decidir`));
  await page.getByLabel('Cuándo se decidió').fill('ayer');
  await page.getByLabel('Razones, con sus palabras').fill(REASONS);
  await button(page, 'Guardar borrador').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel('Cuándo se decidió')).toHaveValue('ayer');
  await expect(page.getByLabel('Razones, con sus palabras')).toHaveValue(REASONS);
  await page.getByLabel('Cuándo se decidió').fill('');
  await button(page, 'Revisar y publicar').click();
  await button(page, 'Publicar ahora').click();
  await expect(page.getByRole('alert')).toContainText('no dice en qué etapa se decidió');
  await page.getByRole('link', { name: 'Volver a corregirlo' }).click();
  await expect(page.getByLabel('Razones, con sus palabras')).toHaveValue(REASONS);
});

test('somebody revised it meanwhile: one is told, keeps what one typed, and sees what it says now', async ({
  page,
  context,
}) => {
  const code = await contribution();
  await become(context, 'coordinator');
  await page.goto(consoleUrl(`/aportes/${code}/decidir`));
  await button(page, 'Guardar borrador').click();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel('Base legal').fill('Ley de otra persona');
  await button(other, 'Guardar borrador').click();
  await page.getByLabel('Base legal').fill('Ley mía');
  await button(page, 'Guardar borrador').click();
  await expect(page.getByRole('alert')).toContainText('Alguien corrigió este borrador');
  await expect(page.getByLabel('Base legal')).toHaveValue('Ley mía');
  await page.getByText('Lo que el borrador dice ahora').click();
  await expect(page.locator('details')).toContainText('Ley de otra persona');
});

test('a draft is discarded with the keyboard alone, and an auditor reads it and writes nothing', async ({
  page,
  context,
}) => {
  const code = await contribution();
  await become(context, 'coordinator');
  await page.goto(consoleUrl(`/en/contributions/${code}/decide`));
  await expect(title(page)).toHaveText(`Decide on ${code}`);
  await button(page, 'Save draft').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('The draft is saved. It is not public yet.');
  const address = page.url().split('?')[0] ?? '';
  await context.clearCookies();
  await become(context, 'auditor');
  await page.goto(address);
  await expect(title(page)).toHaveText(`Draft of a decision on ${code}`);
  await expect(page.locator('main button')).toHaveCount(0);
  await context.clearCookies();
  await become(context, 'coordinator');
  await page.goto(address);
  await button(page, 'Discard the draft').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('The draft is discarded.');
  await expect(page.getByRole('link', { name: new RegExp(code) })).toHaveCount(0);
});

for (const who of ['citizen', 'administrator'] as const)
  test(`to ${who} no draft is there, nor a list of them, nor a way to decide`, async ({ page, context }) => {
    const code = await contribution();
    await become(context, 'coordinator');
    await page.goto(consoleUrl(`/aportes/${code}/decidir`));
    await button(page, 'Guardar borrador').click();
    const address = page.url();
    await context.clearCookies();
    await become(context, who);
    expect((await page.goto(address))?.status()).toBe(404);
    expect((await page.goto(consoleUrl('/borradores')))?.status()).toBe(404);
    expect((await page.goto(consoleUrl(`/aportes/${code}/decidir`)))?.status()).toBe(403);
    await page.goto(consoleUrl(`/aportes/${code}`));
    await expect(page.getByRole('link', { name: 'Decidir sobre este aporte' })).toHaveCount(0);
  });
