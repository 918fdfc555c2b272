import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { freshDatabase } from '../support/database.ts';
import { deliver, posted } from '../support/mail.ts';
import { portal } from './pages.ts';
import { start, startPortal } from './portal.ts';

test('in a demo the mails that would have left are on a page, in both languages, and their links work', async ({
  page,
}) => {
  await using db = await freshDatabase();
  const environment = { DATABASE_URL: db.applicationUrl, LOG_LEVEL: 'warn', QUIPU_DEMO: '1' };
  await using api = await start('apps/api/dist/main.js', environment);
  await using demo = await startPortal(api.url);
  await page.goto(`${demo.url}/correos`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Correos de la demostración');
  await expect(page.locator('main')).toContainText('Todavía no hay ninguno');
  await posted(db, { template: 'reset', values: { name: '<b>Ana</b>', link: `${demo.url}/planes` } });
  await posted(db, { language: 'en' });
  await deliver(db, null);
  const answer = await page.goto(`${demo.url}/en/mails`);
  expect(answer?.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'x-frame-options': 'DENY' });
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(2);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('link', { name: `${demo.url}/planes` }).click();
  await expect(page).toHaveURL(`${demo.url}/planes`);
});

test('outside a demo there is no such page', async ({ page }) => {
  for (const path of ['/correos', '/en/mails']) expect((await page.goto(portal(path)))?.status()).toBe(404);
});
