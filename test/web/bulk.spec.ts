import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { become, consoleUrl, worldsDatabase } from './people.ts';

const db = worldsDatabase();
const REASONS = 'El sector no tiene asignado presupuesto para esto en el periodo del plan.';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const status = (page: Page) => page.getByRole('status');

/** Contributions of their own, found by a word that nothing else has. */
async function contributions(count: number): Promise<{ readonly word: string; readonly codes: string[] }> {
  const word = `lote${crypto
    .randomUUID()
    .slice(0, 8)
    .replaceAll(/[^a-z0-9]/g, '')}`;
  const codes = Array.from({ length: count }, (_, at) => `${word.slice(4).toUpperCase()}-${at + 1}`);
  await db.act(
    `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind)
     select plan_id, chosen, kind, first_stage_code, 'Propuesta ' || $2, contributor_kind
     from contributions, unnest($1::text[]) as chosen where code = 'CTR-08'`,
    [codes, word],
  );
  return { word, codes };
}

const page3 = (query: string) => consoleUrl(`/planes/pe-paga-3/decidir?${query}`);

async function fillTemplate(page: Page, ground = 'Sin presupuesto'): Promise<void> {
  await page.getByLabel('Etapa', { exact: true }).last().selectOption({ index: 1 });
  await page.getByLabel('Resultado', { exact: true }).selectOption({ label: 'Rechazado' });
  await page.getByLabel('Motivo', { exact: true }).selectOption({ label: ground });
  await page.getByLabel('Razones, con sus palabras').fill(`Sobre {codigo}: ${REASONS}`);
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('a coordinator decides on all of a filter, gives one its own words, looks, and publishes them all at once', async ({
    page,
    context,
  }) => {
    const { word, codes } = await contributions(3);
    await become(context, 'coordinator');
    await page.goto(page3(`q=${word}`));
    await expect(page.getByRole('heading', { name: '3 aportes esperan' })).toBeVisible();
    await page.getByLabel('Los 3 primeros del filtro, en todas las páginas').check();
    await fillTemplate(page);
    await button(page, 'Mirar cómo quedará').click();
    await expect(status(page)).toContainText('Los borradores están listos');
    await expect(page.getByLabel(`Razones para ${codes[1]}`)).toHaveValue(`Sobre ${codes[1]}: ${REASONS}`);
    await page.getByLabel(`Razones para ${codes[1]}`).fill(`Aquí es distinto. ${REASONS}`);
    await button(page, 'Guardar lo que cambié').click();
    await expect(status(page)).toContainText('Sus cambios se guardaron');
    const decided = `select reasons from decisions join contributions on contributions.id = contribution_id
      where code = any($1) order by code`;
    expect(await db.query(decided, [codes])).toEqual([]);
    await button(page, 'Publicar las 3 decisiones').click();
    await expect(status(page)).toContainText('Las decisiones ya son públicas');
    expect(await db.query(decided, [codes])).toEqual([
      { reasons: `Sobre ${codes[0]}: ${REASONS}` },
      { reasons: `Aquí es distinto. ${REASONS}` },
      { reasons: `Sobre ${codes[2]}: ${REASONS}` },
    ]);
  });

  test('where the ground asks for them, each contribution gets a field for its own words, and nothing typed is lost', async ({
    page,
    context,
  }) => {
    const { word, codes } = await contributions(2);
    await become(context, 'coordinator');
    await page.goto(page3(`q=${word}`));
    for (const code of codes) await page.getByLabel(new RegExp(`^${code}`)).check();
    await fillTemplate(page, 'Otro motivo');
    await button(page, 'Mirar cómo quedará').click();
    await expect(page.getByRole('alert')).toContainText('Escriba para cada uno');
    await expect(page.getByLabel('Razones, con sus palabras')).toHaveValue(`Sobre {codigo}: ${REASONS}`);
    for (const code of codes)
      await page
        .getByLabel(`Sus propias palabras para ${code}`)
        .fill(`${code} solo. ${REASONS.repeat(2)}${code === codes[0] ? ' Uno.' : ' Dos.'}`);
    await button(page, 'Mirar cómo quedará').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('2 borradores');
    await button(page, 'Deshacer el lote').click();
    await expect(status(page)).toContainText('El lote se deshizo');
    await page.goto(page3(`q=${word}`));
    await expect(page.getByRole('heading', { name: '2 aportes esperan' })).toBeVisible();
  });

  test('a view that is kept is a link for later, until it is deleted', async ({ page, context }) => {
    await become(context, 'coordinator');
    const name = `Salud ${crypto.randomUUID().slice(0, 6)}`;
    await page.goto(page3('kind=proposal&q=agua'));
    await page.getByLabel('Nombre de la vista').fill(name);
    await button(page, 'Guardar la vista').click();
    await expect(status(page)).toContainText('La vista se guardó');
    await page.goto(page3(''));
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page).toHaveURL(/kind=proposal.*q=agua/);
    await button(page, `Borrar ${name}`).click();
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
  });
});

test('both pages pass axe, and fit a narrow screen', async ({ page, context }) => {
  const { word } = await contributions(2);
  await become(context, 'coordinator');
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(page3(`q=${word}`));
  const fits = async () => {
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  };
  await fits();
  await page.getByLabel('Los 2 primeros del filtro, en todas las páginas').check();
  await fillTemplate(page);
  await button(page, 'Mirar cómo quedará').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 borradores');
  await fits();
  await button(page, 'Deshacer el lote').click();
});

test('with the keyboard alone: j and k move, x marks, / searches, ? shows the keys', async ({ page, context }) => {
  const { word, codes } = await contributions(3);
  await become(context, 'coordinator');
  await page.goto(page3(`q=${word}`));
  const box = (at: number) => page.getByLabel(new RegExp(`^${codes[at]}`));
  for (const key of ['j', 'x', 'j', 'j', 'x', 'k']) await page.keyboard.press(key);
  await expect(box(0)).toBeChecked();
  await expect(box(1)).not.toBeChecked();
  await expect(box(2)).toBeChecked();
  await expect(box(1)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByText('marcar o desmarcar')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Palabras' })).toBeFocused();
  await page.keyboard.type('xj');
  await expect(page.getByRole('searchbox', { name: 'Palabras' })).toHaveValue(/xj/);
});
