import { expect, test } from '@jest/globals';
import { bring, ministries, pdf, submit } from '../support/evidence.ts';

test('IDOR: the digest of a file that another account brought is worth nothing, and does not tell that it is there', async () => {
  await using world = await ministries();
  const { body } = await bring(world, world.education.token, pdf('ajeno'));
  const there = await submit(world, { file: body.sha256 });
  const nowhere = await submit(world, { file: 'ab'.repeat(32) });
  expect(there.code).toBe('EVIDENCE_FILE_NOT_FOUND');
  expect(there.message.replace(body.sha256, '')).toBe(nowhere.message.replace('ab'.repeat(32), ''));
});

test('IDOR: a file that no evidence names is read by nobody, whatever is put in place of an id', async () => {
  await using world = await ministries();
  const { body } = await bring(world, world.health.token, pdf());
  const { milestone } = world;
  for (const id of [body.sha256, milestone, '1', '%00', '..%2f..%2fetc%2fpasswd', "' or true --", '-'.repeat(36)]) {
    const { status } = await world.api.http.get(`/evidence/${id}/file`);
    expect([id, [400, 404].includes(status)]).toEqual([id, true]);
  }
});

test.each([
  ['a script', 'javascript:alert(document.cookie)', 'EVIDENCE_LINK_INVALID'],
  ['a page in itself', 'data:text/html,<script>alert(1)</script>', 'EVIDENCE_LINK_INVALID'],
  ['a file of the server', 'file:///etc/passwd', 'EVIDENCE_LINK_INVALID'],
  ['line ends', 'https://gob.pe/\r\nset-cookie:x', 'EVIDENCE_LINK_INVALID'],
  ['a name and a password', 'https://ana:clave@gob.pe/', 'EVIDENCE_LINK_HAS_CREDENTIALS'],
  ['a host that is another', 'https://www.gob.pe@otro.example/', 'EVIDENCE_LINK_HAS_CREDENTIALS'],
  ['a length that grows when it is written out', `https://gob.pe/${'ñ'.repeat(1_000)}`, 'EVIDENCE_LINK_TOO_LONG'],
])('link: %s is refused', async (_, link, code) => {
  await using world = await ministries();
  expect(await submit(world, { link })).toMatchObject({ code, field: 'link' });
});

test('mass assignment: nobody says for whom, when or of which size', async () => {
  await using world = await ministries();
  for (const more of [
    { institution: 'MINEDU' },
    { submittedAt: '2020-01-01' },
    { sizeBytes: 1 },
    { url: 'x' },
    { id: 'x' },
  ])
    await expect(submit(world, { link: 'https://gob.pe/', ...more })).rejects.toThrow('BAD_USER_INPUT');
});

test('cache: who names the digest is told that nothing changed, and gets no bytes', async () => {
  await using world = await ministries();
  const { body } = await bring(world, world.health.token, pdf());
  const { fileUrl } = await submit(world, { file: body.sha256 });
  const { status, headers, text } = await world.api.http.get(fileUrl).set('if-none-match', `"${body.sha256}"`);
  expect([status, headers['etag'], text]).toEqual([304, `"${body.sha256}"`, '']);
});

test('loss: a file that lost bytes on the disk is a fault with a reference, and is never handed out in part', async () => {
  await using world = await ministries();
  const { body } = await bring(world, world.health.token, pdf());
  const { fileUrl } = await submit(world, { file: body.sha256 });
  await world.api.database.query('alter table evidence disable trigger all');
  await world.api.database.query('update evidence set size_bytes = size_bytes + 1');
  const answer = await world.api.http.get(fileUrl);
  expect([answer.status, answer.body.code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
  expect(answer.headers['content-disposition']).toBeUndefined();
  expect(answer.headers['cache-control']).toBe('no-store');
});
