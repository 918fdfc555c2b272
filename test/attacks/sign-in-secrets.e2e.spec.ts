import { expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import { listenToLog } from '../support/logged.ts';
import {
  ANOTHER_PASSWORD,
  CHANGE,
  CONFIRM,
  FORGOT,
  PASSWORD_OF_TESTS,
  REGISTER,
  RESET,
  SIGN_IN,
  signsIn,
  ticketOf,
  visitor,
  withFactor,
} from '../support/visitor.ts';

const WANTED = { input: { email: 'secretos@example.org', name: 'Una persona de prueba', password: PASSWORD_OF_TESTS } };

test('secrets in the log, the journal or the list of sign-ins: no password, code, ticket or cookie is there', async () => {
  using log = listenToLog();
  await using own = await startApi({ LOG_LEVEL: 'debug' });
  const { email } = WANTED.input;
  const browser = visitor(own);
  await browser.ask(REGISTER, WANTED);
  const registration = await ticketOf(own.database, email, 'registration');
  await browser.ask(CONFIRM, { ticket: registration });
  const { secret, codes } = await withFactor(own, browser);
  await signsIn(browser, email, PASSWORD_OF_TESTS, codes[0]);
  const cookie = decodeURIComponent(browser.cookie?.split('=')[1] ?? 'none').split('.')[0] ?? '';
  await browser.ask(CHANGE, { old: PASSWORD_OF_TESTS, new: ANOTHER_PASSWORD });
  await browser.ask(FORGOT, { email });
  const reset = await ticketOf(own.database, email, 'reset');
  await browser.ask(RESET, { ticket: reset, password: PASSWORD_OF_TESTS });
  await own.database.query('alter table access.events add constraint ck_events_broken check (id < 1) not valid');
  expect((await browser.ask(SIGN_IN, WANTED)).errors).toBeDefined();
  const fault = await browser.ask(SIGN_IN, { input: { email, password: ANOTHER_PASSWORD } });
  expect(fault.errors?.[0]?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
  const held = await own.database.query(
    `select coalesce(json_agg(to_jsonb(acts)), '[]')::text as text from journal.acts
     union all select coalesce(json_agg(to_jsonb(entries)), '[]')::text from journal.entries
     union all select coalesce(json_agg(to_jsonb(events)), '[]')::text from access.events
     union all select coalesce(json_agg(to_jsonb(attempts)), '[]')::text from access.attempts`,
  );
  const everything = [...log.lines, JSON.stringify(fault), ...held.map(({ text }) => String(text))].join('\n');
  expect(log.lines.join('')).toContain('ck_events_broken');
  const secrets = [
    PASSWORD_OF_TESTS,
    ANOTHER_PASSWORD,
    registration,
    reset,
    secret,
    secret.replaceAll(' ', ''),
    ...codes,
    cookie,
  ];
  expect(secrets.filter((one) => one.length < 12 || everything.includes(one))).toEqual([]);
  expect(everything.includes('argon2id')).toBe(false);
});
