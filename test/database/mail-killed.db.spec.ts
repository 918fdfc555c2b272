import { expect, test } from '@jest/globals';
import { Delivery } from '@quipu/platform/mail';
import { freshDatabase } from '../support/database.ts';
import { carrierTo, deliver, posted, rowOf, startMailServer, WRITER } from '../support/mail.ts';
import { session } from '../support/sessions.ts';

test('of many workers at once each letter is sent by one', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer();
  const many = 12;
  for (let number = 0; number < many; number++) await posted(db, { recipient: `n${number}@example.org` });
  const carriers = [1, 2, 3].map(() => carrierTo(server.url));
  const outcomes = await Promise.all(carriers.map((carrier) => deliver(db, carrier)));
  for (const carrier of carriers) carrier.close();
  expect(outcomes.flat()).toHaveLength(many);
  expect(new Set(server.arrived.map(({ to }) => to.join())).size).toBe(many);
  expect(server.arrived).toHaveLength(many);
});

test('while one worker hands a letter over no other takes it, however long the server thinks', async () => {
  await using db = await freshDatabase();
  await posted(db);
  const seen: unknown[] = [];
  const another = async () => {
    seen.push(await deliver(db, null));
    return null;
  };
  await using server = await startMailServer({ taken: another });
  using carrier = carrierTo(server.url);
  expect(await deliver(db, carrier)).toEqual(['sent']);
  expect(seen).toEqual([[]]);
});

test('a worker that dies after the server took a letter, and before it is written down: the twin has the same Message-ID', async () => {
  await using db = await freshDatabase();
  await using dying = await session(db.applicationUrl);
  const [{ pid } = { pid: 0 }] = (await dying.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
  let isKilled = false;
  const kill = async () => {
    if (!isKilled) await db.query('select pg_terminate_backend($1)', [pid]);
    isKilled = true;
    return null;
  };
  await using server = await startMailServer({ taken: kill });
  using carrier = carrierTo(server.url);
  const id = await posted(db);
  await expect(new Delivery(dying, carrier, WRITER).next()).rejects.toThrow();
  expect(await rowOf(db, id)).toMatchObject({ isSent: false, tries: 0, minutes: 0 });
  expect(await deliver(db, carrier)).toEqual(['sent']);
  expect(server.arrived.map(({ mail }) => mail.messageId)).toEqual([`<${id}@quipu.example>`, `<${id}@quipu.example>`]);
});

test('a worker that dies before the server took the letter leaves it as it was: it is sent once', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const id = await posted(db);
  await using dying = await session(db.applicationUrl);
  await dying.query('begin');
  await dying.query('select from mail.outbox for update');
  expect(await deliver(db, carrier)).toEqual([]);
  await dying.end();
  expect(await deliver(db, carrier)).toEqual(['sent']);
  expect(await rowOf(db, id)).toMatchObject({ isSent: true, tries: 1 });
  expect(server.arrived).toHaveLength(1);
});

test('a connection that breaks after the whole letter was sent is tried again by the outbox alone', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer({
    taken: () => {
      server.hangUp();
      return null;
    },
  });
  using carrier = carrierTo(server.url);
  const id = await posted(db);
  expect(await deliver(db, carrier)).toEqual(['trouble']);
  expect(server.arrived).toHaveLength(1);
  expect(await rowOf(db, id)).toMatchObject({ isSent: false, tries: 1, minutes: 1 });
});
