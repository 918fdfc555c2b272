import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import yazl from 'yazl';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from './api.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

/** A small PDF that says `words`. */
export const pdf = (words = 'Acta') =>
  Buffer.from(`%PDF-1.4\n% ${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`);

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.byteLength);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
}

/** A picture of one dot. */
export const png = () =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

/** An archive with these files. */
export async function zip(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, bytes] of Object.entries(files)) archive.addBuffer(Buffer.from(bytes), name);
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A document of a word processor, with other files in it. */
export const docx = (more: Readonly<Record<string, Buffer | string>> = {}) =>
  zip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${WORD}"/></Types>`,
    'word/document.xml': '<document/>',
    ...more,
  });

/** The API with two milestones of two ministries, each with an officer of theirs. */
export interface Ministries extends AsyncDisposable {
  readonly api: TestApi;
  /** Folder of the files. */
  readonly folder: string;
  readonly health: SignedIn;
  readonly education: SignedIn;
  /** Id of milestone 1 of commitment 1, which health leads. */
  readonly milestone: string;
  /** Id of milestone 1 of commitment 2, which education leads. */
  readonly other: string;
}

const LEAD = `update commitments set lead_institution_id = (select id from institutions where code = $2) where number = $1`;

export async function ministries(environment: Record<string, string> = {}): Promise<Ministries> {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-files-'));
  const api = await startApi({ FILES_DIR: folder, ...environment });
  const { database: db } = api;
  await given(db).plan();
  for (const [number, code] of [
    ['1', 'MINSA'],
    ['2', 'MINEDU'],
  ] as const) {
    await db.act(
      `insert into institutions (member_id, code, name_es, level, kind) select id, $1::text, $1::text, 'national', 'government' from members`,
      [code],
    );
    await given(db).commitment(number);
    await db.act(LEAD, [number, code]);
  }
  return {
    api,
    folder,
    milestone: await given(db).milestone('1', '1'),
    other: await given(db).milestone('1', '2'),
    health: await signedIn(db, 'institution_officer', { institution: 'MINSA' }),
    education: await signedIn(db, 'institution_officer', { institution: 'MINEDU' }),
    [Symbol.asyncDispose]: async () => {
      await api[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Brings a file as `token`; nobody when it is left out. */
export function bring({ api }: Ministries, token: string | undefined, bytes: Buffer, filename = 'acta.pdf') {
  const asked = api.http.post('/files').set('accept-language', 'en');
  if (token) void asked.set('authorization', `Bearer ${token}`);
  return asked.attach('file', bytes, { filename, contentType: 'application/octet-stream' });
}

export const SUBMIT = `mutation ($input: SubmitEvidenceInput!) { submitEvidence(input: $input) {
  __typename ... on Rejection { code field message }
  ... on Evidence { id kind title sha256 sizeBytes mediaType fileName fileUrl url isStanding institution { code } receipt { entry } } } }`;

/** Submits evidence of the milestone of health as `who`. @throws Error where it is not allowed, or malformed. */
export async function submit(world: Ministries, input: object, who = world.health) {
  const given = { milestone: world.milestone, title: 'Acta de la mesa', ...input };
  const { data, errors } = await world.api.askWith(who.token, SUBMIT, { input: given });
  if (errors)
    throw new Error(errors.map(({ message, extensions }) => `${String(extensions['code'])}: ${message}`).join());
  return data.submitEvidence;
}
