import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { contribution, laterPlan, returnedLetter, supported, WATER } from './joining.ts';
import { become, consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';

const db = worldsDatabase();

const BECAUSE = 'Lo acordó la mesa técnica del 3 de marzo.';
const REASONS = 'Las dos propuestas piden lo mismo y la mesa prefiere responderles con un solo texto.';
const FOOD = 'Que cada escuela rural publique cada mes qué se sirvió en su comedor, y a cuántos.';

const main = (page: Page) => page.locator('main');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const part = (page: Page, n: number) => page.getByRole('group', { name: `Parte ${n}`, exact: true });

test.describe('without script, on a small screen', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('a coordinator merges two proposals, splits what they became, and carries a part to a later plan', async ({
    page,
    context,
  }) => {
    const [one, other, plan] = [
      await contribution(),
      await contribution('Agua limpia en las aulas'),
      await laterPlan(),
    ];
    await become(context, 'coordinator');
    await page.goto(consoleUrl(`/aportes/${one}`));
    await link(page, 'Unir con otros aportes').click();
    await page.getByLabel('Códigos de los otros aportes que une con este').fill(other.toLowerCase());
    await page.getByLabel('Título del aporte nuevo').fill('Agua y comida en las escuelas');
    await page.getByLabel('Texto del aporte nuevo').fill(`${WATER} ${FOOD}`);
    await page.getByLabel('Etapa en la que se decide').selectOption({ index: 1 });
    await page.getByLabel('Razones').fill(REASONS);
    await button(page, 'Unir y publicar').click();
    await expect(page.getByRole('status')).toHaveText('Los aportes se unieron.');
    await link(page, 'Dividir este aporte').click();
    await part(page, 1).getByLabel('Título').fill('Agua en las escuelas');
    await part(page, 1).getByLabel('Texto').fill(WATER);
    await page.getByLabel('Por qué se divide').fill(BECAUSE);
    await button(page, 'Dividir y publicar').click();
    await expect(page.getByRole('alert')).toContainText('se divide en al menos 2 partes');
    await page.getByText('Más de dos partes').click();
    await part(page, 3).getByLabel('Título').fill('Comida en las escuelas');
    await part(page, 3).getByLabel('Texto').fill('Comida.');
    await button(page, 'Dividir y publicar').click();
    await expect(part(page, 3).getByLabel('Texto')).toHaveAttribute('aria-invalid', 'true');
    await expect(part(page, 1).getByLabel('Texto')).toHaveValue(WATER);
    await part(page, 3).getByLabel('Texto').fill(FOOD);
    await button(page, 'Dividir y publicar').click();
    await expect(page.getByRole('status')).toHaveText('El aporte se dividió.');
    const fate = page.getByRole('region', { name: 'Qué fue de lo que salió de este aporte' });
    await expect(fate.getByRole('link')).toHaveCount(2);
    await fate.getByRole('link', { name: 'Comida en las escuelas' }).click();
    const split = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await link(page, 'Trasladar a un plan posterior').click();
    await page.getByLabel('Por qué se traslada').fill(BECAUSE);
    await button(page, 'Trasladar y publicar').click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel(plan, { exact: true }).check();
    await button(page, 'Trasladar y publicar').click();
    await expect(page.getByRole('status')).toHaveText('El aporte se trasladó: este es el nuevo.');
    await expect(link(page, plan)).toBeVisible();
    const origins = page.getByRole('region', { name: 'Los aportes de los que viene' });
    for (const code of [one, other, split]) await expect(origins.getByRole('link', { name: code })).toBeVisible();
  });

  test('an edge is drawn on the page of one end and ended on that of the other, and both reasons stay on either', async ({
    page,
    context,
  }) => {
    const code = await contribution();
    await become(context, 'coordinator');
    await page.goto(consoleUrl(`/aportes/${code}`));
    await link(page, 'Trazar o retirar vínculos').click();
    await button(page, 'Trazar y publicar').click();
    await expect(page.getByLabel('Qué se dice de este aporte')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Qué se dice de este aporte').selectOption('Se adoptó como');
    await page.getByLabel('Un compromiso', { exact: true }).check();
    await page.getByLabel('Su código o su número').fill('999');
    await page.getByLabel('Por qué', { exact: true }).fill(BECAUSE);
    await button(page, 'Trazar y publicar').click();
    await expect(page.getByLabel('Su código o su número')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Su código o su número').fill('18');
    await button(page, 'Trazar y publicar').click();
    await expect(page.getByRole('status')).toHaveText('El vínculo ya es público.');
    await expect(page.getByRole('region', { name: 'Los que rigen' })).toContainText('Se adoptó como: Compromiso 18');

    await page.goto(consoleUrl('/planes/pe-paga-3/compromisos/18'));
    await expect(page.locator('section.origin').getByRole('link', { name: code })).toBeVisible();
    await link(page, 'Trazar o retirar vínculos').click();
    const ending = page.getByRole('form', { name: `Retirar el vínculo «Adoptó» con ${code}` });
    await ending.getByRole('button').click();
    await expect(ending.getByLabel('Por qué se retira')).toHaveAttribute('aria-invalid', 'true');
    await ending.getByLabel('Por qué se retira').fill('El ministerio lo retiró de su compromiso.');
    await ending.getByRole('button').click();
    await expect(page.getByRole('status')).toHaveText('El vínculo se retiró y se sigue viendo.');
    const ended = page.getByRole('region', { name: 'Los que se retiraron' });
    await expect(ended.getByRole('listitem').filter({ hasText: code })).toContainText('El ministerio lo retiró');
    await expect(page.getByRole('region', { name: 'Los que rigen' })).not.toContainText(code);

    await page.goto(consoleUrl(`/aportes/${code}/vinculos`));
    await expect(ended).toContainText('Se adoptó como: Compromiso 18');
    for (const because of [BECAUSE, 'El ministerio lo retiró']) await expect(ended).toContainText(because);
  });

  test('an edge that is ended today still stands on the page as it was when it held', async ({ page, context }) => {
    const lineage = page.getByRole('region', { name: 'De dónde viene y adónde fue' });
    await become(context, 'coordinator');
    await page.goto(consoleUrl('/aportes/CTR-17/vinculos'));
    await page.getByLabel('Por qué se retira').fill('El compromiso nombra a otro aporte como su origen.');
    await button(page, 'Retirar el vínculo').click();
    await expect(page.getByRole('status')).toHaveText('El vínculo se retiró y se sigue viendo.');
    await page.goto(consoleUrl('/aportes/CTR-17'));
    await expect(lineage).not.toContainText('Compromiso 18');
    await page.goto(consoleUrl(`/aportes/CTR-17?al=${process.env['FIRST_DAY']}`));
    await expect(lineage).toContainText('Compromiso 18');
    await expect(page.getByRole('link', { name: 'Trazar o retirar vínculos' })).toHaveCount(0);
  });

  test('staff read which letters came back and send one again; to whom it went is not on the page', async ({
    page,
    context,
    browser,
  }) => {
    const author = await person(db, null);
    const code = await contribution('Agua segura en las escuelas', author.id);
    await returnedLetter(code, author);
    const audits = await browser.newContext({ javaScriptEnabled: false });
    await become(audits, 'auditor');
    const auditor = await audits.newPage();
    await auditor.goto(consoleUrl(`/aportes/${code}`));
    await link(auditor, 'Cartas enviadas y devueltas').click();
    await expect(main(auditor)).toContainText('Volvió: no llegó (el servidor dijo 5.1.1)');
    await expect(main(auditor).getByRole('button')).toHaveCount(0);

    await become(context, 'coordinator');
    await page.goto(consoleUrl(`/aportes/${code}/cartas`));
    await expect(main(page)).toContainText(`Hay una decisión sobre su aporte ${code}`);
    await main(page).getByRole('button').click();
    await expect(page.getByRole('status')).toHaveText('La carta va a salir otra vez.');
    await expect(main(page)).toContainText('Por salir');
    await expect(main(page).getByRole('button')).toHaveCount(0);
    expect(await page.content()).not.toContain(author.email);
    const again = await db.query(`select from mail.outbox where recipient = $1 and key like 'again:%'`, [author.email]);
    expect(again).toHaveLength(1);
  });

  test('staff read signs of vote stuffing in figures; whoever is no staff neither finds nor reads them', async ({
    page,
    context,
  }) => {
    const code = await contribution();
    await supported(code);
    const { email } = await person(db, null);
    await context.addCookies([{ name: 'quipu', value: await cookieOf(consoleUrl(), email), url: consoleUrl() }]);
    await page.goto(consoleUrl(`/aportes/${code}`));
    await expect(page.getByRole('link', { name: 'Indicios de adhesiones amañadas' })).toHaveCount(0);
    for (const its of ['adhesiones', 'cartas', 'dividir', 'trasladar', 'vinculos'])
      expect((await page.goto(consoleUrl(`/aportes/${code}/${its}`)))?.status(), its).toBe(403);

    await become(context, 'coordinator');
    await page.goto(consoleUrl(`/aportes/${code}`));
    await link(page, 'Indicios de adhesiones amañadas').click();
    await expect(main(page)).toContainText('Se adhirieron en la misma hora');
    await expect(main(page).getByText('4 personas, 100%', { exact: true })).toHaveCount(3);
  });
});

for (const width of [360, 1280])
  test(`the pages of staff are accessible and fit a screen ${width} pixels wide, in both languages`, async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const author = await person(db, null);
    const code = await contribution('Agua segura en las escuelas', author.id);
    await returnedLetter(code, author);
    await supported(code);
    await laterPlan();
    await become(context, 'coordinator');
    for (const path of [
      `/aportes/${code}`,
      ...['dividir', 'trasladar', 'vinculos', 'cartas', 'adhesiones'].map((its) => `/aportes/${code}/${its}`),
      '/planes/pe-paga-3/compromisos/17/vinculos',
      `/en/contributions/${code}/split`,
      `/en/contributions/${code}/carry`,
      '/en/contributions/CTR-16/links',
      `/en/contributions/${code}/letters`,
      `/en/contributions/${code}/supports`,
      '/en/plans/pe-paga-3/commitments/17/links',
    ]) {
      expect((await page.goto(consoleUrl(path)))?.status(), path).toBe(200);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect([path, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([path, []]);
      const isWider = await page.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);
      expect([path, isWider]).toEqual([path, false]);
    }
  });
