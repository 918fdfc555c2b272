import { expect, test, type Page } from '@playwright/test';
import { portal } from './pages.ts';

test.use({ javaScriptEnabled: false });

const main = (page: Page) => page.locator('main');

test('who has the code of a contribution reads what became of it, on the first screen of a small phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(portal('/'));
  await page.getByLabel('Código del aporte').fill(' ctr-08 ');
  await page.getByRole('button', { name: 'Buscar' }).click();
  await expect(page).toHaveURL(portal('/aportes/CTR-08'));
  for (const words of [
    'Rechazado',
    'La SGP-PCM señaló de forma general',
    'Nunca se publicó una respuesta fundamentada',
  ])
    await expect(main(page).getByText(words).first()).toBeInViewport();
});

test('who has no code finds the contribution by words of its title', async ({ page }) => {
  await page.goto(portal('/en'));
  await page.getByRole('searchbox').fill('anemia');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { name: '2 contributions contain “anemia”' })).toBeVisible();
  await page.getByRole('link', { name: 'CTR-13' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Disminución de la anemia');
});

test('words that nothing contains stay in the box', async ({ page }) => {
  await page.goto(portal('/aportes?q=zzz'));
  await expect(page.getByRole('heading', { name: 'Ningún aporte contiene «zzz»' })).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('zzz');
});

test('a contribution shows its way, stage by stage, the stages that it did not reach too', async ({ page }) => {
  await page.goto(portal('/aportes/CTR-08'));
  await expect(page.locator('.knot')).toContainText([
    /Mesas nacionales.*Aceptado/s,
    /Reuniones técnicas.*Rechazado/s,
    /Aprobación del plan.*No llegó a esta etapa/s,
  ]);
});

test('a contribution that became a commitment leads to it, and back', async ({ page }) => {
  await page.goto(portal('/en/contributions/CTR-16'));
  await expect(main(page)).toContainText('It became a commitment');
  await page.locator('.answer').getByRole('link', { name: 'Commitment 17' }).click();
  await expect(page).toHaveURL(portal('/en/plans/pe-paga-3/commitments/17'));
  await page.locator('.origin').getByRole('link', { name: 'CTR-16' }).click();
  await expect(page).toHaveURL(portal('/en/contributions/CTR-16'));
});

test('a commitment whose origin nobody recorded says so', async ({ page }) => {
  await page.goto(portal('/planes/pe-paga-3/compromisos/2'));
  await expect(main(page)).toContainText('No consta de qué aporte nació este compromiso');
});

test("the plan shows the report's figures, and what nobody reviewed as not reviewed", async ({ page }) => {
  await page.goto(portal('/planes/pe-paga-3'));
  const figure = (name: string) => page.locator('.figure').filter({ hasText: name }).locator('dd').first();
  await expect(figure('hitos')).toHaveText('78');
  await expect(figure('relevantes para los valores OGP')).toHaveText('16');
  await expect(figure('de impacto potencial transformador')).toHaveText('1');
  await expect(figure('potencialmente destacados')).toHaveText('0');
  await expect(figure('sin respuesta fundamentada')).toHaveText('14');
  await expect(figure('asistentes del gobierno')).toHaveText('172');
  await expect(figure('asistentes de la sociedad civil')).toHaveText('152');
  await expect(figure('influencia pública')).toHaveText('Consultar');
  await expect(page.locator('.commitment')).toHaveCount(18);
  await expect(page.locator('.bar--unknown').last()).toContainText('18');
  await expect(main(page)).toContainText('no se sabe, que no es lo mismo que cero');
});

test('the flow can be read as a table', async ({ page }) => {
  await page.goto(portal('/en/plans/pe-paga-3'));
  await page.getByText('See the data as a table').click();
  await expect(page.locator('#flow tbody tr').filter({ hasText: 'National tables' })).toContainText([
    /Thematic tables\s*National tables\s*7/,
  ]);
});

test('a plan of which little is on record says what is not known, and shows no zero for it', async ({ page }) => {
  await page.goto(portal('/planes/pe-paga-1'));
  await expect(main(page)).toContainText('El gobierno publicó 47 compromisos; aún no están registrados aquí.');
  await expect(page.locator('.figure')).toHaveText(/30\s?%/);
  await expect(page.locator('.facts--row')).toContainText('sin dato');
});

test('a date is as precise as its source', async ({ page }) => {
  await page.goto(portal('/planes/pe-paga-3/compromisos/2'));
  await expect(main(page)).toContainText('junio de 2018 a 31 de agosto de 2019');
});

test('decisions are filtered by outcome and theme, and the filter stays', async ({ page }) => {
  await page.goto(portal('/decisiones'));
  await expect(page.getByRole('heading', { name: '24 decisiones' })).toBeVisible();
  await page.getByLabel('Resultado').selectOption('Rechazado');
  await page.getByLabel('Tema').selectOption('Salud');
  await page.getByRole('button', { name: 'Ver decisiones' }).click();
  await expect(page.getByRole('heading', { name: '1 decisión' })).toBeVisible();
  await expect(page.locator('.decision')).toContainText('CTR-13');
  await expect(page.getByLabel('Tema')).toHaveValue('salud');
});

test('a list longer than a page goes on by a link, and comes back to its start', async ({ page }) => {
  await page.goto(portal('/en/decisions'));
  await expect(page.locator('.decision')).toHaveCount(20);
  await page.getByRole('link', { name: 'See more' }).click();
  await expect(page.locator('.decision')).toHaveCount(4);
  await page.getByRole('link', { name: 'Back to the start' }).click();
  await expect(page).toHaveURL(portal('/en/decisions'));
});
