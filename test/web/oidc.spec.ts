import { expect, type Page, test } from '@playwright/test';
import { freshDatabase } from '../support/database.ts';
import { startProvider } from '../support/provider.ts';
import { freePort, start } from './portal.ts';

/** An installation with a provider, on a database of its own. The portal's address is where the provider sends people back to. */
async function installation() {
  await using begun = new AsyncDisposableStack();
  const port = await freePort();
  const portal = `http://127.0.0.1:${port}`;
  const provider = begun.use(await startProvider(portal));
  const database = begun.use(await freshDatabase());
  const environment = {
    ...provider.settings,
    DATABASE_URL: database.applicationUrl,
    LOG_LEVEL: 'warn',
    SESSION_SECRET: 'a secret of the browser tests, long enough',
  };
  const api = begun.use(await start('apps/api/dist/main.js', environment));
  begun.use(await start('apps/web/server.mjs', { API_URL: api.url, NODE_ENV: 'production' }, port));
  const all = begun.move();
  return { portal, provider, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** What somebody does at the provider. */
async function say(page: Page, who: string): Promise<void> {
  await page.getByLabel('Who').fill(who);
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('one signs in through the provider, comes back to the page that one wanted, and leaves both', async ({ page }) => {
  await using world = await installation();
  world.provider.people.set('sub-1', { email: 'persona@example.org', email_verified: true, name: 'Una persona' });
  await page.goto(`${world.portal}/entrar?to=/cuenta`);
  await page.locator('a[href^="/auth/start"]').click();
  await expect(page).toHaveURL(new RegExp(`^${world.provider.issuer}/`));
  await say(page, 'sub-1');
  await expect(page).toHaveURL(`${world.portal}/cuenta`);
  await expect(page.getByRole('link', { name: 'Una persona' })).toBeVisible();
  const cookie = (await page.context().cookies(world.portal)).find(({ name }) => name === 'quipu');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  await page.getByRole('button', { name: 'Salir' }).first().click();
  await page.goto(`${world.portal}/auth/end`);
  await expect(page).toHaveURL(new RegExp(`^${world.provider.issuer}/session/end`));
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveURL(new RegExp(`^${world.portal}/`));
  await page.goto(`${world.portal}/auth/start`);
  await expect(page.getByLabel('Who')).toBeVisible();
});

test('who turns back at the provider reads why they are not signed in', async ({ page }) => {
  await using world = await installation();
  await page.goto(`${world.portal}/auth/start?to=/mi-trabajo`);
  await say(page, '');
  await expect(page).toHaveURL(`${world.portal}/entrar?problem=provider-refused&to=%2Fmi-trabajo`);
  await expect(title(page)).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('No se completó el ingreso');
});
