import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { MailService, type MailSettings } from '@quipu/platform/mail';
import { startApi } from '../support/api.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { carrierTo, deliver, posted, rowOf, startMailServer } from '../support/mail.ts';

/** What the worker says from now on, as text. */
function listen(): string[] {
  const said: string[] = [];
  const hear = (...words: unknown[]) => void said.push(JSON.stringify(words));
  Logger.overrideLogger({ log: hear, warn: hear, error: hear });
  return said;
}
afterEach(() => Logger.overrideLogger(true));

/** The part of a worker that sends mails; stopped with the test. */
function worker(db: TestDatabase, settings: Partial<MailSettings>) {
  const service = new MailService({
    DATABASE_URL: db.applicationUrl,
    MAIL_FROM: 'Estado Abierto <quipu@quipu.example>',
    PORTAL_ORIGIN: 'https://quipu.example',
    QUIPU_DEMO: false,
    ...settings,
  });
  return { starts: service.start(), [Symbol.asyncDispose]: () => service.onApplicationShutdown() };
}

/** The connections of workers to the database that is asked. */
const CONNECTIONS = `
  select pid from pg_stat_activity where application_name = 'quipu mail' and datname = current_database()`;

const until = async (isSo: () => unknown) => {
  while (!(await isSo())) await sleep(20);
};

test.each([
  ['es', 'Hola, Ana Ñahui:', 'porque alguien anotó', 'es-PE'],
  ['en', 'Hello Ana Ñahui,', 'because somebody entered', 'en-GB'],
] as const)('a mail in %s arrives as text and as HTML of the same words, accents whole', async (...expected) => {
  const [language, greeting, why, locale] = expected;
  await using db = await freshDatabase();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const link = language === 'es' ? '/clave/nueva?ticket=s3cret' : '/en/password/new?ticket=s3cret';
  await posted(db, { language, template: 'reset', values: { name: 'Ana Ñahui', link } });
  await deliver(db, carrier);
  const { text = '', html = '', from, to, date, headers } = server.arrived[0]!.mail;
  expect(from).toMatchObject({ name: 'Quipu', address: 'quipu@quipu.example' });
  expect(to).toEqual([{ name: '', address: 'ana@example.org' }]);
  for (const words of [greeting, why, 'Quipu (quipu.example)', `https://quipu.example${link}`])
    for (const part of [text, html]) expect(part).toContain(words);
  expect(html).toContain(`<html lang="${locale}">`);
  expect(Math.abs(Date.parse(date ?? '') - Date.now())).toBeLessThan(300_000);
  expect(headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
  expect(headers.map(({ key }) => key)).not.toContain('x-mailer');
});

test('no line is longer than mail may be, and none is lost', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const token = `${'ñandú '.repeat(400)}fin`;
  await posted(db, { values: { name: 'Ana', token, until: '2027-01-31' } });
  await deliver(db, carrier);
  const { raw, mail } = server.arrived[0]!;
  expect(Math.max(...raw.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(78);
  expect(mail.text).toContain(token);
});

test.each(['\r\nBcc: otra@example.org', '\nX-Evil: 1\n\n<b>cuerpo</b>', '\r\n.\r\nRCPT TO:<otra@example.org>'])(
  'what a person typed adds no header, no recipient and no part: %j',
  async (typed) => {
    await using db = await freshDatabase();
    await using server = await startMailServer();
    using carrier = carrierTo(server.url);
    await posted(db, { values: { name: `Ana${typed}`, token: `x${typed}`, until: `2027${typed}` } });
    await posted(db, { recipient: `ana@example.org${typed}` });
    expect((await deliver(db, carrier)).toSorted()).toEqual(['given-up', 'sent']);
    expect(server.arrived).toHaveLength(1);
    const { mail, to, raw } = server.arrived[0]!;
    expect(to).toEqual(['ana@example.org']);
    expect(mail.headers.map(({ key }) => key).toSorted()).toEqual([
      'auto-submitted',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(raw.match(/^Content-Type: text/gm)).toHaveLength(2);
  },
);

test('a worker that runs sends what is posted within seconds, and says nothing of whom it wrote to', async () => {
  await using db = await freshDatabase();
  const said = listen();
  await using server = await startMailServer({ recipient: (address) => (address.startsWith('nadie') ? 550 : null) });
  await using sender = worker(db, { MAIL_URL: server.url });
  expect(sender.starts).toBe(true);
  await until(async () => (await db.query(CONNECTIONS)).length > 0);
  const since = Date.now();
  await posted(db, { recipient: 'nadie@example.org' });
  await posted(db);
  await until(() => server.arrived.length === 1);
  expect(Date.now() - since).toBeLessThan(9_000);
  await until(() => said.length > 0);
  expect(said.join()).toContain('EENVELOPE 550 RCPT TO');
  expect(said.join()).not.toMatch(/@example\.org|Ana|mi programa/);
});

test('a worker whose database connection is lost goes on with another', async () => {
  await using db = await freshDatabase();
  const said = listen();
  await using server = await startMailServer();
  await using _ = worker(db, { MAIL_URL: server.url });
  await until(async () => (await db.query(CONNECTIONS)).length > 0);
  await db.query(`select pg_terminate_backend(pid) from (${CONNECTIONS}) as found`);
  await posted(db);
  await until(() => server.arrived.length === 1);
  expect(said.join()).not.toMatch(/@example\.org|mi programa/);
});

test('without a server and outside a demo letters wait, which is said once and counted; nobody lists them', async () => {
  await using api = await startApi();
  const said = listen();
  await using sender = worker(api.database, {});
  expect(sender.starts).toBe(false);
  expect(said).toEqual([expect.stringContaining('MAIL_URL is not set')]);
  const id = await posted(api.database);
  await api.database.query(`update mail.outbox set created_at = now() - interval '2 hours'`);
  const { text } = await api.http.get('/metrics');
  expect(text).toMatch(/^quipu_mail_waiting 1$/m);
  expect(text).toMatch(/^quipu_mail_waiting_seconds 72\d\d(\.\d+)?$/m);
  expect(text).toMatch(/^quipu_mail_given_up 0$/m);
  expect(await rowOf(api.database, id)).toMatchObject({ isSent: false, tries: 0, values: { token: 'mi programa' } });
  expect((await api.http.get('/demo/mails')).status).toBe(404);
});

test('a demo lists the mails that it would have sent, newest first, kept by no cache', async () => {
  listen();
  await using api = await startApi({ QUIPU_DEMO: '1' });
  await using _ = worker(api.database, { QUIPU_DEMO: true });
  await posted(api.database, { recipient: 'una@example.org' });
  const list = async () => (await api.http.get('/demo/mails')).body as { to: string; text: string }[];
  await until(async () => (await list()).length === 1);
  await posted(api.database, { recipient: 'otra@example.org', language: 'en' });
  await until(async () => (await list()).length === 2);
  expect((await list()).map(({ to }) => to)).toEqual(['otra@example.org', 'una@example.org']);
  expect((await api.http.get('/demo/mails')).headers['cache-control']).toBe('no-store');
});
