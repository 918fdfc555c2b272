import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { UploadsService } from '@quipu/uploads';
import { FileStore } from '@quipu/platform/files';
import { given } from '../builders/index.ts';
import { withClient } from '../support/database.ts';
import { bring, docx, ministries, pdf, png, submit, type Ministries } from '../support/evidence.ts';
import { HISTORY } from '../support/history.ts';
import { signerFor } from '../support/signing.ts';
import { signedIn } from '../support/signed-in.ts';

const PAGE = `query ($asOf: AsOf) { commitment(plan: "PE-PAGA-9", number: "1", asOf: $asOf) { milestones {
  evidence { title isStanding institution { code } fileName url supersedes { title } supersedesBecause } } } }`;
const LINK = 'https://www.gob.pe/minsa/acta';

const shown = async ({ api }: Ministries, asOf?: string) => {
  const { data } = await api.ask(PAGE, asOf ? { asOf } : {});
  return data.commitment.milestones[0].evidence;
};

test('an officer brings a file, submits it on an own milestone, and anybody has it byte for byte at once', async () => {
  await using world = await ministries();
  const bytes = pdf();
  const { status, body } = await bring(world, world.health.token, bytes, 'Acta año 1.pdf');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const facts = { sha256, sizeBytes: bytes.length, mediaType: 'application/pdf', fileName: 'Acta año 1.pdf' };
  expect([status, body]).toEqual([201, facts]);
  const evidence = await submit(world, { file: sha256, description: ' Firmada por todos ' });
  expect(evidence).toMatchObject({
    kind: 'FILE',
    ...facts,
    institution: { code: 'MINSA' },
    isStanding: true,
    url: null,
  });
  expect(await shown(world)).toMatchObject([{ title: 'Acta de la mesa', fileName: 'Acta año 1.pdf' }]);
  const file = await world.api.http.get(evidence.fileUrl).buffer(true);
  expect(Buffer.compare(file.body as Buffer, bytes)).toBe(0);
  expect(file.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="Acta ano 1.pdf"; filename*=UTF-8''Acta%20a%C3%B1o%201.pdf`,
    'x-content-type-options': 'nosniff',
    etag: `"${sha256}"`,
  });
});

test.each([
  ['a picture', png, 'foto.png', 'image/png'],
  ['a document', () => docx(), 'acta.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a table', () => Buffer.from('región;monto\r\nLima;1\r\n'), 'montos.csv', 'text/plain'],
])('%s is known by its bytes', async (_, make, name, mediaType) => {
  await using world = await ministries();
  const { body } = await bring(world, world.health.token, await make(), name);
  expect(body).toMatchObject({ mediaType, fileName: name });
});

test('a link is kept in its normal form, and nothing is asked of where it leads', async () => {
  await using world = await ministries();
  const evidence = await submit(world, { link: ' HTTPS://www.GOB.pe/minsa/acta', supersedesBecause: '' });
  expect(evidence).toMatchObject({ kind: 'LINK', url: LINK, sha256: null, fileUrl: null });
  expect((await world.api.http.get(`/evidence/${evidence.id}/file`)).status).toBe(404);
});

test("another ministry's milestone is not an officer's to submit on, and neither is any for others", async () => {
  await using world = await ministries();
  const { api, other, milestone } = world;
  await expect(submit(world, { milestone: other, link: LINK })).rejects.toThrow('FORBIDDEN');
  await expect(submit(world, { link: LINK }, await signedIn(api.database, 'coordinator'))).rejects.toThrow('FORBIDDEN');
  await expect(submit(world, { link: LINK }, { token: '', account: '', email: '' })).rejects.toThrow('UNAUTHENTICATED');
  expect(await submit(world, { milestone, link: LINK })).toMatchObject({ __typename: 'Evidence' });
});

test('to submit evidence is one act, in the role of who did it, and the history of the milestone tells it', async () => {
  await using world = await ministries();
  const { database: db } = world.api;
  await using signer = await signerFor(db);
  const { id } = await submit(world, { link: LINK });
  const acts = await db.query(`select act, subject, actor, role from journal.acts where act = 'evidence.submitted'`);
  expect(acts).toEqual([
    {
      act: 'evidence.submitted',
      subject: 'PE-PAGA-9/1/1',
      actor: `person:${world.health.account}`,
      role: 'institution_officer',
    },
  ]);
  await signer.sign();
  for (const of of [
    { kind: 'MILESTONE', plan: 'PE-PAGA-9', commitment: '1', code: '1' },
    { kind: 'EVIDENCE', code: id },
  ]) {
    const { data } = await world.api.ask(HISTORY, { of, first: 10 });
    expect(data.history.nodes[0]).toMatchObject({
      act: { code: 'evidence.submitted', titleEs: 'Se presentó una evidencia' },
      role: { code: 'institution_officer' },
    });
  }
});

test('as of the moment before, it was not there', async () => {
  await using world = await ministries();
  await using signer = await signerFor(world.api.database);
  await signer.sign();
  await setTimeout(10);
  const before = new Date().toISOString();
  await setTimeout(10);
  await submit(world, { link: LINK });
  await signer.sign();
  expect(await shown(world, before)).toEqual([]);
  expect(await shown(world)).toHaveLength(1);
});

test('a new version takes the place of the old one, which stays with why; only what stands can be replaced', async () => {
  await using world = await ministries();
  const { id } = await submit(world, { link: LINK });
  const because = 'La primera no tenía todas las firmas.';
  const next = { link: `${LINK}-2`, title: 'Acta firmada', supersedes: id };
  expect(await submit(world, next)).toMatchObject({ code: 'EVIDENCE_SUPERSEDING_UNEXPLAINED' });
  const both = await Promise.all(
    ['a', 'b'].map((end) => submit(world, { ...next, link: `${LINK}-${end}`, supersedesBecause: because })),
  );
  expect(both.map((one) => one.code ?? one.__typename).toSorted()).toEqual(['EVIDENCE_NOT_STANDING', 'Evidence']);
  expect(await shown(world)).toMatchObject([
    { title: 'Acta de la mesa', isStanding: false },
    { isStanding: true, supersedes: { title: 'Acta de la mesa' }, supersedesBecause: because },
  ]);
  expect(await submit(world, { link: LINK, supersedes: world.other, supersedesBecause: because })).toMatchObject({
    code: 'EVIDENCE_NOT_STANDING',
  });
});

test('what is not right is refused with its code, and leaves no act', async () => {
  await using world = await ministries();
  await submit(world, { link: LINK });
  const nobodys = 'ab'.repeat(32);
  for (const [input, code] of [
    [{}, 'EVIDENCE_CONTENT_MISSING'],
    [{ file: nobodys, link: LINK }, 'EVIDENCE_CONTENT_DOUBLE'],
    [{ file: nobodys }, 'EVIDENCE_FILE_NOT_FOUND'],
    [{ link: LINK, title: 'ab' }, 'EVIDENCE_TITLE_TOO_SHORT'],
    [{ link: 'gob.pe' }, 'EVIDENCE_LINK_INVALID'],
    [{ link: LINK }, 'EVIDENCE_ALREADY_THERE'],
    [{ link: LINK, milestone: 'b3f1f4b0-5d3c-4c8e-8f43-0f6f2a3f9b11' }, 'MILESTONE_NOT_FOUND'],
  ] as const)
    expect([code, (await submit(world, input)).code]).toEqual([code, code]);
  const [acts] = await world.api.database.query(`select count(*)::int from journal.acts where act like 'evidence.%'`);
  expect(acts).toEqual({ count: 1 });
});

test('a milestone that is due waits for the officer who answers for it until there is evidence, and for nobody else', async () => {
  await using world = await ministries();
  const { api, health, education } = world;
  const WORK = '{ myWork { items { kind ref due plan path } } }';
  await given(api.database).milestone('2', '1');
  await api.database.act(
    `update milestones set ends_on = case number when '1' then to_char(now() + interval '59 days', 'YYYY-MM-DD') else to_char(now() + interval '90 days', 'YYYY-MM-DD') end`,
  );
  const mine = async (token: string) =>
    (await api.askWith(token, WORK)).data.myWork.items.filter(
      ({ kind }: { kind: string }) => kind === 'milestone-evidence',
    );
  expect(await mine(health.token)).toEqual([
    expect.objectContaining({
      ref: world.milestone,
      plan: 'PE-PAGA-9',
      path: ['planes', 'PE-PAGA-9', 'compromisos', '1', 'hitos', '1', 'evidencia'],
    }),
  ]);
  expect((await mine(education.token)).map(({ ref }: { ref: string }) => ref)).toEqual([world.other]);
  await submit(world, { link: LINK });
  expect(await mine(health.token)).toEqual([]);
});

test('title, name and link can be erased under a law; the file stays to be had, under no name', async () => {
  await using world = await ministries();
  const { database: db } = world.api;
  await using signer = await signerFor(db);
  const { body } = await bring(world, world.health.token, pdf());
  const { id, fileUrl } = await submit(world, { file: body.sha256 });
  const link = await submit(world, { link: LINK });
  const erase = `select journal.erase_text('evidence', $1, $2, 'Ley 29733, artículo 20', 'operator:test')`;
  for (const what of [
    [id, 'title'],
    [id, 'file_name'],
    [link.id, 'url'],
  ]) {
    await signer.sign();
    await withClient(db.privacyUrl, (client) => client.query(erase, what));
  }
  const gone = expect.stringMatching(/^quipu:erased:/);
  expect(await shown(world)).toMatchObject([{ title: gone, fileName: gone }, { url: gone }]);
  const { status, headers } = await world.api.http.get(fileUrl);
  expect([status, headers['content-disposition']]).toEqual([
    200,
    `attachment; filename="archivo.pdf"; filename*=UTF-8''archivo.pdf`,
  ]);
});

test('the file of somebody who was erased before they submitted it goes as well', async () => {
  await using world = await ministries();
  const { api, health } = world;
  const { body: kept } = await bring(world, health.token, pdf('queda'));
  const { body: stray } = await bring(world, health.token, pdf('se va'));
  const { fileUrl } = await submit(world, { file: kept.sha256 });
  await api.database.query('delete from access.uploads');
  await api.app.get(UploadsService).forget(new Date(Date.now() + 60_000));
  const store = api.app.get(FileStore);
  expect(await store.holds(stray)).toBe(false);
  expect((await api.http.get(fileUrl)).status).toBe(200);
});

test('a file that no evidence names goes after a day; one that does stays', async () => {
  await using world = await ministries();
  const { api, health } = world;
  const { body: kept } = await bring(world, health.token, pdf('queda'));
  const { body: left } = await bring(world, health.token, pdf('se va'));
  const evidence = await submit(world, { file: kept.sha256 });
  const uploads = api.app.get(UploadsService);
  await uploads.forget(new Date(Date.now() - 60_000));
  expect(await submit(world, { file: left.sha256, title: 'A tiempo' })).toMatchObject({ __typename: 'Evidence' });
  const { body: late } = await bring(world, health.token, pdf('tarde'));
  await uploads.forget(new Date(Date.now() + 60_000));
  expect(await submit(world, { file: late.sha256 })).toMatchObject({ code: 'EVIDENCE_FILE_NOT_FOUND' });
  expect((await api.http.get(evidence.fileUrl)).status).toBe(200);
});
