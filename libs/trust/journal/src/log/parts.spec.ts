import { expect, test } from '@jest/globals';
import { partDigest, partSalt } from '@quipu/proof';
import type { EntryContent } from './content.ts';
import { LeafWriter, partsOf } from './parts.ts';

const SALT = Buffer.alloc(32, 1);
const PERSONAL_SALT = Buffer.alloc(32, 2);
const ACT_SALT = Buffer.alloc(32, 3);

/** An entry of an invented table; say what the test is about. */
const entry = (said: Partial<EntryContent> = {}): EntryContent => ({
  id: '711',
  kind: 'letters',
  ref: 'a67cc6f4-c704-47ab-94a0-b60103dec803',
  op: 'insert',
  shape: 1,
  image: '{"code": "L-1", "body": "Agua segura", "note": "para la mesa", "pages": 12}',
  salt: SALT,
  salts: null,
  withheld: null,
  classes: '{"code": "public", "pages": "public", "body": "text", "note": "private", "name": "personal"}',
  hasPersonal: true,
  personalImage: '{"name": "Una persona"}',
  personalSalt: PERSONAL_SALT,
  actId: '17',
  at: '2026-11-21T01:59:48.335375Z',
  act: 'letter.received',
  actor: 'operator:desk',
  role: 'coordinator',
  subject: 'L-1',
  reason: null,
  source: 'n:5',
  request: null,
  actSalt: ACT_SALT,
  actSalts: null,
  ...said,
});

const values = (content: EntryContent) =>
  Object.fromEntries(
    partsOf(content).map(({ name, opening, isErased }) => [name, isErased ? 'erased' : opening?.value]),
  );

test('each part holds what its class says, and the parts together hold everything', () => {
  expect(values(entry())).toEqual({
    who: { actor: 'operator:desk', request: null },
    why: { reason: null, source: 'n:5', subject: 'L-1' },
    core: { code: 'L-1', pages: 12 },
    'text.body': 'Agua segura',
    private: { note: 'para la mesa' },
    personal: { name: 'Una persona' },
  });
});

test('each part is blinded by a salt of its own: of the act, of the entry, of the person', () => {
  const salts = Object.fromEntries(partsOf(entry()).map(({ name, opening }) => [name, opening?.salt]));
  expect(salts).toEqual({
    who: partSalt(ACT_SALT, 'who'),
    why: partSalt(ACT_SALT, 'why'),
    core: partSalt(SALT, 'core'),
    'text.body': partSalt(SALT, 'text.body'),
    private: partSalt(SALT, 'private'),
    personal: partSalt(PERSONAL_SALT, 'personal'),
  });
});

test('a text that is null is a part all the same; a table without private columns has no such part', () => {
  const image = '{"code": "L-1", "body": null, "pages": 12}';
  const given = values(entry({ image, classes: '{"code": "public", "pages": "public", "body": "text"}' }));
  expect(given).toMatchObject({ 'text.body': null });
  expect(given).not.toHaveProperty('private');
});

test('a number keeps every digit that PostgreSQL prints, and cannot be taken for a text', () => {
  const image = '{"code": "n:1.50", "pages": 1.50, "body": "s:x"}';
  expect(values(entry({ image }))).toMatchObject({
    core: { code: 's:n:1.50', pages: 'n:1.50' },
    'text.body': 's:s:x',
  });
});

test('a column that nobody declared is kept back', () => {
  const image = '{"code": "L-1", "added": "yesterday"}';
  expect(values(entry({ image }))).toMatchObject({ core: { code: 'L-1' }, private: { added: 'yesterday' } });
});

test('an entry of a shape that was never declared has no parts that could be published by mistake', () => {
  expect(() => partsOf(entry({ classes: null }))).toThrow('entry 711: letters has no shape 1');
});

test.each([
  ['an erasure, told', '{"kind": "decisions"}', { kind: 'decisions' }],
  ['nothing told', null, null],
])('an entry about the journal itself says all that it says in its core: %s', (_, image, core) => {
  const own = { kind: 'journal', op: 'erasure', image, classes: null, hasPersonal: false } as const;
  expect(values(entry({ ...own, personalImage: null, personalSalt: null }))).toEqual({
    who: { actor: 'operator:desk', request: null },
    why: { reason: null, source: 'n:5', subject: 'L-1' },
    core,
  });
});

test('after a text was erased it alone is gone; the others keep the salts that were left', () => {
  const left = { core: '00'.repeat(16), private: '11'.repeat(16) };
  const parts = partsOf(entry({ salt: null, salts: left }));
  expect(parts.filter(({ isErased }) => isErased).map(({ name }) => name)).toEqual(['text.body']);
  expect(parts.find(({ name }) => name === 'core')?.opening?.salt).toEqual(Buffer.alloc(16, 0));
  expect(parts.find(({ name }) => name === 'text.body')).toEqual({ name: 'text.body', isErased: true });
});

test('after a reason was erased, who acted still stands', () => {
  const given = values(entry({ actSalt: null, actSalts: { who: '22'.repeat(16) } }));
  expect(given).toMatchObject({ who: { actor: 'operator:desk', request: null }, why: 'erased' });
});

test.each([
  ['erased', { hasPersonal: false }, { name: 'personal', isErased: true }],
  ['closed to this reader', {}, { name: 'personal', isErased: false }],
])('personal data that is %s has no value and no salt', (_, said, expected) => {
  const parts = partsOf(entry({ ...said, personalImage: null, personalSalt: null }));
  expect(parts.find(({ name }) => name === 'personal')).toEqual(expected);
});

test('a deletion says what was there; of a person it never held anything', () => {
  const parts = partsOf(entry({ op: 'delete', hasPersonal: false, personalImage: null, personalSalt: null }));
  expect(parts.map(({ name }) => name)).toEqual(['who', 'why', 'core', 'text.body', 'private']);
});

test('the leaf names its entry and holds one digest for each part', () => {
  const leaf = new LeafWriter().leafOf(entry(), '709');
  expect(leaf).toEqual({
    v: 1,
    act: 'letter.received',
    actId: '17',
    at: '2026-11-21T01:59:48.335375Z',
    entry: '711',
    kind: 'letters',
    ref: 'a67cc6f4-c704-47ab-94a0-b60103dec803',
    op: 'insert',
    prev: '709',
    role: 'coordinator',
    shape: 1,
    parts: Object.fromEntries(
      partsOf(entry()).map(({ name, opening }) => [name, partDigest(opening!.salt, name, opening!.value)]),
    ),
  });
});

test('one writer writes the leaves of many acts as many writers would', () => {
  const contents = [entry(), entry({ id: '712' }), entry({ id: '713', actId: '18', actor: 'system:import' }), entry()];
  const one = new LeafWriter();
  expect(contents.map((content) => one.leafOf(content, null))).toEqual(
    contents.map((content) => new LeafWriter().leafOf(content, null)),
  );
});

test.each([
  ['erased', { hasPersonal: false }],
  ['closed', {}],
])('no leaf is made up for an entry with a part that is %s', (_, said) => {
  const content = entry({ ...said, personalImage: null, personalSalt: null });
  expect(() => new LeafWriter().leafOf(content, null)).toThrow('entry 711: its part personal is gone');
});
