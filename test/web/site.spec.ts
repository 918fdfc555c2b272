import { expect, test } from '@playwright/test';
import { request } from 'node:http';
import { addresses, missing, pages, portal } from './pages.ts';
import { freePort, PUBLIC_ORIGIN, startPortal } from './portal.ts';

test.use({ javaScriptEnabled: false });

for (const { es, en } of pages) {
  test(`the other language of ${es} is ${en}, and each names the other`, async ({ page }) => {
    await page.goto(portal(es));
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(portal(en));
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    const [path] = en.split('?');
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', PUBLIC_ORIGIN + path);
    await expect(page.locator('link[hreflang=es]')).toHaveAttribute('href', PUBLIC_ORIGIN + es.split('?')[0]);
    await page.getByRole('link', { name: 'Español' }).click();
    await expect(page).toHaveURL(portal(es));
  });
}

for (const path of addresses(missing)) {
  test(`${path} is missing in plain words, and offers a way on`, async ({ page }) => {
    const response = await page.goto(portal(path));
    expect(response?.status()).toBe(404);
    const isEnglish = path.startsWith('/en');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      isEnglish ? 'This page does not exist' : 'Esta página no existe',
    );
    await expect(page.getByRole('searchbox')).toBeVisible();
  });
}

test('an address that cannot be understood says so', async ({ page }) => {
  const response = await page.goto(portal('/decisiones?outcome=quizas'));
  expect(response?.status()).toBe(400);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Esta dirección no se entiende');
});

test('codes are found however they are written, at one address', async ({ page }) => {
  await page.goto(portal('/aportes/ctr-15'));
  await expect(page).toHaveURL(portal('/aportes/CTR-15'));
  await page.goto(portal('/en/plans/PE-PAGA-3/commitments/3'));
  await expect(page).toHaveURL(portal('/en/plans/pe-paga-3/commitments/3'));
});

test('while the API is away the portal says in both languages that nothing is lost', async ({ page }) => {
  await using alone = await startPortal(`http://127.0.0.1:${await freePort()}`);
  const response = await page.goto(`${alone.url}/planes/pe-paga-3`);
  expect(response?.status()).toBe(503);
  expect(response?.headers()['retry-after']).toBe('30');
  await expect(page.locator('main')).toContainText('No se ha perdido nada');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('main')).toContainText('Nothing is lost');
});

test('a page lets nothing in but its own style and pictures', async () => {
  const { headers } = await fetch(portal('/planes/pe-paga-3'));
  const policy = headers.get('content-security-policy')?.split('; ').toSorted();
  expect(policy).toEqual([
    "base-uri 'none'",
    "default-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "style-src 'self'",
  ]);
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a page may be kept for a minute; one that is missing may not', async () => {
  const cacheOf = async (path: string) => (await fetch(portal(path))).headers.get('cache-control');
  expect(await cacheOf('/aportes/CTR-01')).toMatch(/^public, max-age=60/);
  expect(await cacheOf('/aportes/CTR-99')).toBe('no-store');
});

test('a forged host is in no link of the page', async () => {
  const body = await new Promise<string>((resolve, reject) => {
    request(portal('/planes/pe-paga-3'), { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } })
      .on('response', (response) =>
        response
          .setEncoding('utf8')
          .toArray()
          .then((all) => resolve(all.join('')), reject),
      )
      .on('error', reject)
      .end();
  });
  expect(body).toContain(`${PUBLIC_ORIGIN}/planes/pe-paga-3`);
  expect(body).not.toContain('evil.example');
});

test('on paper there is no navigation, and what is folded on the screen is open', async ({ page }) => {
  await page.goto(portal('/planes/pe-paga-3'));
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await expect(page.locator('#flow details table')).toBeVisible();
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
});

test('the first stop of the keyboard leads past the header', async ({ page }) => {
  await page.goto(portal('/'));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Ir al contenido' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});
