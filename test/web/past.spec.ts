import { expect, test, type Page } from '@playwright/test';
import { portal } from './pages.ts';

test.use({ javaScriptEnabled: false });

const firstDay = () => process.env['FIRST_DAY'] ?? '';
const main = (page: Page) => page.locator('main');
const dayField = (page: Page) => page.getByLabel('Día', { exact: true });
const events = (page: Page) => page.locator('#events tbody tr').filter({ hasText: 'Primera mesa nacional' });

test('who asks how a page was on another day is shown that day, and comes back to today', async ({ page }) => {
  await page.goto(portal('/planes/pe-paga-3'));
  await expect(events(page)).toContainText('Biblioteca Nacional');
  await dayField(page).fill(firstDay());
  await page.getByRole('button', { name: 'Ver ese día' }).click();
  await expect(page).toHaveURL(portal('/planes/pe-paga-3?al=FIRST-DAY'));
  await expect(page.locator('.past')).toContainText('Así se veía esta página el');
  await expect(events(page)).not.toContainText('Biblioteca Nacional');
  await expect(dayField(page)).toHaveValue(firstDay());
  await page.getByRole('link', { name: 'Volver a hoy' }).click();
  await expect(page).toHaveURL(portal('/planes/pe-paga-3'));
});

test('the past names the checkpoint that proves it, and leads to the journal as it stood', async ({ page }) => {
  await page.goto(portal('/en/plans/pe-paga-3?as-of=FIRST-DAY'));
  await page.getByRole('link', { name: /^Proved by the checkpoint signed on .* covers \d+ entries$/ }).click();
  await expect(page).toHaveURL(portal('/en/journal?as-of=FIRST-DAY'));
  const then = Number(await page.locator('.log-size').textContent());
  await page.getByRole('link', { name: 'Back to today' }).click();
  expect(Number(await page.locator('.log-size').textContent())).toBeGreaterThan(then);
});

test('every link and form of a page of the past stays in that day', async ({ page }) => {
  await page.goto(portal('/?al=FIRST-DAY'));
  await page.getByRole('searchbox').fill('anemia');
  await page.getByRole('button', { name: 'Buscar' }).click();
  await expect(page).toHaveURL(portal('/aportes?al=FIRST-DAY&q=anemia'));
  await page.getByRole('link', { name: 'CTR-13' }).click();
  await expect(page).toHaveURL(portal('/aportes/CTR-13?al=FIRST-DAY'));
  await page.getByRole('link', { name: 'III Plan' }).click();
  await page.getByRole('link', { name: 'Compromiso 9' }).click();
  await expect(page).toHaveURL(portal('/planes/pe-paga-3/compromisos/9?al=FIRST-DAY'));
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(portal('/en/plans/pe-paga-3/commitments/9?as-of=FIRST-DAY'));
  await page.getByRole('link', { name: 'Decisions', exact: true }).click();
  await page.getByLabel('Outcome').selectOption('Rejected');
  await page.getByRole('button', { name: 'See decisions' }).click();
  await expect(page).toHaveURL(/as-of=\d{4}-\d\d-\d\d&/);
  await page.goto(portal('/aportes/ctr-13?al=FIRST-DAY'));
  await expect(page).toHaveURL(portal('/aportes/CTR-13?al=FIRST-DAY'));
});

test('a filter stays when another day is asked for, a place in the list does not', async ({ page }) => {
  await page.goto(portal('/decisiones?outcome=rejected&after=eyJrIjpbXX0'));
  await page.goto(portal('/decisiones?outcome=rejected'));
  await dayField(page).fill(firstDay());
  await page.getByRole('button', { name: 'Ver ese día' }).click();
  await expect(page).toHaveURL(portal('/decisiones?outcome=rejected&al=FIRST-DAY'));
  await expect(page.getByLabel('Resultado')).toHaveValue('rejected');
});

test('no search engine keeps a page of the past', async ({ page }) => {
  await page.goto(portal('/planes?al=FIRST-DAY'));
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex, nofollow');
  await expect(page.locator('link[rel=canonical]')).toHaveCount(0);
  await page.goto(portal('/planes'));
  await expect(page.locator('meta[name=robots]')).toHaveCount(0);
});

test('a page of the past may be kept as one of today may', async () => {
  const { headers } = await fetch(portal('/aportes/CTR-01?al=FIRST-DAY'));
  expect(headers.get('cache-control')).toMatch(/^public, max-age=60/);
});

for (const { asks, status, says, typed } of [
  { asks: '?al=ayer', status: 400, says: '«ayer» no es una fecha', typed: 'ayer' },
  { asks: '?al=2026-02-30', status: 400, says: '«2026-02-30» no es una fecha', typed: '2026-02-30' },
  { asks: '?al=2999-01-01', status: 400, says: 'Ese día todavía no llega', typed: '2999-01-01' },
  { asks: '?al=1532-11-16', status: 404, says: 'Ese día el registro todavía no existía', typed: '1532-11-16' },
])
  test(`${asks} is told in words, and stays in the form`, async ({ page }) => {
    const response = await page.goto(portal(`/aportes/CTR-08${asks}`));
    expect(response?.status()).toBe(status);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says);
    await expect(dayField(page)).toHaveValue(typed);
    await dayField(page).fill(firstDay());
    await page.getByRole('button', { name: 'Ver ese día' }).click();
    await expect(page).toHaveURL(portal('/aportes/CTR-08?al=FIRST-DAY'));
  });

test('a day before the record says on which day it began', async ({ page }) => {
  await page.goto(portal('/en/plans?as-of=1532-11-16'));
  const began = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(firstDay()));
  await expect(main(page)).toContainText(`The journal began on ${began}`);
});

test('what was recorded later was not there, and the page says so', async ({ page }) => {
  const response = await page.goto(portal('/aportes/CTR-90?al=FIRST-DAY'));
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^El .* esto todavía no constaba$/);
});

for (const path of [
  '/aportes/CTR-12',
  '/aportes/CTR-12?al=FIRST-DAY',
  '/aportes',
  '/decisiones?outcome=rejected',
  '/planes/pe-paga-3',
])
  test(`an erased text is said in words on ${path}`, async ({ page }) => {
    await page.goto(portal(path));
    expect(await page.content()).not.toContain('quipu:erased');
    if (path !== '/planes/pe-paga-3')
      await expect(main(page).getByText('[Texto retirado por mandato legal]').first()).toBeVisible();
  });

test('where a title was erased, the name of the page says so in the language of the page', async ({ page }) => {
  await page.goto(portal('/en/contributions/CTR-12'));
  await expect(page).toHaveTitle('CTR-12: [Text removed by law] – Quipu');
  await expect(page.locator('h1 [lang]')).toHaveCount(0);
});
