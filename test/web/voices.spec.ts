import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';

test.use({ javaScriptEnabled: false });
const db = worldsDatabase();

const REASONS = 'El sector ya ejecuta un programa con el mismo alcance y con presupuesto aprobado.';
const WHY = 'El programa que se cita terminó en 2025 y no llegó a las escuelas rurales.';

/** A contribution of its own, that `author` left for `plan`. */
async function contribution(author: string | null, plan = 'PE-PAGA-3'): Promise<string> {
  const code = `CTR-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
  await db.act(
    `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind, author_id)
     select stages.plan_id, $1, 'proposal', stages.code, 'Un aporte para revisar', 'person', $2
     from stages join plans on plans.id = stages.plan_id where plans.code = $3 order by position limit 1`,
    [code, author, plan],
  );
  return code;
}

/** Another plan than the one that other tests decide on, where somebody else has to look first. */
const CAREFUL = `
  with plan as (update plans set needs_second_eyes = true where code = 'PE-PAGA-1' returning id)
  insert into stages (plan_id, code, position, title_es) select id, 'mesa', 1, 'Mesa' from plan
  where not exists (select from stages where plan_id = plan.id and code = 'mesa')`;

/** Signs in somebody new. @returns the id of their account */
async function enter(context: BrowserContext, role: 'coordinator' | null): Promise<string> {
  const { id, email } = await person(db, role, role ? { member: 'PE' } : {});
  const value = await cookieOf(consoleUrl(), email);
  await context.addCookies([{ name: 'quipu', value, url: consoleUrl(), httpOnly: true }]);
  return id;
}

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function writeRejection(page: Page, code: string): Promise<void> {
  await page.goto(consoleUrl(`/aportes/${code}/decidir`));
  await group(page, 'Etapa').getByRole('radio').first().check();
  await group(page, 'Resultado').getByRole('radio', { name: 'Rechazado' }).check();
  await group(page, 'Motivo').getByRole('radio', { name: 'Ya está en marcha en otro programa' }).check();
  await page.getByLabel('Razones, con sus palabras').fill(REASONS);
  await page.getByLabel('Programa o lugar').fill('Programa Agua Más');
  await button(page, 'Guardar borrador').click();
}

test('a draft waits for somebody else, who reads it as it will be and approves it; then it is published', async ({
  context,
  browser,
}) => {
  await db.act(CAREFUL);
  const code = await contribution(null, 'PE-PAGA-1');
  await enter(context, 'coordinator');
  const page = await context.newPage();
  await writeRejection(page, code);
  await expect(page.locator('main')).toContainText('Usted escribió o corrigió esta versión');
  await expect(button(page, 'Aprobar esta versión')).toHaveCount(0);
  const address = page.url().split('?')[0] ?? '';
  await page.goto(`${address}/publicar`);
  await button(page, 'Publicar ahora').click();
  await expect(page.getByRole('alert')).toContainText('otra persona de la coordinación aprueba cada decisión');

  const others = await browser.newContext({ javaScriptEnabled: false });
  await enter(others, 'coordinator');
  const second = await others.newPage();
  await second.goto(address);
  await expect(second.locator('main')).toContainText('Programa Agua Más');
  await button(second, 'Aprobar esta versión').click();
  await expect(second.getByRole('status')).toContainText('ya se puede publicar');
  await page.goto(`${address}/publicar`);
  await button(page, 'Publicar ahora').click();
  await expect(page.locator('main')).toContainText('Programa Agua Más');
  await others.close();
});

test('who left a contribution asks to decide again, and everybody reads why and until when', async ({
  page,
  context,
}) => {
  const code = await contribution(await enter(context, null));
  await db.act(
    `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis)
     select plan_id, id, first_stage_code, 'rejected', 'budget', $2, 'decided' from contributions where code = $1`,
    [code, REASONS],
  );
  await page.goto(consoleUrl('/mis-aportes'));
  await page.getByRole('link', { name: `Pedir que se revise ${code}` }).click();
  await page.getByLabel('Por qué debería decidirse otra vez').fill('No.');
  await button(page, 'Pedir la revisión').click();
  await expect(page.getByRole('alert')).toContainText('se piden al menos 40');
  await page.getByLabel('Por qué debería decidirse otra vez').fill(WHY);
  await button(page, 'Pedir la revisión').click();
  await expect(page.getByRole('status')).toHaveText('El pedido de revisión se publicó.');
  await expect(page.locator('main')).toContainText(WHY);
  await expect(page.locator('main')).toContainText('Espera respuesta');
});
