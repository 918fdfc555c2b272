import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { pdf } from '../support/evidence.ts';
import { consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';

interface Milestone {
  readonly plan: string;
  readonly commitment: string;
  readonly number: string;
  readonly institution: string;
}

const MILESTONES = `
  select lower(plans.code) as plan, commitments.number as commitment, milestones.number, institutions.code as institution
  from milestones join commitments on commitments.id = commitment_id join plans on plans.id = plan_id
    join institutions on institutions.id = lead_institution_id
  order by natural_key(commitments.number), natural_key(milestones.number) offset $1 limit 1`;

async function milestoneAt(place: number): Promise<Milestone> {
  const [milestone] = await worldsDatabase().query<Milestone & Record<string, unknown>>(MILESTONES, [place]);
  if (!milestone) throw new Error('no commitment of this world has a lead and milestones');
  return milestone;
}

/** Makes the browser that of an officer of `institution`. */
async function asOfficer(context: BrowserContext, institution: string): Promise<void> {
  const { email } = await person(worldsDatabase(), 'institution_officer', { institution });
  await context.addCookies([{ name: 'quipu', value: await cookieOf(consoleUrl(), email), url: consoleUrl() }]);
}

const pageOf = ({ plan, commitment }: Milestone) => `/planes/${plan}/compromisos/${commitment}`;
const formOf = (milestone: Milestone) => `${pageOf(milestone)}/hitos/${milestone.number}/evidencia`;

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

const file = (words: string) => ({ name: 'Acta año 1.pdf', mimeType: 'text/html', buffer: pdf(words) });

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('an officer brings a file, corrects the title without choosing it again, and everybody has it at once', async ({
    page,
    context,
    request,
  }) => {
    const milestone = await milestoneAt(0);
    await asOfficer(context, milestone.institution);
    await page.goto(consoleUrl(pageOf(milestone)));
    await page.getByRole('link', { name: 'Presentar evidencia' }).first().click();
    await expect(page).toHaveURL(consoleUrl(formOf(milestone)));
    await page.getByLabel('Título').fill('ab');
    await page.getByLabel('Qué muestra (opcional)').fill('Firmada por todos');
    await page.getByLabel('Archivo', { exact: true }).setInputFiles(file('portal'));
    await page.getByRole('button', { name: 'Publicar la evidencia' }).press('Enter');
    await expect(page.locator('main')).toContainText('al menos 3 caracteres');
    await expect(page.getByLabel('Título')).toHaveValue('ab');
    await expect(page.getByLabel('Qué muestra (opcional)')).toHaveValue('Firmada por todos');
    await expect(page.locator('main')).toContainText('Ya recibimos «Acta año 1.pdf»');
    await page.getByLabel('Título').fill('Acta del portal');
    await page.getByRole('button', { name: 'Publicar la evidencia' }).press('Enter');
    await expect(page).toHaveURL(new RegExp(`${pageOf(milestone)}\\?hecho=evidence-submitted`));
    await expect(page.locator('main')).toContainText('La evidencia se publicó.');
    const anybody = await (await request.get(consoleUrl(pageOf(milestone)))).text();
    expect(anybody).toContain('Acta del portal');
    expect(anybody).not.toContain('Presentar evidencia');
    const address = await page.getByRole('link', { name: 'Acta del portal' }).getAttribute('href');
    expect(address).toMatch(/^\/archivos\/[0-9a-f-]{36}$/);
    const download = await request.get(consoleUrl(address ?? ''));
    expect((await download.body()).equals(pdf('portal'))).toBe(true);
    expect(download.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
  });

  test('what is no file to be taken is said beside the field, in English as well', async ({ page, context }) => {
    const milestone = await milestoneAt(1);
    await asOfficer(context, milestone.institution);
    const { plan, commitment, number } = milestone;
    await page.goto(consoleUrl(`/en/plans/${plan}/commitments/${commitment}/milestones/${number}/evidence`));
    await page.getByLabel('Title').fill('Minutes');
    await page.getByLabel('File', { exact: true }).setInputFiles({ ...file(''), buffer: Buffer.from('<html>') });
    await page.getByRole('button', { name: 'Publish the evidence' }).click();
    await expect(page.locator('main')).toContainText('That type of file is not taken.');
    await page.getByLabel('Or a link').fill('https://www.gob.pe/acta');
    await page.getByRole('button', { name: 'Publish the evidence' }).click();
    await expect(page.locator('main')).toContainText('The evidence was published.');
    await expect(page.locator('main')).toContainText('link to www.gob.pe');
  });
});

test('the form and the page with evidence are accessible', async ({ page, context }) => {
  const milestone = await milestoneAt(2);
  await asOfficer(context, milestone.institution);
  await page.goto(consoleUrl(formOf(milestone)));
  await expectAccessible(page);
  await page.getByLabel('Título').fill('Enlace');
  await page.getByRole('button', { name: 'Publicar la evidencia' }).click();
  await expect(page.locator('main')).toContainText('Falta la evidencia misma');
  await expectAccessible(page);
  await page.getByLabel('O un enlace').fill('https://www.gob.pe/enlace');
  await page.getByRole('button', { name: 'Publicar la evidencia' }).click();
  await expect(page.getByRole('link', { name: 'Enlace', exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('an officer of another institution, and who has not signed in, publish nothing', async ({ page, context }) => {
  const milestone = await milestoneAt(3);
  await page.goto(consoleUrl(formOf(milestone)));
  await expect(page).toHaveURL(/\/entrar\?/);
  const other = await worldsDatabase().query<{ code: string }>(
    'select code from institutions where code <> $1 limit 1',
    [milestone.institution],
  );
  await asOfficer(context, other[0]?.code ?? '');
  await page.goto(consoleUrl(pageOf(milestone)));
  await expect(page.getByRole('link', { name: 'Presentar evidencia' })).toHaveCount(0);
  await page.goto(consoleUrl(formOf(milestone)));
  await page.getByLabel('Título').fill('Ajena');
  await page.getByLabel('O un enlace').fill('https://www.gob.pe/ajena');
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Publicar la evidencia' }).click();
  expect((await answered).status()).toBe(403);
});
