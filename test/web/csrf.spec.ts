import { expect, test } from '@playwright/test';
import { request } from 'node:http';
import { consoleUrl, cookieFor } from './people.ts';

/** Posts a form as the browser of somebody who has signed in would, with these headers, and answers what came of it. */
function post(path: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; body: string }> {
  const sent = { cookie: `quipu=${cookieFor('citizen')}`, 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    request(consoleUrl(path), { method: 'POST', headers: { ...sent, ...headers } })
      .on('response', (response) =>
        response
          .setEncoding('utf8')
          .toArray()
          .then((all) => resolve({ status: response.statusCode ?? 0, body: all.join('') }), reject),
      )
      .on('error', reject)
      .end('old=x&password=y');
  });
}

const own = () => new URL(consoleUrl()).origin;

for (const [told, headers] of [
  ['of another site', { origin: 'https://evil.example' }],
  ['of a neighbouring site', { origin: 'https://quipu.example.evil.example', 'sec-fetch-site': 'same-site' }],
  ['of a page without an address', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['that does not say where it comes from', {}],
  ['whose browser only says that it is foreign', { 'sec-fetch-site': 'cross-site' }],
] as const)
  for (const path of ['/cuenta', '/en/account', '/salir', '/planes/pe-paga-3'])
    test(`a form ${told} does nothing at ${path}, and the page says so in words`, async () => {
      const { status, body } = await post(path, headers);
      expect(status).toBe(403);
      expect(body).toContain(path.startsWith('/en') ? 'Nothing was done' : 'No se hizo nada');
      expect(body).not.toContain('Una persona de prueba');
    });

test('a form of our own is read, with and without the header of an origin', async () => {
  expect((await post('/cuenta', { origin: own() })).status).toBe(422);
  expect((await post('/cuenta', { 'sec-fetch-site': 'same-origin' })).status).toBe(422);
});

test('a form of another site, in a real browser, does nothing', async ({ page, context }) => {
  await context.addCookies([{ name: 'quipu', value: cookieFor('citizen'), url: consoleUrl(), sameSite: 'Lax' }]);
  await page.route('https://evil.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${consoleUrl('/salir')}"><button>Premio</button></form>`,
    }),
  );
  await page.goto('https://evil.example/');
  await page.getByRole('button', { name: 'Premio' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No se hizo nada');
  await page.goto(consoleUrl('/mi-trabajo'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mi trabajo');
});

test('what is made for who has signed in is kept nowhere, and public pages differ by cookie', async () => {
  const headersOf = async (path: string, cookie?: string) =>
    (await fetch(consoleUrl(path), { headers: cookie ? { cookie } : {} })).headers;
  const signedIn = `quipu=${cookieFor('citizen')}`;
  expect((await headersOf('/planes', signedIn)).get('cache-control')).toBe('private, no-store');
  const anybody = await headersOf('/planes');
  expect(anybody.get('cache-control')).toMatch(/^public, max-age=60/);
  expect(anybody.get('vary')).toContain('Cookie');
  const entrance = await headersOf('/entrar');
  expect(entrance.get('cache-control')).toBe('private, no-store');
  expect(entrance.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(entrance.get('referrer-policy')).toBe('same-origin');
});
