import { expect, test } from '@playwright/test';
import { become, consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';

const REASONS = 'Publica el teléfono y la dirección de una persona que no lo autorizó.';

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

test('without script, somebody signs in to support a contribution, comes back, and takes it back', async ({ page }) => {
  const { email } = await person(worldsDatabase(), null);
  await page.goto(consoleUrl('/aportes/CTR-02'));
  await page.getByRole('link', { name: 'Adherirme a este aporte' }).click();
  await expect(page).toHaveURL(/\/entrar\?a=/);
  await page.context().addCookies([{ name: 'quipu', value: await cookieOf(consoleUrl(), email), url: consoleUrl() }]);
  await page.goto(consoleUrl('/aportes/CTR-02/adherir'));
  await page.getByRole('button', { name: 'Adherirme' }).press('Enter');
  await expect(page.locator('main')).toContainText('Su adhesión ya cuenta.');
  await expect(page.locator('main')).toContainText('Una persona se adhirió, y ninguna institución.');
  await page.getByRole('link', { name: 'Adherirme a este aporte' }).click();
  await page.getByRole('button', { name: 'Retirar la adhesión' }).press('Enter');
  await expect(page.locator('main')).toContainText('Ninguna persona se adhirió todavía');
});

test('without script, anybody reports a contribution; who coordinates hides it, and shows it again', async ({
  page,
  context,
  browser,
}) => {
  await page.goto(consoleUrl('/aportes/CTR-03'));
  const title = (await page.locator('h1').innerText()).split('\n').at(-1)?.trim() ?? '';
  await page.getByRole('link', { name: 'Avisar de que este aporte no debería ser público' }).click();
  await page.getByRole('button', { name: 'Enviar el aviso' }).press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Datos personales').check();
  await page.getByLabel('Explíquelo, si quiere').fill('Publica un teléfono.');
  await page.getByRole('button', { name: 'Enviar el aviso' }).press('Enter');
  await expect(page.locator('main')).toContainText('Recibimos su aviso.');

  await become(context, 'coordinator');
  await page.goto(consoleUrl('/planes/pe-paga-3/moderacion'));
  await expect(page.locator('main')).toContainText('Publica un teléfono.');
  await page.getByRole('link', { name: 'Ocultar o mostrar este aporte (CTR-03)' }).click();
  await page.getByLabel('Datos personales').check();
  await page.getByLabel('Razones').fill('Por teléfono.');
  await page.getByRole('button', { name: 'Ocultar el aporte' }).press('Enter');
  await expect(page.locator('main')).toContainText('hacen falta 40');
  await page.getByLabel('Razones').fill(REASONS);
  await page.getByRole('button', { name: 'Ocultar el aporte' }).press('Enter');
  await expect(page.locator('main')).toContainText('El aporte ya no se muestra al público.');

  // Each visit is of a browser that remembers no page.
  const seen = async (path: string) => {
    const visitor = await browser.newContext({ javaScriptEnabled: false });
    const visit = await visitor.newPage();
    await visit.goto(consoleUrl(path));
    const html = await visit.content();
    await visitor.close();
    return html;
  };
  const hidden = await seen('/aportes/CTR-03');
  expect(hidden).toContain('Este aporte está oculto al público');
  expect(hidden).toContain(REASONS);
  for (const html of [hidden, await seen('/aportes?q=CTR-03'), await seen('/aportes/CTR-03/historia')])
    expect(html).not.toContain(title);

  await page.goto(consoleUrl('/aportes/CTR-03/moderar'));
  await expect(page.locator('main')).toContainText(title);
  await page.getByLabel('Se muestra de nuevo').check();
  await page.getByLabel('Razones').fill('La persona autorizó después que se publique su teléfono.');
  await page.getByRole('button', { name: 'Mostrarlo de nuevo' }).press('Enter');
  await expect(page.locator('main')).toContainText('El aporte se muestra de nuevo.');
  expect(await seen('/aportes/CTR-03')).toContain(title);
});
