import { expect, test } from '@jest/globals';
import { quipu } from '../support/console.ts';
import { freshDatabase } from '../support/database.ts';
import { bounceOf, carrierTo, deliver, posted, startMailServer } from '../support/mail.ts';

test('what a mail server pipes in is written down, once, and never makes the server send it back', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const id = await posted(db);
  await deliver(db, carrier);
  const env = { DATABASE_URL: db.applicationUrl, LANG: 'es_PE.UTF-8' };
  const piped = (raw: string) => quipu(['mail', 'bounced'], env, raw);
  expect(await piped(bounceOf(`<${id}@quipu.example>`))).toEqual({ code: 0, out: 'Se anotó.\n', err: '' });
  expect((await piped(bounceOf(`<${id}@quipu.example>`))).code).toBe(0);
  expect((await piped(bounceOf('<otro@elsewhere.example>'))).out).toContain('no es de esta instalación');
  expect((await piped('Subject: Vuelvo el lunes\r\n\r\nHola\r\n')).out).toContain('No es un informe');
  expect((await quipu(['mail', 'bounced'], env)).code).toBe(2);
  const ledger = await db.query('select outcome, detail from mail.deliveries order by id');
  expect(ledger).toEqual([
    { outcome: 'sent', detail: null },
    { outcome: 'bounced', detail: '5.1.1' },
  ]);
});
