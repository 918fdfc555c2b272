import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { reject, type Rejection } from '@quipu/kernel';
import { admit, MAX_FILE_BYTES } from './media-type.rules.ts';
import { mediaTypeOf, tailOf } from './media-type.ts';

const SHA256 = /^[0-9a-f]{64}$/;
const TWO_DIGITS = /^[0-9a-f]{2}$/;

/** A file as it is known. */
export interface FileFacts {
  /** Lower-case hex, 64 characters. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A file that has come whole and was found to be of a type that is taken, and that is not in the store yet. */
export interface ReceivedFile extends FileFacts, AsyncDisposable {
  readonly mediaType: string;
  /** Puts it into the store. An answer means that it survives a power cut. */
  keep(): Promise<void>;
}

/** What is written at `path`, up to the longest that is taken. @throws where the bytes break off, or the disk refuses them. */
async function write(path: string, bytes: AsyncIterable<Uint8Array>): Promise<FileFacts> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await using file = await open(path, 'wx', 0o640);
  for await (const chunk of bytes) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > MAX_FILE_BYTES) break;
    hash.update(chunk);
    await file.appendFile(chunk);
  }
  await file.sync();
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path);
  await folder.sync();
}

const isAbsent = (fault: unknown) => (fault as { code?: unknown }).code === 'ENOENT';

/** When a file was last written; one that is gone meanwhile counts as new. */
async function changedAt(path: string): Promise<Date> {
  try {
    return (await stat(path)).mtime;
  } catch (fault) {
    if (isAbsent(fault)) return new Date(8.64e15);
    throw fault;
  }
}

const namesIn = async (folder: string, form: RegExp): Promise<string[]> =>
  (await readdir(folder)).filter((name) => form.test(name));

/**
 * Files by the SHA-256 of their bytes, in a folder that every process of an installation shares: `ab/cd/abcd…`. What is
 * under a digest is whole: it is written elsewhere first, made durable, and then renamed.
 */
export class FileStore {
  constructor(private readonly folder: string) {}

  /**
   * Takes in the bytes of a file, to be kept or, when what is answered is disposed of, forgotten.
   * Rejects with FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED or FILE_INCOMPLETE; of what it rejects, and of what
   * breaks off, nothing stays. @throws as `bytes` does.
   */
  async receive(bytes: AsyncIterable<Uint8Array>): Promise<ReceivedFile | Rejection> {
    await mkdir(this.incoming(), { recursive: true, mode: 0o750 });
    const path = join(this.incoming(), randomUUID());
    const forget = () => rm(path, { force: true });
    try {
      const facts = await write(path, bytes);
      const judged = await this.judge(path, facts);
      if (judged.ok) {
        const keep = () => this.keep(path, facts);
        return { ...facts, mediaType: judged.value, keep, [Symbol.asyncDispose]: forget };
      }
      await forget();
      return judged.rejection;
    } catch (fault) {
      await forget();
      throw fault;
    }
  }

  /** Whether the store holds the whole file. */
  async holds({ sha256, sizeBytes }: FileFacts): Promise<boolean> {
    try {
      return (await stat(this.pathOf(sha256))).size === sizeBytes;
    } catch (fault) {
      if (isAbsent(fault)) return false;
      throw fault;
    }
  }

  /** The bytes of a file. @throws Error when the store does not hold it, or not as long as it was. */
  async read({ sha256, sizeBytes }: FileFacts): Promise<Readable> {
    const file = await open(this.pathOf(sha256));
    const { size } = await file.stat();
    if (size === sizeBytes) return file.createReadStream();
    await file.close();
    throw new Error(`the file ${sha256} has ${size} bytes instead of ${sizeBytes}`);
  }

  /** Removes a file, if it is there. */
  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  /** Digests of the files that were kept before `instant`, some at a time. */
  async *keptBefore(instant: Date): AsyncGenerator<string[]> {
    for (const outer of await namesIn(this.folder, TWO_DIGITS)) {
      const digests: string[] = [];
      for (const inner of await namesIn(join(this.folder, outer), TWO_DIGITS))
        for (const sha256 of await namesIn(join(this.folder, outer, inner), SHA256))
          if ((await changedAt(this.pathOf(sha256))) < instant) digests.push(sha256);
      yield digests;
    }
  }

  /** Removes what was being received before `instant` and never was to its end: its process died. */
  async sweep(instant: Date): Promise<void> {
    await mkdir(this.incoming(), { recursive: true, mode: 0o750 });
    for (const name of await readdir(this.incoming())) {
      const path = join(this.incoming(), name);
      if ((await changedAt(path)) < instant) await rm(path, { force: true });
    }
  }

  private async judge(path: string, { sizeBytes }: FileFacts) {
    if (sizeBytes === 0) return reject('FILE_EMPTY', 'file');
    if (sizeBytes > MAX_FILE_BYTES) return reject('FILE_TOO_LARGE', 'file', { max: MAX_FILE_BYTES / 1024 / 1024 });
    return admit(await mediaTypeOf(path), await tailOf(path, sizeBytes));
  }

  /** A file that is there already stays; one that lost bytes is not that file, and is replaced. */
  private async keep(from: string, facts: FileFacts): Promise<void> {
    if (await this.holds(facts)) return;
    const path = this.pathOf(facts.sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o750 });
    await rename(from, path);
    for (const folder of [dirname(path), dirname(dirname(path)), this.folder]) await syncFolder(folder);
  }

  private incoming(): string {
    return join(this.folder, 'incoming');
  }

  /** @throws Error for what is no digest: no other name leads anywhere. */
  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new Error('a file is known by its SHA-256, in lower-case hex');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}
