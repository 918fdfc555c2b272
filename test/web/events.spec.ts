import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { become, consoleUrl } from './people.ts';

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

const LIST = '/planes/pe-paga-3/espacios';

test.describe('without script, on a telephone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 720 } });

  test('who coordinates announces an event for tomorrow and is warned; a citizen registers, and takes it back', async ({
    page,
    context,
  }) => {
    await become(context, 'coordinator');
    await page.goto(consoleUrl(LIST));
    await page.getByRole('link', { name: 'Anunciar un espacio' }).click();
    await page.getByLabel('Código').fill('MT-WEB');
    await page.getByLabel('Nombre en español').fill('Mesa');
    await page.getByLabel('Dirección').fill('Jirón Carabaya s/n, Lima');
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Primer día').fill(tomorrow);
    await page.getByLabel('Empieza a las').fill('15:30');
    await page.getByRole('button', { name: 'Publicar el anuncio' }).click();
    await expect(page.locator('main')).toContainText('al menos 5 caracteres');
    await expect(page.getByLabel('Dirección')).toHaveValue('Jirón Carabaya s/n, Lima');
    await page.getByLabel('Nombre en español').fill('Mesa de agua segura');
    await page.getByRole('button', { name: 'Publicar el anuncio' }).click();
    await expect(page).toHaveURL(/hecho=event-short-notice/);
    await expect(page.locator('main')).toContainText('menos de los 15 días que aconseja el IRM');
    await become(context, 'citizen');
    await page.goto(consoleUrl(`${LIST}/MT-WEB`));
    await expect(page.locator('main')).toContainText('3:30');
    await page.getByRole('link', { name: 'Inscribirse' }).click();
    await page.getByRole('button', { name: 'Inscribirse' }).click();
    await expect(page).toHaveURL(/hecho=event-joined/);
    await page.getByRole('link', { name: 'Inscribirse' }).click();
    await page.getByRole('button', { name: 'Retirar mi inscripción' }).click();
    await expect(page).toHaveURL(/hecho=event-left/);
  });

  test('what is wrong with counts of the attendance is said of its line; what is right shows with parity', async ({
    page,
    context,
  }) => {
    await become(context, 'coordinator');
    await page.goto(consoleUrl(LIST));
    await page.locator('main li h2 a').first().click();
    await page.getByRole('link', { name: 'Registrar la asistencia' }).click();
    await page.getByLabel('Conteos').fill('gobierno;;4\nnadie;;4');
    await page.getByRole('button', { name: 'Registrar la asistencia' }).click();
    await expect(page.locator('main')).toContainText('No se entiende la línea 2');
    await page.getByLabel('Conteos').fill('gobierno;;6\nsociedad civil;;2\notros;;0');
    await page.getByRole('button', { name: 'Registrar la asistencia' }).click();
    await expect(page).toHaveURL(/hecho=attendance-recorded/);
    await expect(page.locator('main')).toContainText('25');
  });
});

test('the list, the page of an event and every form of it are accessible, in English as well', async ({
  page,
  context,
}) => {
  await become(context, 'coordinator');
  await page.goto(consoleUrl(LIST));
  await expectAccessible(page);
  const event = (await page.locator('main li h2 a').first().getAttribute('href')) ?? '';
  const code = event.split('/').at(-1) ?? '';
  await page.goto(consoleUrl(`/en/plans/pe-paga-3/events/${code}`));
  await expect(page.getByRole('heading', { name: 'Attendance' })).toBeVisible();
  for (const form of ['', '/editar', '/asistencia', '/documentos', '/acta', '/inscribirse', '/observar']) {
    await page.goto(consoleUrl(`${event}${form}`));
    await expectAccessible(page);
  }
  await page.goto(consoleUrl('/planes/pe-paga-3/anunciar'));
  await expectAccessible(page);
});

test('the calendar of the plan is handed on in the language of its address', async ({ request }) => {
  const answer = await request.get(consoleUrl('/calendario/PE-PAGA-3.ics'));
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(await answer.text()).toContain('BEGIN:VCALENDAR');
  expect((await request.get(consoleUrl('/calendario/NADA.ics'))).status()).toBe(404);
});
