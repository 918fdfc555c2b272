import { expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.ts';
import { carrierTo, deliver, posted, rowOf, skipPauses, startMailServer } from '../support/mail.ts';

test('a letter leaves with its Message-ID, is marked sent, and what its words named is emptied', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const id = await posted(db);
  expect(await deliver(db, carrier)).toEqual(['sent']);
  expect(server.arrived.map(({ mail, to, from }) => [mail.messageId, from, to])).toEqual([
    [`<${id}@quipu.example>`, 'quipu@quipu.example', ['ana@example.org']],
  ]);
  expect(await rowOf(db, id)).toMatchObject({
    isSent: true,
    tries: 1,
    values: {},
    problem: null,
    shown: null,
    message_id: `<${id}@quipu.example>`,
  });
  expect(await deliver(db, carrier)).toEqual([]);
});

test('two letters with one key are one letter', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  await posted(db, { key: 'reset:1' });
  await posted(db, { key: 'reset:1', recipient: 'otra@example.org' });
  expect(await deliver(db, carrier)).toEqual(['sent']);
  expect(server.arrived).toHaveLength(1);
});

test('a letter is posted with its act or not at all', async () => {
  await using db = await freshDatabase();
  await expect(posted(db, { language: 'qu' as 'es' })).rejects.toThrow(/ck_outbox_language/);
  expect(await db.query('select from mail.outbox')).toHaveLength(0);
});

test('while the server is down letters wait, longer after each try; once it is up each leaves once', async () => {
  await using db = await freshDatabase();
  const gone = await startMailServer();
  await gone.close();
  const id = await posted(db);
  using carrier = carrierTo(gone.url);
  const pauses: (number | undefined)[] = [];
  for (let tried = 0; tried < 3; tried++) {
    expect(await deliver(db, carrier)).toEqual(['trouble']);
    pauses.push((await rowOf(db, id))?.minutes);
    expect(await deliver(db, carrier)).toEqual([]);
    await skipPauses(db);
  }
  expect(pauses).toEqual([1, 5, 30]);
  await using server = await startMailServer({ port: Number(new URL(gone.url).port) });
  expect(await deliver(db, carrier)).toEqual(['sent']);
  expect(server.arrived).toHaveLength(1);
  expect(await rowOf(db, id)).toMatchObject({ isSent: true, tries: 4, problem: null });
});

test('a letter that nobody takes is given up after the sixth try, and what its words named is emptied', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer({ taken: () => 451 });
  using carrier = carrierTo(server.url);
  const id = await posted(db);
  for (let tried = 0; tried < 5; tried++) {
    expect(await deliver(db, carrier)).toEqual(['waits']);
    await skipPauses(db);
  }
  expect(await deliver(db, carrier)).toEqual(['given-up']);
  expect(await rowOf(db, id)).toMatchObject({ isGivenUp: true, isSent: false, tries: 6, values: {} });
});

test('a recipient that the server refuses for good is given up at once; the others get theirs', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer({ recipient: (address) => (address.startsWith('nadie') ? 550 : null) });
  using carrier = carrierTo(server.url);
  const refused = await posted(db, { recipient: 'nadie@example.org' });
  await posted(db);
  expect(await deliver(db, carrier)).toEqual(['given-up', 'sent']);
  expect(await rowOf(db, refused)).toMatchObject({ isGivenUp: true, tries: 1, values: {} });
  expect(server.arrived.map(({ to }) => to)).toEqual([['ana@example.org']]);
});

test('a recipient that the server refuses for now waits', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer({ recipient: () => 450 });
  using carrier = carrierTo(server.url);
  const id = await posted(db);
  expect(await deliver(db, carrier)).toEqual(['waits']);
  expect(await rowOf(db, id)).toMatchObject({ isGivenUp: false, minutes: 1, problem: 'EENVELOPE 450 RCPT TO' });
});

test('what is kept of a failure names no address and quotes no value', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer({ recipient: () => 550 });
  using carrier = carrierTo(server.url);
  const id = await posted(db);
  await deliver(db, carrier);
  const problem = (await rowOf(db, id))?.problem;
  expect(problem).toBe('EENVELOPE 550 RCPT TO');
});

test('a letter whose words are not there waits, and does not hold up the next', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const id = await posted(db, { template: 'never-written' });
  await posted(db);
  expect(await deliver(db, carrier)).toEqual(['waits', 'sent']);
  expect(await rowOf(db, id)).toMatchObject({ problem: 'mail.never-written.subject is not in the catalogue' });
});

test('the letters of an account that is forgotten are not sent', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  await db.act(`insert into accounts (name, email) values ('Una persona de prueba', 'ana@example.org')`);
  const [account] = await db.query<{ id: string }>('select id from accounts');
  await posted(db, { account: account?.id ?? '' });
  await db.query('select access.forget($1)', [account?.id]);
  expect(await deliver(db, carrier)).toEqual([]);
  expect(server.arrived).toEqual([]);
});

test('in a demo a mail is kept to be shown, and counts as sent', async () => {
  await using db = await freshDatabase();
  const id = await posted(db);
  expect(await deliver(db, null)).toEqual(['sent']);
  const row = await rowOf(db, id);
  expect(row).toMatchObject({ isSent: true, values: {}, message_id: null });
  expect(row?.shown).toEqual({
    to: 'ana@example.org',
    subject: 'Se creó una clave de acceso en su cuenta',
    text: expect.stringContaining('mi programa'),
    html: expect.stringContaining('<html lang="es-PE">'),
  });
});
