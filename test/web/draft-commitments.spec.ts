import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { become, consoleUrl, worldsDatabase } from './people.ts';

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

/** A contribution of its own. */
async function contribution(): Promise<string> {
  const code = `CTR-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
  await worldsDatabase().act(
    `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind)
     select plan_id, $1, kind, first_stage_code, 'Agua segura en las escuelas', contributor_kind from contributions where code = 'CTR-08'`,
    [code],
  );
  return code;
}

test('a coordinator opens a draft commitment from a contribution, revises it and adopts it, and everybody reads what changed', async ({
  page,
  context,
  browser,
}) => {
  const code = await contribution();
  const number = `P.${code.slice(4)}`;
  await become(context, 'coordinator');
  await page.goto(consoleUrl('/planes/pe-paga-3/propuestas'));
  await page.getByRole('link', { name: 'Abrir una propuesta de compromiso' }).click();
  await page.getByLabel('Título').fill('Agua');
  await page.getByLabel('Problema').fill('No hay agua en las escuelas. Nadie publica cuáles.');
  await page.getByLabel('Qué cambió gracias a cada aporte').fill(`${code.toLowerCase()}: es el origen de la propuesta`);
  await page.getByLabel('Por qué', { exact: true }).fill('Primera versión de la mesa');
  await page.getByRole('button', { name: 'Publicar esta versión' }).click();
  await expect(page.locator('main')).toContainText('al menos 10 caracteres');
  await expect(page.getByLabel('Problema')).toHaveValue('No hay agua en las escuelas. Nadie publica cuáles.');
  await page.getByLabel('Título').fill('Agua segura en las escuelas rurales');
  await page.getByRole('button', { name: 'Publicar esta versión' }).click();
  await expect(page.getByRole('status')).toHaveText('La versión ya es pública.');

  await page.getByRole('link', { name: 'Publicar una nueva versión' }).click();
  await page.getByLabel('Problema').fill('No hay agua en las escuelas. El ministerio publica cuáles.');
  await page.getByLabel('Por qué', { exact: true }).fill('El ministerio acepta publicar la lista');
  await page.getByRole('button', { name: 'Publicar esta versión' }).click();
  const address = page.url().replace(/\?.*/, '');

  const phone = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 360, height: 740 } });
  const anybody = await phone.newPage();
  await anybody.goto(address);
  await expect(anybody.locator('del')).toContainText('Nadie publica cuáles.');
  await expect(anybody.locator('ins')).toContainText('El ministerio publica cuáles.');
  const { violations } = await new AxeBuilder({ page: anybody }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await anybody.getByRole('link', { name: code }).click();
  await expect(anybody.getByRole('region', { name: 'Lo que este aporte cambió' })).toContainText(
    'es el origen de la propuesta',
  );

  await page.getByRole('link', { name: 'Adoptar como compromiso' }).click();
  await page.getByLabel('Número del compromiso').fill(number);
  await page.getByLabel('Por qué se adopta').fill('Acordado en la mesa nacional');
  await page.getByRole('button', { name: 'Adoptar como compromiso' }).click();
  await expect(page).toHaveURL(new RegExp(`/compromisos/${number}`));
  await expect(page.locator('.origin').getByRole('link', { name: code })).toBeVisible();
});
