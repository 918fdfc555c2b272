import { expect, test, type Page } from '@playwright/test';
import { portal } from './pages.ts';

test.use({ javaScriptEnabled: false });

const acts = (page: Page) => page.locator('.act');

for (const path of ['/planes/pe-paga-3', '/planes/pe-paga-3/compromisos/9', '/aportes/CTR-11'])
  test(`${path} tells the last that happened to it, and leads to all of it under its own address`, async ({ page }) => {
    await page.goto(portal(path));
    const history = page.locator('#history');
    await expect(history.locator('.act').first()).toContainText(/^\d+ de \S+ de \d{4}/);
    expect(await history.locator('.touched').count()).toBeLessThanOrEqual(3);
    await history.getByRole('link', { name: 'Ver toda la historia' }).click();
    await expect(page).toHaveURL(portal(`${path}/historia`));
    expect(await page.locator('.touched').count()).toBeGreaterThan(1);
    await page.locator('.trail a').click();
    await expect(page).toHaveURL(portal(path));
  });

test('a change says who, in which role, why, what it was and what it became', async ({ page }) => {
  await page.goto(portal('/planes/pe-paga-3/compromisos/9/historia'));
  const change = acts(page).first();
  await expect(change).toContainText('coordinación del plan');
  await expect(change).toContainText('operator:console');
  await expect(change.locator('.reasons')).toHaveText('El acta de la mesa dice otro local');
  const field = change.locator('.changes > div').filter({ hasText: 'Fin' });
  await expect(field.locator('del')).toHaveText('31 de agosto de 2019');
  await expect(field.locator('dd').last()).toContainText('31 de diciembre de 2019');
});

test('in English the same change is told in English, and marks what somebody wrote in Spanish', async ({ page }) => {
  await page.goto(portal('/en/plans/pe-paga-3/commitments/9/history'));
  const change = acts(page).first();
  await expect(change.locator('.changes')).toContainText(/Ends on.*31 August 2019.*31 December 2019/s);
  await expect(change.locator('.reasons [lang=es]')).toHaveText('El acta de la mesa dice otro local');
});

test('what an import touched is counted, and what it recorded can be opened', async ({ page }) => {
  await page.goto(portal('/planes/pe-paga-3/historia'));
  await page.getByRole('link', { name: 'Ver más' }).click();
  const imported = acts(page).filter({ hasText: 'Se importó un paquete de datos' });
  await expect(imported.locator('.touched-counts')).toContainText('Aporte: 17');
  await imported.getByText('Ver lo que se anotó').click();
  await expect(imported.locator('.changes')).toContainText('III Plan de Acción Nacional de Gobierno Abierto');
});

test('each line of a history has its place in the journal, and the receipt of that place', async ({ page }) => {
  await page.goto(portal('/aportes/CTR-11/historia'));
  const link = page.getByRole('link', { name: /^Comprobante de la entrada \d+$/ }).first();
  const [place] = /\d+/.exec((await link.textContent()) ?? '') ?? [];
  const receipt = await (await fetch(portal((await link.getAttribute('href')) ?? ''))).json();
  expect((receipt as { proof: string }).proof).toContain(`\nindex ${place}\n`);
});

test('an erasure is told with its legal basis, without what was erased', async ({ page }) => {
  await page.goto(portal('/aportes/CTR-12/historia'));
  const erasure = acts(page).filter({ hasText: 'Se retiró un texto' }).first();
  await expect(erasure).toContainText('protección de datos personales');
  await expect(erasure).toContainText('Ley 29733, artículo 20');
  await expect(page.locator('del')).toHaveCount(0);
  expect(await page.content()).not.toMatch(/quipu:erased|presupuestos participativos/);
});

test('a history longer than a page goes on by a link, and comes back to its start', async ({ page }) => {
  await page.goto(portal('/en/contributions/CTR-10/history'));
  await expect(page.locator('.touched')).toHaveCount(20);
  await expect(acts(page).first()).toContainText('Versión 24 del texto');
  await page.getByRole('link', { name: 'See more' }).click();
  await expect(acts(page).first()).toContainText('Versión 4 del texto');
  await expect(acts(page).last()).toContainText('A data package was imported');
  await page.getByRole('link', { name: 'Back to the start' }).click();
  await expect(page).toHaveURL(portal('/en/contributions/CTR-10/history'));
});

test('a history as of a day ends with that day', async ({ page }) => {
  await page.goto(portal('/planes/pe-paga-3/compromisos/9/historia?al=FIRST-DAY'));
  await expect(page.locator('.changes del')).toHaveCount(0);
  await expect(acts(page)).toHaveCount(1);
});

test('the history of nothing is missing, and so is one that goes on from nowhere understandable', async ({ page }) => {
  expect((await page.goto(portal('/aportes/CTR-99/historia')))?.status()).toBe(404);
  expect((await page.goto(portal('/aportes/CTR-11/historia?after=rubbish')))?.status()).toBe(400);
  expect((await page.goto(portal('/decisiones?after=rubbish')))?.status()).toBe(400);
});

test('codes lead to the history at its one address', async ({ page }) => {
  await page.goto(portal('/aportes/ctr-11/historia'));
  await expect(page).toHaveURL(portal('/aportes/CTR-11/historia'));
  await page.goto(portal('/en/plans/PE-PAGA-3/history'));
  await expect(page).toHaveURL(portal('/en/plans/pe-paga-3/history'));
});
