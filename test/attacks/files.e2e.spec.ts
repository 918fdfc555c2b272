import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { bring, docx, ministries, pdf, png, submit, zip, type Ministries } from '../support/evidence.ts';
import { signedIn, tokenFor } from '../support/signed-in.ts';

/** Names of the files that are kept, or were left half-way. */
const files = ({ folder }: Ministries) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const uploads = async ({ api }: Ministries) =>
  (await api.database.query<{ count: number }>('select count(*)::int from access.uploads'))[0]?.count;

/** That nothing came of an attempt. */
async function expectNothing(world: Ministries) {
  expect(files(world)).toEqual([]);
  expect(await uploads(world)).toBe(0);
}

const HTML = '<!doctype html><script>alert(1)</script>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const EXE = Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), Buffer.alloc(500)]);

const DISGUISED: readonly [what: string, make: () => Buffer | Promise<Buffer>, name: string, code: string][] = [
  ['a program as a PDF', () => EXE, 'acta.pdf', 'FILE_TYPE_NOT_ALLOWED'],
  ['a page as plain text', () => Buffer.from(HTML), 'notas.txt', 'FILE_TYPE_NOT_ALLOWED'],
  [
    'a page behind white space and a byte order mark',
    () => Buffer.from(`\ufeff\n ${HTML}`),
    'notas.txt',
    'FILE_TYPE_NOT_ALLOWED',
  ],
  ['a picture with a script (SVG)', () => Buffer.from(SVG), 'mapa.svg', 'FILE_TYPE_NOT_ALLOWED'],
  [
    'a picture with a script, as XML',
    () => Buffer.from(`<?xml version="1.0"?>${SVG}`),
    'mapa.png',
    'FILE_TYPE_NOT_ALLOWED',
  ],
  ['an archive', () => zip({ 'a.txt': 'a' }), 'acta.docx', 'FILE_TYPE_NOT_ALLOWED'],
  ['a program of Java', () => zip({ 'META-INF/MANIFEST.MF': 'Main-Class: x' }), 'acta.docx', 'FILE_TYPE_NOT_ALLOWED'],
  [
    'a document with macros',
    () => zip({ '[Content_Types].xml': '<x ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>' }),
    'acta.docx',
    'FILE_TYPE_NOT_ALLOWED',
  ],
  [
    'text with escapes that take over a terminal',
    () => Buffer.from('a\u001b]0;x\u0007'),
    'a.csv',
    'FILE_TYPE_NOT_ALLOWED',
  ],
  ['bytes that are no text', () => Buffer.from([0x61, 0xff, 0xfe, 0x62]), 'a.txt', 'FILE_TYPE_NOT_ALLOWED'],
  ['text that is cut within a character', () => Buffer.from('año').subarray(0, 2), 'a.txt', 'FILE_TYPE_NOT_ALLOWED'],
  ['half a PDF', () => pdf().subarray(0, 30), 'acta.pdf', 'FILE_INCOMPLETE'],
  ['half a picture', () => png().subarray(0, 40), 'foto.png', 'FILE_INCOMPLETE'],
  ['a file of nothing', () => Buffer.alloc(0), 'acta.pdf', 'FILE_EMPTY'],
];

test.each(DISGUISED)('disguise: %s is refused, whatever name and type it comes with', async (_, make, name, code) => {
  await using world = await ministries();
  const { status, body } = await bring(world, world.health.token, await make(), name);
  expect([status, body.code, body.field]).toEqual([422, code, 'file']);
  await expectNothing(world);
});

test('exhaustion: a file one byte too large is refused and nothing of it stays; one byte less is taken', async () => {
  await using world = await ministries();
  const most = 25 * 1024 * 1024;
  const text = Buffer.alloc(most + 1, 'a');
  const large = await bring(world, world.health.token, text, 'a.txt');
  expect([large.status, large.body.code]).toEqual([422, 'FILE_TOO_LARGE']);
  await expectNothing(world);
  expect((await bring(world, world.health.token, text.subarray(0, most), 'a.txt')).status).toBe(201);
});

test('exhaustion: after twenty files that no evidence names there is no twenty-first', async () => {
  await using world = await ministries();
  for (let at = 0; at < 20; at += 1) expect((await bring(world, world.health.token, pdf(`${at}`))).status).toBe(201);
  const { status, body } = await bring(world, world.health.token, pdf('otra'));
  expect([status, body.code]).toEqual([422, 'FILES_TOO_MANY']);
  expect(files(world)).toHaveLength(20);
  expect((await bring(world, world.education.token, pdf('otra'))).status).toBe(201);
});

test('archive bomb: a document that would unpack to gigabytes is kept as it is, and never unpacked', async () => {
  await using world = await ministries();
  const bomb = await docx({ 'word/media/bomb.bin': Buffer.alloc(20_000_000) });
  const { status, body } = await bring(world, world.health.token, bomb, 'acta.docx');
  expect([status, body.sizeBytes]).toEqual([201, bomb.length]);
});

test('polyglot: what is a PDF and a page at once is only ever handed out as a PDF to save, in a sandbox', async () => {
  await using world = await ministries();
  const { body } = await bring(world, world.health.token, pdf(HTML), 'acta.html');
  expect(body).toMatchObject({ mediaType: 'application/pdf', fileName: 'acta.html.pdf' });
  const { fileUrl } = await submit(world, { file: body.sha256 });
  const { headers } = await world.api.http.get(`${fileUrl}?type=text/html`).set('accept', 'text/html');
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(headers['content-disposition']).toMatch(/^attachment;/);
});

test.each([
  ['path traversal', '../../../etc/passwd', 'passwd.pdf'],
  ['path traversal of Windows', '..\\..\\windows\\win.ini', 'win.ini.pdf'],
  ['reversed text that hides an ending', 'acta\u202efdp.exe', 'actafdp.exe.pdf'],
  ['a name of nothing', '...', 'archivo.pdf'],
  ['a name that ends the header', 'a"; filename="b.html', 'b.html.pdf'],
])('file name: %s', async (_, filename, offered) => {
  await using world = await ministries();
  const { status, body } = await bring(world, world.health.token, pdf(), filename);
  expect(status).toBe(201);
  expect(body.fileName).toMatch(new RegExp(`^[^/\\\\"\u202e]*$`, 'u'));
  if (!filename.includes('"')) expect(body.fileName).toBe(offered);
  expect(files(world)).toEqual([body.sha256]);
});

/** A form by hand. */
const raw = (world: Ministries, body: string, type = 'multipart/form-data; boundary=x') =>
  world.api.http
    .post('/files')
    .set('authorization', `Bearer ${world.health.token}`)
    .set('content-type', type)
    .send(body);

const part = (name: string, file: string, content: string) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"; filename${file}\r\ncontent-type: text/html\r\n\r\n${content}\r\n`;

test('header injection: line ends in a name of a file, of any script, never reach a header', async () => {
  await using world = await ministries();
  const named = (name: string) => raw(world, `${part('file', `="${name}"`, pdf().toString())}--x--\r\n`);
  for (const end of ['\r', '\n', '\r\n'])
    expect(String((await named(`a${end}set-cookie: x=1.pdf`)).body.fileName)).not.toMatch(/[\r\n]|set-cookie/);
  const { status, body } = await named('a\u2028\u0085set-cookie: x=1.pdf');
  expect([status, body.fileName]).toEqual([201, 'aset-cookie_ x=1.pdf']);
  const { fileUrl } = await submit(world, { file: body.sha256 });
  const { headers } = await world.api.http.get(fileUrl);
  expect(headers['set-cookie']).toBeUndefined();
  expect(headers['content-disposition']).toMatch(/^[\x20-\x7e]+$/);
});

const TWO = `${part('file', '="a.pdf"', pdf().toString())}${part('file', '="b.pdf"', pdf('b').toString())}--x--\r\n`;

test.each([
  ['two files', TWO, 400],
  ['no file', '--x\r\ncontent-disposition: form-data; name="file"\r\n\r\ntexto\r\n--x--\r\n', 400],
  ['a form that breaks off within the file', part('file', '="a.pdf"', pdf().toString()).slice(0, -10), 400],
  ['a form that breaks off after the file', part('file', '="a.pdf"', pdf().toString()), 400],
  ['a form without a boundary', 'x', 400],
  ['a field that is called __proto__', `${part('__proto__', '="a.pdf"', pdf().toString())}--x--\r\n`, 400],
])('broken form: %s keeps nothing', async (what, body, expected) => {
  await using world = await ministries();
  const type = what.includes('boundary') ? 'multipart/form-data' : 'multipart/form-data; boundary=x';
  const { status, body: problem } = await raw(world, body, type);
  expect([what, status, problem.code]).toEqual([what, expected, 'BAD_USER_INPUT']);
  await expectNothing(world);
});

test('content-type confusion: the address of files takes forms alone, and no other address takes them', async () => {
  await using world = await ministries();
  expect((await raw(world, '{"file":"x"}', 'application/json')).status).toBe(415);
  const { status } = await world.api.http.post('/graphql').field('query', 'mutation { __typename }');
  expect(status).toBe(415);
});

test('privilege: who may attach a file to nothing brings none, nor does a token that is for something else', async () => {
  await using world = await ministries();
  const { database: db } = world.api;
  const citizen = await signedIn(db, null);
  const coordinator = await signedIn(db, 'coordinator');
  for (const [token, expected] of [
    [undefined, 401],
    ['quipu_000000000000000000000000', 401],
    [(await signedIn(db, 'administrator')).token, 403],
    [(await signedIn(db, 'auditor')).token, 403],
    [(await signedIn(db, 'irm_researcher')).token, 403],
    [await tokenFor(db, world.health.account, ['evidence:submit']), 403],
    [await tokenFor(db, citizen.account, ['contribution:submit', 'contribution:own']), 403],
    [await tokenFor(db, coordinator.account, ['event:write', 'contribution:take']), 403],
  ] as const)
    expect((await bring(world, token, pdf())).status).toBe(expected);
  await expectNothing(world);
  for (const { token } of [world.health, citizen, coordinator])
    expect((await bring(world, token, pdf())).status).toBe(201);
});

test('CSRF: a form on a page of another site brings nothing', async () => {
  await using world = await ministries();
  const { status } = await bring(world, world.health.token, pdf()).set('origin', 'https://otro.example');
  expect(status).toBe(403);
  await expectNothing(world);
});
