import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { given } from '../builders/index.ts';
import { disaster, restore, sizeOf } from '../support/disaster.ts';

test('a mirror behind an address serves as well, below the address or below its /journal', async () => {
  await using lost = await disaster();
  const server = createServer((request, response) => {
    try {
      response.end(readFileSync(join(lost.mirror.folder, request.url?.replace(/^\/copia\/journal\//, '') ?? '')));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const told = await restore(lost.signer, lost.copy, `http://127.0.0.1:${port}/copia`);
  server.closeAllConnections();
  server.close();
  expect(told).toMatchObject({ code: ExitCode.DONE, err: '' });
});

const flip = (file: string, at: number) => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};
/** The last file below a folder of tiles: the partial one, if there is one. */
const lastOf = (folder: string) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const [last] = files.map((entry) => join(entry.parentPath, entry.name)).toSorted((a, b) => b.localeCompare(a));
  return last ?? '';
};

test.each<[string, string, (folder: string) => void]>([
  ['an entry that was altered', 'leaf', (folder) => flip(lastOf(join(folder, 'tile/entries')), 40)],
  ['a tile that was altered', 'root', (folder) => flip(lastOf(join(folder, 'tile/0')), 3)],
  [
    'a bundle that is cut short',
    'BUNDLE_MALFORMED',
    (folder) => writeFileSync(lastOf(join(folder, 'tile/entries')), 'x'),
  ],
  ['a tile that is missing', 'cannot be read', (folder) => rmSync(lastOf(join(folder, 'tile/0')))],
  ['no checkpoint', 'cannot be read', (folder) => rmSync(join(folder, 'checkpoint'))],
  [
    'a checkpoint that was altered',
    'SIGNATURE_WRONG',
    (folder) => flip(join(folder, 'checkpoint'), 'quipu.example/journal\n'.length),
  ],
])('from a mirror with %s nothing is restored', async (_, words, spoil) => {
  await using lost = await disaster();
  const from = await sizeOf(lost.copy);
  spoil(lost.mirror.folder);
  const told = await restore(lost.signer, lost.copy, lost.mirror.folder);
  expect(told).toMatchObject({ code: ExitCode.REFUSED, out: '', err: expect.stringContaining(words) });
  expect(await sizeOf(lost.copy)).toBe(from);
});

test('a mirror that is older than what was signed does not do, and says which leaves are missing', async () => {
  await using lost = await disaster();
  await given(lost.db).contribution('CTR-04');
  const { checkpoint } = await lost.signer.sign();
  const told = await restore(lost.signer, lost.copy, lost.mirror.folder);
  expect(told.code).toBe(ExitCode.REFUSED);
  expect(told.err).toContain(`leaves ${lost.mirror.size} to ${checkpoint.size - 1} are missing`);
});

test('a mirror of another log does not do', async () => {
  await using lost = await disaster();
  await using other = await disaster();
  const told = await restore(lost.signer, lost.copy, other.mirror.folder);
  expect(told).toMatchObject({ code: ExitCode.REFUSED, err: expect.stringContaining('our keys signed') });
});
