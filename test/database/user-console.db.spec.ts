import { expect, test } from '@jest/globals';
import { refuseDemoAccounts } from '@quipu/accounts/demo';
import { readSettings } from '@quipu/platform/config';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { quipu } from '../support/console.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { tokenFor } from '../support/signed-in.ts';

const EMAIL = 'administracion@example.org';
const PASSWORD = 'siete-llamas-cruzan-el-puente';
const because = ['--because', 'Designación por resolución'];

const at = (db: TestDatabase, more: Record<string, string> = {}) => ({
  DATABASE_URL: db.applicationUrl,
  LANG: 'en',
  ...more,
});

/** An empty installation, and its console. */
async function installation() {
  const db = await freshDatabase();
  await given(db).plan('PE-PAGA-3');
  await db.act(
    `insert into institutions (member_id, code, name_es, level, kind)
     select id, 'PROETICA', 'Proética', 'national', 'civil_society' from members`,
  );
  const user = (args: readonly string[], typed?: string) => quipu(['user', ...args], at(db), typed);
  return { db, user, [Symbol.asyncDispose]: () => db.drop() };
}

const add = (email = EMAIL) => ['add', email, '--name', 'Quien administra'];

test('the first administrator comes from the console, and stands at once', async () => {
  await using place = await installation();
  const { db, user } = place;
  expect(await user(add())).toMatchObject({ code: 0, out: expect.stringContaining(EMAIL) });
  const granted = await user(['grant', EMAIL, 'administrator', '--within', 'PE', ...because]);
  expect(granted).toMatchObject({ code: 0, err: '' });
  expect((await user(['list'])).out).toBe(`${EMAIL}\tQuien administra\tadministrator@PE\n`);
  const acts = await db.query(`select act, actor, role from journal.acts where actor = 'operator:console' order by id`);
  expect(acts).toEqual([
    { act: 'account.opened', actor: 'operator:console', role: 'administrator' },
    { act: 'grant.given', actor: 'operator:console', role: 'administrator' },
  ]);
  expect(await db.query(`select recipient, template from mail.outbox`)).toEqual([
    { recipient: EMAIL, template: 'invitation' },
  ]);
});

test.each<[string, string[], string]>([
  ['a role that there is not', ['grant', EMAIL, 'king', '--within', 'PE', ...because], 'There is no role “king”'],
  ['a role within nothing that is there', ['grant', EMAIL, 'auditor', '--within', 'XX', ...because], 'no member “XX”'],
  ['a role to nobody', ['grant', 'nadie@example.org', 'auditor', '--within', 'PE', ...because], 'There is no account'],
  [
    'a day that is none',
    ['grant', EMAIL, 'auditor', '--within', 'PE', '--until', '2030-02-30', ...because],
    'not a day',
  ],
  ['a reason that says nothing', ['grant', EMAIL, 'auditor', '--within', 'PE', '--because', 'sí'], 'at least 10'],
  ['an address that is none', ['add', 'nadie', '--name', 'Nadie'], 'no address of mail'],
  ['a language that mails are not written in', [...add(), '--language', 'qu'], '“es” or “en”'],
  ['the end of nothing', ['end', EMAIL, ...because], 'holds no grant'],
  ['a token for what there is not', ['token', EMAIL, '--permission', 'all:things', '--days', '3'], 'no permission'],
  ['a token for ever', ['token', EMAIL, '--permission', 'draft:read', '--days', '1000'], '1 to 366'],
  ['a token for more than its owner may', ['token', EMAIL, '--permission', 'draft:read', '--days', '3'], 'draft:read'],
  ['a password that a terminal would show', ['password', EMAIL], 'standard input'],
])('%s is refused in words', async (_what, args, words) => {
  await using place = await installation();
  await place.user(add());
  expect(await place.user(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) });
});

test('a password comes by standard input, follows the rules of all, and ends what the one before opened', async () => {
  await using place = await installation();
  const { db, user } = place;
  await user(add());
  expect(await user(['password', EMAIL], 'corta\n')).toMatchObject({ code: 2, out: '' });
  const [account] = await db.query<{ id: string }>('select id from accounts');
  await tokenFor(db, account?.id ?? '');
  expect(await user(['password', EMAIL], `${PASSWORD}\n`)).toMatchObject({ code: 0, err: '' });
  expect(await db.query('select from access.tokens where revoked_at is null')).toEqual([]);
  expect((await user(['password', EMAIL], PASSWORD)).out).toContain('has that password already');
});

test('a token is shown once, and opens what it was made for', async () => {
  await using place = await installation();
  const { db, user } = place;
  await user(add());
  await user(['grant', EMAIL, 'coordinator', '--within', 'PE-PAGA-3', ...because]);
  const { code, out } = await user(['token', EMAIL, '--permission', 'draft:read,decision:record', '--days', '30']);
  expect([code, out]).toEqual([0, expect.stringMatching(/^quipu_[\w-]{40,}\n$/)]);
  await using api = await startApi({}, db);
  const { data } = await api.askWith(out.trim(), '{ drafts { totalCount } myWork { items { ref } } }');
  expect(data).toEqual({ drafts: { totalCount: 0 }, myWork: null });
});

test('who leaves is ended with one command, which says what they leave open', async () => {
  await using place = await installation();
  const { db, user } = place;
  await user(add());
  await user(['grant', EMAIL, 'coordinator', '--within', 'PE', ...because]);
  await given(db).contribution('CTR-01', 'PE-PAGA-3');
  const ended = await user(['end', EMAIL, ...because]);
  expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('Ended: 1 grant, 0 sessions, 0 tokens.') });
  expect(ended.out).toContain('Left open: ');
  expect((await user(['list'])).out).toBe(`${EMAIL}\tQuien administra\t\n`);
});

const DEMO = { QUIPU_DEMO: '1', DEMO_PASSWORD: PASSWORD };

test('the demo has one account for each role, and starting it again changes nothing', async () => {
  await using place = await installation();
  const { db } = place;
  await given(db).commitment('1', 'PE-PAGA-3');
  await db.act(`update commitments set lead_institution_id = (select id from institutions where code = 'PCM-SGP')`);
  const first = await quipu(['demo-accounts'], at(db, DEMO));
  expect(first.out.split('\n')).toEqual([
    'contributor@demo.invalid\tPROETICA',
    'institution_officer@demo.invalid\tPCM-SGP',
    'coordinator@demo.invalid\tPE',
    'forum_member@demo.invalid\tPE-PAGA-3',
    'irm_researcher@demo.invalid\tPE-PAGA-3',
    'auditor@demo.invalid\tPE',
    'administrator@demo.invalid\tPE',
    '',
  ]);
  const all = 'select (select count(*) from journal.acts) as acts, (select count(*) from journal.entries) as entries';
  const before = await db.query(all);
  expect(await quipu(['demo-accounts'], at(db, DEMO))).toMatchObject({ code: 0, out: first.out });
  expect(await db.query(all)).toEqual(before);
  expect(await db.query('select from mail.outbox')).toEqual([]);
});

test('what is no demo gets no accounts of the demo', async () => {
  await using place = await installation();
  expect(await quipu(['demo-accounts'], at(place.db, { DEMO_PASSWORD: PASSWORD }))).toMatchObject({
    code: 2,
    err: expect.stringContaining('QUIPU_DEMO=1'),
  });
  expect(await quipu(['demo-accounts'], at(place.db, { QUIPU_DEMO: '1' }))).toMatchObject({ code: 2 });
  expect(await place.db.query('select from accounts')).toEqual([]);
});

test('what is no demo does not start on a database with accounts of the demo', async () => {
  await using place = await installation();
  const { db, user } = place;
  const start = (more = {}) => refuseDemoAccounts(readSettings({ DATABASE_URL: db.applicationUrl, ...more }));
  await user(add('alguien@not-demo.invalid'));
  await expect(start()).resolves.toBeUndefined();
  await user(add('coordinator@demo.invalid'));
  await expect(start()).rejects.toThrow('1 accounts of the demo');
  await expect(start({ QUIPU_DEMO: '1' })).resolves.toBeUndefined();
});
