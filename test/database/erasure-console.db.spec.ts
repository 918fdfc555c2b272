import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { foundIn } from '../support/audit.ts';
import { quipu } from '../support/console.ts';
import { BASIS, erasable, type Erasable } from '../support/erasure.ts';

const env = ({ db }: Pick<Erasable, 'db'>) => ({
  PRIVACY_URL: db.privacyUrl,
  DATABASE_URL: db.applicationUrl,
  LANG: 'en',
});
const basis = ['--basis', BASIS];

test.each<[string, (world: Erasable) => Promise<string[]>, (world: Erasable) => string]>([
  ['a person', async ({ person }) => ['person', person], ({ words }) => words.name],
  [
    'a text by the id of its row',
    async ({ row }) => ['text', 'decisions', await row('decisions'), 'reasons'],
    ({ words }) => words.reasons,
  ],
  [
    'a text by the code of its row',
    async () => ['text', 'contributions', 'CTR-01', 'title'],
    ({ words }) => words.title,
  ],
  ['the reason of an act', async ({ act }) => ['reason', await act()], ({ words }) => words.why],
])('%s is erased once its name is typed again, after what goes and what stays was said', async (_what, call, gone) => {
  await using world = await erasable();
  const args = await call(world);
  const named = args[0] === 'text' ? args[2] : args[1];
  const { code, out, err } = await quipu(['erase', ...args, ...basis], env(world), named);
  expect([code, out]).toEqual([0, expect.stringMatching(/^Erased\. Entry [\da-f-]{36} of the journal records it/)]);
  expect(err).toMatch(/for ever[\s\S]*What stays[\s\S]*backups[\s\S]*mirrors[\s\S]*quipu mirror/);
  const held = await world.db.query<{ text: string }>(
    `select string_agg(entries::text, '') || (select coalesce(string_agg(p::text, ''), '') from journal.entry_personal as p)
       || (select string_agg(a::text, '') from journal.acts as a) as text from journal.entries`,
  );
  expect(held[0]?.text).not.toContain(gone(world).trim());
  expect(await foundIn(world.db)).toEqual([]);
});

test('nothing is erased when something else is typed, or nobody is there to type', async () => {
  await using world = await erasable();
  const args = ['erase', 'text', 'contributions', 'CTR-01', 'title', ...basis];
  expect(await quipu(args, env(world), 'CTR-02')).toMatchObject({
    code: 5,
    out: '',
    err: expect.stringContaining('Nothing was erased'),
  });
  expect(await quipu(args, env(world))).toMatchObject({ code: 2, err: expect.stringContaining('--yes') });
  expect(await world.db.query('select title from contributions')).toEqual([{ title: world.words.title }]);
  expect(await quipu([...args, '--yes'], env(world))).toMatchObject({ code: 0 });
});

test.each<[string, string[], number, string]>([
  ['without a basis', ['reason', '1'], 2, '--basis'],
  ['with a basis that says nothing', ['reason', '1', '--basis', '   Ley    '], 2, 'legal basis'],
  ['of what is no person', ['person', 'Ana', ...basis], 2, 'Ana'],
  ['of nobody', ['person', randomUUID(), '--yes', ...basis], 5, 'nothing of the kind'],
  ['of what is no act', ['reason', '1; drop', ...basis], 2, 'number of an act'],
  ['of a code that no row has', ['text', 'contributions', 'CTR-77', 'title', ...basis], 2, 'CTR-77'],
  ['of a table that is not there', ['text', 'plans"; drop table plans --', 'X', 'title', ...basis], 2, 'no row X'],
  [
    'of a column that is no text',
    ['text', 'contributions', 'CTR-01', 'kind', '--yes', ...basis],
    5,
    'nothing of the kind',
  ],
])('an erasure %s is refused in words', async (_what, args, code, words) => {
  await using world = await erasable();
  const said = await quipu(['erase', ...args], env(world));
  expect([said.code, said.out]).toEqual([code, '']);
  expect(said.err).toContain(words);
});

test('a code that several plans use is not guessed, and without the database it is not looked up', async () => {
  await using world = await erasable();
  await world.db
    .act(`with other as (insert into plans (member_id, code, number, title_es) select id, 'PE-PAGA-8', 8, 'Otro' from members returning id)
    insert into stages (plan_id, code, position, title_es) select id, 'thematic_table', 1, 'Mesa' from other`);
  const args = ['erase', 'text', 'stages', 'thematic_table', 'title_es', ...basis];
  expect(await quipu(args, env(world))).toMatchObject({ code: 2, err: expect.stringContaining('2 rows') });
  expect(await quipu(args, { PRIVACY_URL: world.db.privacyUrl, LANG: 'en' })).toMatchObject({
    code: 2,
    err: expect.stringContaining('DATABASE_URL'),
  });
});

test('what is not in the log yet is not erased, and another role erases nothing', async () => {
  await using world = await erasable();
  await world.db.act(`update contributions set title = 'Otro título'`);
  const args = ['erase', 'text', 'contributions', 'CTR-01', 'title', '--yes', ...basis];
  expect(await quipu(args, env(world))).toMatchObject({ code: 5, err: expect.stringContaining('not in the log yet') });
  expect(await quipu(args, { ...env(world), PRIVACY_URL: world.db.applicationUrl })).toMatchObject({
    code: 5,
    err: expect.stringContaining('quipu_privacy'),
  });
});
