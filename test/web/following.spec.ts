import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** The link of the question that went to an address, whether or not its letter has left. */
async function questionTo(email: string): Promise<string> {
  const [letter] = await worldsDatabase().query<{ link: string | null }>(
    `select coalesce(values ->> 'link', substring(shown ->> 'text' from '/seguir/confirmar\\?ticket=[A-Za-z0-9_-]+')) as link
     from mail.outbox where recipient = $1 and template = 'follow-asked'`,
    [email],
  );
  return letter?.link ?? '';
}

const secretOf = async (email: string) => {
  const [follow] = await worldsDatabase().query<{ secret: Buffer }>(
    'select secret from mail.follows join accounts on accounts.id = account_id where email = $1',
    [email],
  );
  return follow?.secret.toString('base64url') ?? '';
};

test.describe('without script, on a small screen', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('somebody without an account asks for notices, confirms them from the mail, and stops them by its link', async ({
    page,
  }) => {
    const email = `vecina-${crypto.randomUUID().slice(0, 8)}@example.org`;
    await page.goto(consoleUrl('/aportes/CTR-08'));
    await page.getByRole('link', { name: 'Recibir avisos por correo' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seguir el aporte CTR-08');
    await page.getByLabel('Su correo').fill('nadie');
    await page.getByRole('button', { name: 'Enviar la pregunta de confirmación' }).click();
    await expect(page.getByLabel('Su correo')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Su correo').fill(email);
    await page.getByLabel('Un resumen cada mañana').check();
    await page.getByRole('button', { name: 'Enviar la pregunta de confirmación' }).click();
    await expect(page.locator('main')).toContainText('Le enviamos una pregunta');
    await page.goto(consoleUrl(await questionTo(email)));
    await page.getByRole('button', { name: 'Sí, quiero recibirlos' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recibirá los avisos');
    await page.goto(consoleUrl(`/en/follow/stop?ticket=${await secretOf(email)}`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get no more notices');
    await page.getByRole('button', { name: 'Stop these notices' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Done');
  });

  test('who has an account follows with one button, changes the pace, and stops', async ({ page, context }) => {
    const { email } = await person(worldsDatabase(), null);
    await context.addCookies([{ name: 'quipu', value: await cookieOf(consoleUrl(), email), url: consoleUrl() }]);
    await page.goto(consoleUrl('/planes/pe-paga-3/compromisos/2'));
    await page.getByRole('link', { name: 'Recibir avisos por correo' }).click();
    await page.getByRole('button', { name: 'Seguir', exact: true }).click();
    await expect(page).toHaveURL(/\/cuenta\/avisos\?hecho=followed$/);
    await page.getByLabel('Cada cuánto', { exact: true }).selectOption('WEEKLY');
    await page.getByRole('button', { name: 'Cambiar' }).click();
    await expect(page.getByLabel('Cada cuánto', { exact: true })).toHaveValue('WEEKLY');
    await page.getByRole('button', { name: /^Parar/ }).click();
    await expect(page.locator('main')).toContainText('Todavía no sigue nada');
  });
});

test('a mail program stops notices by one request, without a cookie; another secret is nobody’s', async ({
  request,
}) => {
  const { id, email } = await person(worldsDatabase(), null);
  await worldsDatabase().query(
    `insert into mail.follows (account_id, kind, thing_id, pace, confirmed_at)
     select $1, 'plan', id, 'daily', now() from plans where code = 'PE-PAGA-3'`,
    [id],
  );
  const click = (secret: string) =>
    request.post(consoleUrl(`/seguir/parar/${secret}`), { form: { 'List-Unsubscribe': 'One-Click' } });
  expect((await click('A'.repeat(43))).status()).toBe(404);
  const standing = () =>
    worldsDatabase().query('select from mail.follows where account_id = $1 and stopped_at is null', [id]);
  expect(await standing()).toHaveLength(1);
  expect((await click(await secretOf(email))).status()).toBe(204);
  expect(await standing()).toHaveLength(0);
});

test('the pages of following are accessible', async ({ page }) => {
  for (const path of ['/seguir?que=plan&cual=PE-PAGA-3', '/seguir/confirmar?ticket=x', '/seguir/parar?ticket=x']) {
    await page.goto(consoleUrl(path));
    await expectAccessible(page);
  }
});

test('a feed is named by its page and read at the portal', async ({ page, request }) => {
  await page.goto(consoleUrl('/planes/pe-paga-3'));
  const feed = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
  const answer = await request.get(consoleUrl(feed ?? ''));
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  expect(await answer.text()).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
});
