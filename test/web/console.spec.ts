import { expect, test, type Page } from '@playwright/test';
import { ANOTHER_PASSWORD, PASSWORD_OF_TESTS } from '../support/visitor.ts';
import { become, consoleUrl, person, worldsDatabase, type Person } from './people.ts';

test.use({ javaScriptEnabled: false });
const db = worldsDatabase();

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function enter(page: Page, { email }: Pick<Person, 'email'>, password = PASSWORD_OF_TESTS): Promise<void> {
  await page.goto(consoleUrl('/entrar'));
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña').fill(password);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
}

/** The link of the last letter of a kind to `email`, on the portal. */
async function linkTo(email: string, template: string): Promise<string> {
  const [letter] = await db.query<{ link: string }>(
    `select values ->> 'link' as link from mail.outbox where recipient = $1 and template = $2 order by created_at desc`,
    [email, template],
  );
  return consoleUrl(letter?.link ?? '/no-letter');
}

test('one signs in by keyboard alone, and signs out', async ({ page }) => {
  const { email } = await person(db, null);
  await page.goto(consoleUrl('/planes'));
  await page.getByRole('link', { name: 'Entrar' }).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Entrar a Quipu');
  await page.getByLabel('Correo electrónico').focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD_OF_TESTS);
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Mi trabajo');
  await expect(page.getByRole('link', { name: 'Una persona de prueba' })).toBeVisible();
  await page.getByRole('button', { name: 'Salir' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Ha salido de Quipu.');
  expect(await page.context().cookies()).toEqual([]);
  await page.goto(consoleUrl('/cuenta'));
  await expect(title(page)).toHaveText('Entrar a Quipu');
});

test('a wrong password keeps the address, never the password, and says in the title that something is wrong', async ({
  page,
}) => {
  const { email } = await person(db, null);
  await enter(page, { email }, 'no es la mía');
  await expect(page.getByRole('alert')).toContainText('No se pudo ingresar');
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel('Correo electrónico')).toHaveValue(email);
  await expect(page.getByLabel('Contraseña')).toHaveValue('');
});

test('who comes to a page of their own signs in first and goes on to it, and nowhere else', async ({ page }) => {
  const { email } = await person(db, null);
  await page.goto(consoleUrl('/en/account/sessions'));
  await expect(title(page)).toHaveText('Sign in to Quipu');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD_OF_TESTS);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(consoleUrl('/en/account/sessions'));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto(consoleUrl(`/entrar?a=${encodeURIComponent('//evil.example/')}`));
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña').fill(PASSWORD_OF_TESTS);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(page).toHaveURL(consoleUrl('/mi-trabajo'));
});

test('a second factor is turned on, asked for, and a recovery code is good in its place', async ({ page }) => {
  const someone = await person(db, null);
  await enter(page, someone);
  await page.goto(consoleUrl('/cuenta/segundo-factor'));
  await page.getByRole('button', { name: 'Activar el segundo factor' }).click();
  await expect(page.getByRole('img', { name: 'Código QR' })).toBeVisible();
  const secret = (await page.locator('.secret code').innerText()).replaceAll(/\s/g, '');
  await page.getByLabel('Código', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Activar', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  const { Secret, TOTP } = await import('otpauth');
  await page.getByLabel('Código', { exact: true }).fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.getByRole('button', { name: 'Activar', exact: true }).click();
  const codes = await page.locator('.codes code').allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole('link', { name: 'Ya los guardé' }).click();
  await expect(page.locator('main')).not.toContainText(codes[0] ?? '');
  await page.getByRole('button', { name: 'Salir' }).click();
  await enter(page, someone);
  await expect(title(page)).toHaveText('Falta el código');
  await page.getByLabel('Código').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(title(page)).toHaveText('Mi trabajo');
});

test('a session that is ended elsewhere stops at once', async ({ page, browser }) => {
  const someone = await person(db, null);
  await enter(page, someone);
  const elsewhere = await browser.newContext({ javaScriptEnabled: false });
  const other = await elsewhere.newPage();
  await enter(other, someone);
  await other.goto(consoleUrl('/cuenta/sesiones'));
  await other.getByRole('button', { name: 'Cerrar todas las demás' }).click();
  await expect(other.getByRole('status')).toHaveText('Las demás sesiones se cerraron.');
  await page.goto(consoleUrl('/cuenta'));
  await expect(title(page)).toHaveText('Entrar a Quipu');
  await elsewhere.close();
});

test('an account is opened by the link of a mail, and by its button, not by looking at it', async ({ page }) => {
  const email = `nueva-${crypto.randomUUID().slice(0, 8)}@example.org`;
  await page.goto(consoleUrl('/registrarse'));
  await page.getByLabel('Nombre').fill('Quien se registra');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña').fill('corta');
  await page.getByRole('button', { name: 'Abrir la cuenta' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', '#password');
  await expect(page.getByLabel('Contraseña')).toHaveAccessibleDescription(/caracteres/);
  await expect(page.getByLabel('Nombre')).toHaveValue('Quien se registra');
  await page.getByLabel('Contraseña').fill(PASSWORD_OF_TESTS);
  await page.getByRole('button', { name: 'Abrir la cuenta' }).click();
  await expect(page.locator('main')).toContainText('Abra el correo que le enviamos');
  const link = await linkTo(email, 'registration');
  await page.goto(link);
  await page.goto(link);
  expect(await db.query('select from accounts where email = $1', [email])).toHaveLength(0);
  await page.getByRole('button', { name: 'Confirmar y entrar' }).click();
  await expect(page.getByRole('status')).toContainText('Su cuenta está abierta');
  expect(page.url()).not.toContain('ticket');
});

test('a forgotten password is replaced by the link of a mail', async ({ page }) => {
  const someone = await person(db, null);
  await page.goto(consoleUrl('/entrar'));
  await page.getByRole('link', { name: 'Olvidé mi contraseña' }).click();
  await page.getByLabel('Correo electrónico').fill(someone.email);
  await page.getByRole('button', { name: 'Enviar el enlace' }).click();
  await expect(page.locator('main')).toContainText('durante una hora');
  await page.goto(await linkTo(someone.email, 'reset'));
  await page.getByLabel('Contraseña nueva').fill(ANOTHER_PASSWORD);
  await page.getByRole('button', { name: 'Guardar la contraseña' }).click();
  await expect(page.getByRole('status')).toHaveText('Su contraseña está guardada. Entre con ella.');
  await enter(page, someone, ANOTHER_PASSWORD);
  await expect(title(page)).toHaveText('Mi trabajo');
});

test('a token of access is shown once, and revoked', async ({ page }) => {
  await enter(page, await person(db, 'coordinator'));
  await page.goto(consoleUrl('/cuenta/claves'));
  await page.getByLabel('Para qué es').fill('Tablero de la oficina');
  await page.getByRole('button', { name: 'Crear la clave' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Para qué es')).toHaveValue('Tablero de la oficina');
  await page.getByLabel('Escribir borradores').check();
  await page.getByRole('button', { name: 'Crear la clave' }).click();
  const secret = await page.locator('.secret code').first().innerText();
  expect(secret).toMatch(/^quipu_/);
  await page.goto(consoleUrl('/cuenta/claves'));
  await expect(page.locator('main')).toContainText('Tablero de la oficina');
  await expect(page.locator('main')).not.toContainText(secret);
  await page.getByRole('button', { name: /^Revocar.*Tablero de la oficina/ }).click();
  await expect(page.getByRole('status')).toHaveText('La clave de acceso se revocó.');
  await expect(page.locator('main')).not.toContainText('Tablero de la oficina');
});

test('a role is given and ended, each with its reason, and a service is ended whole', async ({ page }) => {
  const someone = await person(db, null);
  await become(page.context(), 'administrator');
  await page.goto(consoleUrl(`/personas/${someone.id}`));
  await page.getByLabel('Coordinación del plan').check();
  await page.getByLabel('Dónde').selectOption('member:PE');
  await page.getByRole('button', { name: 'Dar el rol' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', '#give-because');
  await expect(page.getByLabel('Coordinación del plan')).toBeChecked();
  await page.getByLabel('Por qué', { exact: true }).fill('Designación por oficio del sector');
  await page.getByRole('button', { name: 'Dar el rol' }).click();
  await expect(page.getByRole('status')).toHaveText('El rol se dio.');
  await page.getByText('Terminar este rol').first().click();
  await page.getByLabel('Por qué termina').fill('Terminó su encargo en la oficina');
  await page.getByRole('button', { name: 'Terminar este rol' }).click();
  await expect(page.getByRole('status')).toHaveText('El rol terminó.');
  await expect(page.locator('main')).toContainText('Terminó su encargo en la oficina');
  const officer = await person(db, 'coordinator');
  await page.goto(consoleUrl(`/personas/${officer.id}`));
  await page.getByLabel('Por qué deja el servicio').fill('Deja la institución este mes');
  await page.getByRole('button', { name: 'Terminar el servicio' }).click();
  await expect(page.getByRole('status')).toContainText('Terminaron un rol');
});

test('an administrator is one only when a second administrator has agreed', async ({ page, browser }) => {
  const someone = await person(db, null);
  const second = await person(db, 'administrator');
  await become(page.context(), 'administrator');
  await page.goto(consoleUrl(`/personas/${someone.id}`));
  await page.getByLabel('Administración de Quipu').check();
  await page.getByLabel('Dónde').selectOption('member:PE');
  await page.getByLabel('Por qué', { exact: true }).fill('Reemplaza a quien sale de la oficina');
  await page.getByRole('button', { name: 'Dar el rol' }).click();
  await expect(page.getByRole('status')).toContainText('espera a que lo confirme');
  await page.getByRole('button', { name: 'Confirmar este permiso' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const other = await context.newPage();
  await enter(other, second);
  await other.goto(consoleUrl(`/personas/${someone.id}`));
  await other.getByRole('button', { name: 'Confirmar este permiso' }).click();
  await expect(other.getByRole('status')).toHaveText('El permiso se confirmó.');
  await context.close();
});

test('pages of people are not there for who keeps no accounts', async ({ page }) => {
  await become(page.context(), 'coordinator');
  for (const path of ['/personas', '/personas/invitar', '/personas/A-PERSON']) {
    const response = await page.goto(consoleUrl(path));
    expect(response?.status(), path).toBe(404);
    await expect(title(page)).toHaveText('Esta página no existe');
  }
});
