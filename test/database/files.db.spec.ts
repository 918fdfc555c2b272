import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Rejection } from '@quipu/kernel';
import { FileStore, type ReceivedFile } from '@quipu/platform/files';

const BYTES = Buffer.from('región;monto\n'.repeat(50_000));
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const FACTS = { sha256: SHA256, sizeBytes: BYTES.byteLength };

/** `bytes` piece by piece, and then `end`. */
async function* inPieces(bytes: Buffer, end: () => void = () => undefined): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 10_000) {
    await setImmediate();
    yield bytes.subarray(at, at + 10_000);
  }
  end();
}

function storeAtNewPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-store-'));
  const names = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  const path = join(folder, SHA256.slice(0, 2), SHA256.slice(2, 4), SHA256);
  const remove = () => rmSync(folder, { recursive: true });
  return { store: new FileStore(folder), folder, names, path, [Symbol.dispose]: remove };
}

async function receive(store: FileStore, bytes = BYTES): Promise<ReceivedFile> {
  const received = await store.receive(inPieces(bytes));
  if (received instanceof Rejection) throw new Error(received.code);
  return received;
}

test('what is kept lies under its digest, whole, and reads as it came', async () => {
  using place = storeAtNewPlace();
  {
    await using file = await receive(place.store);
    expect(file).toMatchObject({ ...FACTS, mediaType: 'text/plain' });
    expect(await place.store.holds(FACTS)).toBe(false);
    await file.keep();
  }
  expect(readFileSync(place.path).equals(BYTES)).toBe(true);
  const read = await (await place.store.read(FACTS)).toArray();
  expect(Buffer.concat(read as Buffer[]).equals(BYTES)).toBe(true);
  expect(place.names()).toHaveLength(1);
});

test('what is received and not kept leaves nothing', async () => {
  using place = storeAtNewPlace();
  {
    await using file = await receive(place.store);
    expect(file.sizeBytes).toBe(FACTS.sizeBytes);
  }
  expect(place.names()).toEqual([]);
});

test('two who bring the same file at once both have it kept, once, and neither reads it half', async () => {
  using place = storeAtNewPlace();
  const bringing = async () => {
    await using file = await receive(place.store);
    await file.keep();
    return (await (await place.store.read(FACTS)).toArray()).length;
  };
  await Promise.all([bringing(), bringing(), bringing()]);
  expect(place.names()).toEqual([place.path.slice(place.folder.length + 1)]);
});

test('what breaks off leaves nothing, and whoever brought it hears of it', async () => {
  using place = storeAtNewPlace();
  const cut = () => {
    throw new Error('the line is dead');
  };
  await expect(place.store.receive(inPieces(BYTES, cut))).rejects.toThrow('the line is dead');
  expect(place.names()).toEqual([]);
});

test('a disk that takes nothing more is a fault, and leaves nothing under the digest', async () => {
  using place = storeAtNewPlace();
  await using file = await receive(place.store);
  writeFileSync(join(place.folder, SHA256.slice(0, 2)), 'in the way');
  await expect(file.keep()).rejects.toThrow(/EEXIST|ENOTDIR/);
  expect(await place.store.holds(FACTS).catch(() => false)).toBe(false);
});

test('a process that dies while it receives leaves no file under a digest, and what it left goes later', async () => {
  using place = storeAtNewPlace();
  const incoming = join(place.folder, 'incoming');
  mkdirSync(incoming, { recursive: true });
  writeFileSync(join(incoming, 'half'), BYTES.subarray(0, 100));
  utimesSync(join(incoming, 'half'), new Date('2026-01-01'), new Date('2026-01-01'));
  writeFileSync(join(incoming, 'under-way'), BYTES.subarray(0, 100));
  expect(await place.store.holds({ ...FACTS, sizeBytes: 100 })).toBe(false);
  await place.store.sweep(new Date('2026-01-02'));
  expect(place.names()).toEqual([join('incoming', 'under-way')]);
});

test('a file that lost bytes is never handed out, and is made whole when it is brought again', async () => {
  using place = storeAtNewPlace();
  await (await receive(place.store)).keep();
  chmodSync(place.path, 0o640);
  truncateSync(place.path, 10);
  await expect(place.store.read(FACTS)).rejects.toThrow('has 10 bytes instead of');
  await (await receive(place.store)).keep();
  expect(readFileSync(place.path).equals(BYTES)).toBe(true);
});

test('no name but a digest leads anywhere', async () => {
  using place = storeAtNewPlace();
  for (const sha256 of ['../../etc/passwd', '', SHA256.toUpperCase(), `${SHA256}\n`])
    await expect(place.store.read({ sha256, sizeBytes: 1 })).rejects.toThrow('SHA-256');
});
