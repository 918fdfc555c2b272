import { expect, test, type Locator, type Page } from '@playwright/test';
import { given } from '../builders/index.ts';
import { freshDatabase } from '../support/database.ts';
import { signerFor } from '../support/signing.ts';
import { start, startConsole } from './portal.ts';
import {
  BODY,
  button,
  CARRY,
  choose,
  codeIn,
  coordinator,
  CREATE_PLAN,
  decide,
  done,
  enter,
  intoThePast,
  main,
  plan,
  propose,
  publish,
} from './story.ts';

/** One story, in a record of its own: each of its days is one day of the past at its end. */
test.use({ javaScriptEnabled: false });
test.slow();

const ALIKE = 'Las dos piden lo mismo para las mismas escuelas; juntas dicen también cada cuánto se publica.';
const NO_MONEY = 'El ministerio no tiene asignado presupuesto para analizar el agua en este periodo.';
const BUT = 'El presupuesto que faltaba se aprobó en la ley de este año, artículo 12.';
const LATER = 'El presupuesto ya existe, pero este plan termina antes de que se pueda gastar.';
const PHONE = { width: 360, height: 740 };

/** What the page of a contribution says on top, and of what it went on as. */
const fateOf = (page: Page): Locator => page.getByRole('region', { name: 'Qué fue de lo que salió de este aporte' });

test('two proposals are merged, accepted, refused by the ministry, reviewed and adopted in the next plan, and each day tells its own', async ({
  browser,
}) => {
  await using stack = new AsyncDisposableStack();
  const db = stack.use(await freshDatabase());
  const environment = {
    DATABASE_URL: db.applicationUrl,
    LOG_LEVEL: 'warn',
    REQUESTS_PER_MINUTE: '100000',
    SESSION_SECRET: 'a secret of the story, long enough to be one',
  };
  const api = stack.use(await start('apps/api/dist/main.js', environment));
  const portal = stack.use(await startConsole(api.url));
  const place = { db, url: portal.url, api: api.url };
  await given(db).plan();
  await db.act(`insert into institutions (member_id, code, name_es, level, kind)
    select id, 'MINEDU', 'Ministerio de Educación', 'national', 'government' from members where code = 'PE'`);
  const signer = stack.use(await signerFor(db));
  const sizes: number[] = [];
  const dayEnds = async () => void sizes.push((await signer.sign()).checkpoint.size);
  const [ana, luz] = [await coordinator(place, browser), await coordinator(place, browser)];
  await done(place.api, ana.token, CREATE_PLAN, plan(7));
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  const vecina = await phone.newPage();
  const email = 'vecina@example.org';

  const first = await propose(place, vecina, email, 'Agua segura en las escuelas rurales');
  await expect(main(vecina)).toContainText('Por el formulario');
  const teacher = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const second = await propose(place, teacher, 'maestro@example.org', 'Análisis del agua en las escuelas rurales');
  await dayEnds();
  await vecina.reload();
  const receipt = vecina.getByRole('link', { name: 'Comprobante de este aporte' });
  const proof = await vecina.request.get(`${place.url}${await receipt.getAttribute('href')}`);
  expect(await proof.json()).toMatchObject({ proof: expect.stringContaining('\nindex ') });

  await ana.page.goto(`${place.url}/aportes/${first}`);
  await ana.page.getByRole('link', { name: 'Unir con otros aportes' }).click();
  await ana.page.getByLabel('Códigos de los otros aportes').fill(second.toLowerCase());
  await ana.page.getByLabel('Título del aporte nuevo').fill('Agua analizada y publicada en las escuelas');
  await ana.page.getByLabel('Texto del aporte nuevo').fill(BODY);
  await ana.page.getByLabel('Etapa en la que se decide').selectOption('Mesa temática');
  await ana.page.getByLabel('Razones').fill(ALIKE);
  await button(ana.page, 'Unir y publicar').click();
  await expect(ana.page.getByRole('status')).toHaveText('Los aportes se unieron.');
  const merged = codeIn(ana.page);
  await dayEnds();

  await decide(ana.page, { stage: 'Mesa temática', outcome: 'Aceptado' });
  await publish(ana.page);
  await decide(ana.page, { stage: 'Mesa nacional', outcome: 'Aceptado' });
  await publish(ana.page);
  await dayEnds();

  const refusal = { stage: 'Aprobación del plan', outcome: 'Rechazado', ground: 'Sin presupuesto', reasons: NO_MONEY };
  await decide(ana.page, { ...refusal, by: 'Ministerio de Educación' });
  await publish(ana.page);
  await dayEnds();

  // From home to what became of it and why: her code and a button; then to what it went on as; then to ask again.
  await enter(place, vecina, email);
  await vecina.goto(place.url);
  await vecina.getByLabel('Código del aporte').fill(first);
  await button(vecina, 'Buscar').click();
  await expect(fateOf(vecina)).toContainText(new RegExp(`${merged}.*Rechazado.*Aprobación del plan.*${NO_MONEY}`, 's'));
  await fateOf(vecina).getByRole('link', { name: merged }).click();
  await expect(vecina.locator('.answer')).toContainText(NO_MONEY);
  await expect(main(vecina)).toContainText('Ministerio de Educación');
  await vecina.getByRole('link', { name: 'Puede pedir que otra persona decida otra vez' }).click();
  await vecina.getByLabel('Por qué debería decidirse otra vez').fill(BUT);
  await button(vecina, 'Pedir la revisión').click();
  await expect(vecina.getByRole('status')).toHaveText('El pedido de revisión se publicó.');
  await dayEnds();

  await luz.page.goto(`${place.url}/aportes/${merged}`);
  await expect(main(luz.page)).toContainText(BUT);
  await decide(luz.page, {
    stage: 'Aprobación del plan',
    outcome: 'Aplazado',
    ground: 'Fuera del período del plan',
    reasons: LATER,
  });
  await choose(luz.page, '¿Responde a un pedido de revisión?', 'Se pidió revisar: Rechazado');
  await choose(luz.page, 'Reemplaza a', 'Aprobación del plan: Rechazado');
  await luz.page.getByLabel('Por qué la reemplaza').fill('El presupuesto que faltaba ya existe');
  await publish(luz.page);
  await dayEnds();

  await done(place.api, luz.token, CREATE_PLAN, plan(8));
  const because = 'Se aplazó para este plan al revisarla';
  const { code: carried } = await done(place.api, luz.token, CARRY, {
    contribution: merged,
    plan: 'PE-PAGA-8',
    because,
  });
  await luz.page.goto(`${place.url}/planes/pe-paga-8/propuestas`);
  await luz.page.getByRole('link', { name: 'Abrir una propuesta de compromiso' }).click();
  await luz.page.getByLabel('Título').fill('Publicar el análisis del agua de cada escuela rural');
  await luz.page.getByLabel('Qué cambió gracias a cada aporte').fill(`${carried}: es el origen de la propuesta`);
  await luz.page.getByLabel('Por qué', { exact: true }).fill('Nace de lo que el plan anterior aplazó');
  await button(luz.page, 'Publicar esta versión').click();
  await luz.page.getByRole('link', { name: 'Adoptar como compromiso' }).click();
  await luz.page.getByLabel('Número del compromiso').fill('1');
  await luz.page.getByLabel('Por qué se adopta').fill('Acordado en la mesa nacional');
  await button(luz.page, 'Adoptar como compromiso').click();
  await expect(luz.page).toHaveURL(/compromisos\/1/);
  await dayEnds();

  const days = await intoThePast(db, sizes);
  const told = [
    { of: first, headline: 'No consta ninguna decisión', fate: null },
    { of: first, headline: 'Unido', fate: `${merged}.*Todavía no se decidió sobre él` },
    { of: first, headline: 'Unido', fate: `${merged}.*Aceptado.*Mesa nacional` },
    { of: first, headline: 'Unido', fate: `${merged}.*Rechazado.*Aprobación del plan.*${NO_MONEY}` },
    { of: first, headline: 'Unido', fate: `${merged}.*Rechazado.*Aprobación del plan.*${NO_MONEY}` },
    { of: first, headline: 'Unido', fate: `${merged}.*Aplazado.*Aprobación del plan.*${LATER}` },
    { of: first, headline: 'Unido', fate: `${carried}.*Se convirtió en compromiso` },
  ];
  const asked = [null, null, null, null, 'Espera respuesta', 'Respuesta: Aplazado', 'Respuesta: Aplazado'];
  for (const [at, day] of days.entries()) {
    const { of, headline, fate } = told[at] ?? { of: '', headline: '', fate: null };
    await vecina.goto(`${place.url}/aportes/${of}?al=${day}`);
    await expect(vecina.locator('.answer-headline')).toContainText(headline);
    if (fate === null) await expect(fateOf(vecina)).toHaveCount(0);
    else await expect(fateOf(vecina)).toContainText(new RegExp(fate, 's'));
    const response = await vecina.goto(`${place.url}/aportes/${merged}?al=${day}`);
    expect(response?.status()).toBe(at === 0 ? 404 : 200);
    const requests = vecina.getByRole('region', { name: 'Pedidos de revisión' });
    const says = asked[at];
    if (says) await expect(requests).toContainText(says);
    else await expect(requests).toHaveCount(0);
  }
});
