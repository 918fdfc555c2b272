import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';

async function asCoordinator(context: BrowserContext): Promise<void> {
  const { email } = await person(worldsDatabase(), 'coordinator');
  await context.addCookies([{ name: 'quipu', value: await cookieOf(consoleUrl(), email), url: consoleUrl() }]);
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).press('Enter');
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const NUMBER = String(100 + Math.floor(Math.random() * 800));

test.describe('without script, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('a coordinator begins a plan, gives its stages dates and its answers terms, and anybody reads them', async ({
    page,
    context,
    request,
  }) => {
    await asCoordinator(context);
    await page.goto(consoleUrl('/mi-trabajo'));
    await page.getByRole('link', { name: 'Iniciar un plan' }).click();
    await page.getByLabel('Código público').fill(`pe-paga-${NUMBER}`);
    await page.getByLabel('Número del plan').fill(NUMBER);
    await page.getByLabel('Título oficial').fill('ab');
    await page.getByLabel('Etapas en las que se decide').fill('Foro virtual\nMesa técnica');
    await page.getByLabel('Temas (opcional)').fill('Salud\nAgua');
    await press(page, 'Publicar el plan');
    await expect(page.locator('main')).toContainText('al menos 3 caracteres');
    await expect(page.getByLabel('Etapas en las que se decide')).toHaveValue('Foro virtual\nMesa técnica');
    await page.getByLabel('Título oficial').fill('Plan de prueba de las etapas');
    await press(page, 'Publicar el plan');
    await expect(page).toHaveURL(new RegExp(`/planes/pe-paga-${NUMBER}/editar-proceso\\?hecho=plan-created`));
    const forum = page.getByRole('group', { name: 'Foro virtual' });
    await forum.getByLabel('Abre el').fill(inDays(5));
    await forum.getByLabel('Cierra el').fill(inDays(30));
    await press(page, 'Publicar las etapas');
    await expect(page.locator('main')).toContainText('anunciadas con menos de 15 días: Foro virtual');
    await page.getByRole('group', { name: 'Plazo 1' }).getByLabel('Días').fill('30');
    await press(page, 'Publicar los plazos');
    await expect(page.locator('main')).toContainText('Los plazos de respuesta ya son públicos.');
    await page.getByLabel('Cocreación').check();
    await press(page, 'Guardar el plan');
    await expect(page.locator('main')).toContainText('El cambio del plan ya es público.');
    const process = await (await request.get(consoleUrl(`/planes/pe-paga-${NUMBER}/proceso`))).text();
    for (const told of ['Foro virtual', 'Mesa técnica', 'Aviso corto: menos de 15 días', 'Cocreación', 'Agua'])
      expect(process).toContain(told);
    expect(process).not.toContain('Corregir el proceso');
    const terms = await (await request.get(consoleUrl(`/planes/pe-paga-${NUMBER}/plazos`))).text();
    for (const told of ['Cualquier aporte: 30', 'Nada está vencido']) expect(terms).toContain(told);
  });
});

test('rules are published, said otherwise and withdrawn, and each page is accessible', async ({ page, context }) => {
  await asCoordinator(context);
  await page.goto(consoleUrl('/planes/pe-paga-2/editar-textos'));
  await page.getByLabel('La regla en una línea, o la pregunta').fill('Quién participa');
  await page.getByLabel('La regla completa, o la respuesta').fill('Cualquier persona, con cuenta o sin ella.');
  await press(page, 'Publicar');
  await expect(page.locator('main')).toContainText('El texto ya es público.');
  await expectAccessible(page);
  await page.getByLabel('Por qué cambia').fill('Se pide un correo desde ahora.');
  await page
    .getByRole('textbox', { name: 'La regla completa, o la respuesta' })
    .first()
    .fill('Cualquier persona con un correo.');
  await press(page, 'Corregir');
  await expect(page.locator('main')).toContainText('El texto corregido ya es público.');
  await page.goto(consoleUrl('/planes/pe-paga-2/proceso'));
  await expect(page.locator('main')).toContainText('Cualquier persona con un correo.');
  await expectAccessible(page);
  await page.goto(consoleUrl('/planes/pe-paga-2/editar-textos'));
  await page.getByLabel('Por qué se retira').fill('La regla pasó a otra norma.');
  await press(page, 'Retirar');
  await page.goto(consoleUrl('/planes/pe-paga-2/proceso'));
  await expect(page.locator('main')).not.toContainText('Quién participa');
});

test('silence has its page: the third plan sets no terms, and it says so', async ({ page }) => {
  await page.goto(consoleUrl('/planes/pe-paga-3'));
  await page.getByRole('link', { name: 'Los plazos de respuesta' }).click();
  await expect(page.locator('main')).toContainText('El plan no fija plazos de respuesta');
  await expect(page.locator('main')).toContainText('Nada está vencido');
  await expectAccessible(page);
});
