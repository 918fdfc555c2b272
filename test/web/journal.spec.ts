import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { NoteKey } from '../support/made-log.ts';
import { portal } from './pages.ts';

const main = (page: Page) => page.locator('main');
const verdict = (page: Page) => page.getByRole('status');
const findings = (page: Page) => page.locator('#findings');

/** The receipt of the decision that rejected CTR-08, as the page hands it out. */
async function receipt(page: Page): Promise<string> {
  await page.goto(portal('/aportes/CTR-08'));
  const link = page.locator('.knot--stopped').getByRole('link', { name: 'Comprobante de esta decisión' });
  const download = page.waitForEvent('download');
  await link.click();
  const stream = await (await download).createReadStream();
  return (await stream.setEncoding('utf8').toArray()).join('');
}

const choose = (page: Page, text: string) =>
  page.locator('#file').setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(text) });

test('every page leads to the state of the public log', async ({ page }) => {
  await page.goto(portal('/decisiones'));
  await page.getByRole('link', { name: 'El registro público' }).click();
  await expect(page).toHaveURL(portal('/registro'));
  await expect(main(page)).toContainText('Cubre las primeras');
  await expect(main(page)).toContainText('Por ahora ninguna organización es testigo de este registro.');
});

test('the log page shows the checkpoint and the key that the log itself publishes', async ({ page }) => {
  const published = async (path: string) => (await fetch(portal(`/journal/${path}`))).text();
  await page.goto(portal('/en/journal'));
  await page.getByText('See the whole fingerprint and the signature').click();
  await expect(page.locator('.copy').filter({ hasText: '—' })).toHaveText(await published('checkpoint'));
  await expect(page.getByText((await published('vkey')).trim(), { exact: true })).toBeVisible();
});

test('what the portal hands on of the log is what the API says, and nothing else of the API', async () => {
  const checkpoint = await fetch(portal('/journal/checkpoint'));
  expect(checkpoint.headers.get('access-control-allow-origin')).toBe('*');
  const again = await fetch(portal('/journal/checkpoint'), {
    headers: { 'if-none-match': checkpoint.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
  for (const path of ['/journal/..%2fmetrics', '/journal/%2e%2e%2fgraphql?query={__typename}', '/journal/nothing'])
    expect((await fetch(portal(path))).status).toBe(404);
});

test('a receipt that a page hands out is valid, and says what it proves', async ({ page }) => {
  const text = await receipt(page);
  await page.goto(portal('/verificar'));
  await choose(page, text);
  await expect(verdict(page)).toContainText('El comprobante es válido');
  await expect(findings(page)).toContainText('La SGP-PCM señaló de forma general');
  await expect(findings(page)).toContainText('Se importó un paquete de datos (Decisión)');
  await expect(findings(page)).toContainText('coordinación del plan');
  await expect(findings(page)).toContainText('La firma una clave que publica este sitio.');
});

test('in English the same receipt is told in English', async ({ page }) => {
  const text = await receipt(page);
  await page.goto(portal('/en/verify'));
  await choose(page, text);
  await expect(verdict(page)).toContainText('The receipt is valid');
  await expect(findings(page)).toContainText('coordination of the plan');
});

for (const { what, change, says } of [
  {
    what: 'one letter of the reasons',
    change: (text: string) => text.replace('algunos aportes', 'algunas aportes'),
    says: 'No es lo que se anotó: Razones',
  },
  {
    what: 'the outcome',
    change: (text: string) => text.replace('"outcome":"rejected"', '"outcome":"deferred"'),
    says: 'No es lo que se anotó: Los demás datos',
  },
  {
    what: 'the time in the entry',
    change: (text: string) => text.replace(/(\\"at\\":\\"\d{3})\d/, '$10'),
    says: 'La entrada no está en el registro que firmó el punto de control',
  },
  {
    what: 'the size of the checkpoint',
    change: (text: string) => text.replace(/(\\n\d+)(\\n[\w+/]{43}=\\n\\n—)/, '$10$2'),
    says: 'La firma no corresponde al punto de control',
  },
  { what: 'its end', change: (text: string) => text.slice(0, -20), says: 'El archivo no es un comprobante de Quipu' },
])
  test(`a receipt with ${what} changed is not valid, and the page says what was altered`, async ({ page }) => {
    const text = await receipt(page);
    const changed = change(text);
    expect(changed).not.toBe(text);
    await page.goto(portal('/verificar'));
    await choose(page, changed);
    await expect(verdict(page)).toContainText('El comprobante no es válido');
    await expect(findings(page)).toContainText(says);
    await expect(findings(page)).not.toContainText('Lo que se anotó');
  });

test('the reader can compare with a key from elsewhere', async ({ page }) => {
  const text = await receipt(page);
  const key = (await (await fetch(portal('/journal/vkey'))).text()).trim();
  await page.goto(portal('/verificar'));
  await choose(page, text);
  await page.getByText('¿Tiene usted la clave de otra fuente?').click();
  const field = page.getByLabel('Claves que usted conoce');
  await field.fill(key);
  await expect(findings(page)).toContainText('La firma una clave que usted dio.');
  await field.fill(new NoteKey('quipu.example/journal').vkey);
  await expect(verdict(page)).toContainText('Nadie conocido firma este comprobante');
  await expect(findings(page)).toContainText('Ninguna clave que usted dio la firma.');
  await field.fill('una clave');
  await expect(findings(page)).toContainText('Lo que pegó no son solo claves de verificación');
  await expect(verdict(page)).toContainText('El comprobante es válido');
});

test('the page that verifies sends nothing: not the file, not anything after it was loaded', async ({ page }) => {
  const text = await receipt(page);
  const response = await page.goto(portal('/verificar'), { waitUntil: 'networkidle' });
  const policy = response?.headers()['content-security-policy'] ?? '';
  for (const rule of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "script-src 'self';"])
    expect(policy).toContain(rule);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await choose(page, text);
  await expect(verdict(page)).toContainText('El comprobante es válido');
  const leak = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'sent',
        () => 'refused',
      ),
    portal('/registro'),
  );
  expect(leak).toBe('refused');
  expect(asked).toEqual([]);
});

test('a receipt can be chosen and its verdict heard without a mouse', async ({ page }) => {
  const text = await receipt(page);
  const chooser = page.waitForEvent('filechooser');
  await page.goto(portal('/verificar'));
  await page.getByLabel('Archivo del comprobante').focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(page.locator('[role=status]:has-text("válido")')).toHaveCount(1);
});

for (const { what, change } of [
  { what: 'valid', change: (text: string) => text },
  { what: 'altered', change: (text: string) => text.replace('algunos aportes', 'algunas aportes') },
])
  test(`the verdict on a receipt that is ${what} passes the checks of WCAG, and reads in a window 320 wide`, async ({
    page,
  }) => {
    const text = await receipt(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(portal('/en/verify'));
    await choose(page, change(text));
    await expect(verdict(page)).toContainText('receipt');
    for (const folded of await page.locator('summary').all()) await folded.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  });

test('what was erased is told apart from what is not shown', async ({ page }) => {
  await page.goto(portal('/en/contributions/CTR-12'));
  const href = await page.getByRole('link', { name: 'Receipt of this contribution' }).getAttribute('href');
  const text = await (await fetch(portal(href ?? ''))).text();
  await page.goto(portal('/en/verify'));
  await choose(page, text);
  await expect(verdict(page)).toContainText('The receipt is valid');
  const erased = findings(page).locator('section').filter({ hasText: 'What was removed by law' });
  await expect(erased.getByRole('listitem')).toHaveText(['Title']);
});

test('a receipt that no checkpoint covers yet is on its way, and there is no link to it', async ({ page }) => {
  await page.goto(portal('/aportes/CTR-90'));
  await expect(main(page)).toContainText('Su comprobante está en camino');
  await expect(page.getByRole('link', { name: /^Comprobante/ })).toHaveCount(0);
});

test('on paper each receipt has its code, which the screen does not load', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(portal('/aportes/CTR-08'), { waitUntil: 'networkidle' });
  expect(asked.filter((path) => path.endsWith('.svg') && path.startsWith('/journal/'))).toEqual([]);
  await page.pdf();
  expect(asked.filter((path) => /^\/journal\/receipts\/\d+\.svg$/.test(path))).toHaveLength(3);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page that verifies tells another way', async ({ page }) => {
    await page.goto(portal('/verificar'));
    await expect(page.locator('#file')).toBeHidden();
    await expect(main(page)).toContainText('su navegador no ejecuta el programa de esta página');
    await expect(main(page)).toContainText('quipu verify');
  });
});
