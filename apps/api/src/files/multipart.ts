import multipart, { type MultipartFile } from '@fastify/multipart';
import { BadInput, TurnedAway } from '@quipu/platform/graphql';
import { MAX_FILE_BYTES } from '@quipu/platform/files';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The only address that takes a form with a file. */
const ADDRESS = '/files';

const LIMITS = { fileSize: MAX_FILE_BYTES + 1, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 20 };

/** Takes `multipart/form-data` at one address. Elsewhere it is what a page of another site may send without being asked. */
export async function takeFiles(server: FastifyInstance): Promise<void> {
  await server.register(multipart, { throwFileSizeLimit: false, limits: LIMITS });
  server.addHook('preParsing', async (request) => {
    const isForm = /^\s*multipart\//i.test(request.headers['content-type'] ?? '');
    const { url } = request.routeOptions;
    if (isForm && url !== undefined && url !== ADDRESS) throw new TurnedAway(415);
  });
}

/** A form that brings a file. */
export interface Brought {
  /** As its sender calls it. */
  readonly name: string;
  /** @throws BadInput or TurnedAway where the form breaks off, or goes on with a second file. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

function problemOf(fault: unknown): Error {
  const { code } = fault as { code?: unknown };
  const isMore = code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT';
  return isMore ? new BadInput([{ field: 'file', problem: 'one-file' }]) : new TurnedAway(400, {}, 'form-broken-off');
}

/** The bytes of the first file, and then the certainty that the form ends with it. */
async function* alone(file: MultipartFile, rest: AsyncIterator<MultipartFile>): AsyncGenerator<Uint8Array> {
  try {
    yield* file.file as AsyncIterable<Uint8Array>;
    // Longer than is taken: whoever reads has enough.
    if (!file.file.truncated) await rest.next();
  } catch (fault) {
    throw problemOf(fault);
  }
}

/** @throws BadInput or TurnedAway when `request` is no form, or brings no file. */
export async function fileOf(request: FastifyRequest): Promise<Brought> {
  if (!request.isMultipart()) throw new TurnedAway(415, {}, 'form-needed');
  const parts = request.files()[Symbol.asyncIterator]();
  const first = await parts.next().catch((fault: unknown) => {
    throw problemOf(fault);
  });
  if (first.done) throw new BadInput([{ field: 'file', problem: 'file-missing' }]);
  const { value: file } = first;
  return { name: file.filename, bytes: alone(file, parts) };
}
