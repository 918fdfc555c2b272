import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { startApi } from '../support/api.ts';
import { quipu } from '../support/console.ts';
import type { TestDatabase } from '../support/database.ts';
import { disaster, environmentOf, restore } from '../support/disaster.ts';
import { sequence } from '../support/log.ts';

/** Runs `work` with the address at which the log of `db` is public. */
async function served<T>(db: TestDatabase, work: (url: string) => Promise<T>): Promise<T> {
  await using api = await startApi({}, db);
  await api.app.listen(0, '127.0.0.1');
  return await work(await api.app.getUrl());
}

test('who mirrored the log and who verifies it with a memory see a restored database come back to what they know', async () => {
  await using lost = await disaster();
  const folder = mkdtempSync(join(tmpdir(), 'quipu-witnessed-'));
  const [vkey = ''] = await lost.signer.vkeys();
  const verify = (url: string) =>
    quipu(['verify', '--url', url, '--vkey', vkey, '--state', join(folder, 'memory'), '--all'], { LANG: 'en' });
  const copied = join(folder, 'mirror');
  await served(lost.db, async (url) => {
    expect(await verify(url)).toMatchObject({ code: ExitCode.DONE, err: '' });
    expect(await quipu(['mirror', copied, '--url', url, '--vkey', vkey], {})).toMatchObject({ code: ExitCode.DONE });
  });
  // As it was restored: to a reader with a memory, a log that shrank.
  expect(await served(lost.copy, verify)).toMatchObject({ code: ExitCode.NOT_VERIFIED });
  expect(await restore(lost.signer, lost.copy, copied)).toMatchObject({ code: ExitCode.DONE, err: '' });
  await sequence(lost.copy);
  const env = environmentOf(lost.signer, lost.copy);
  expect(await quipu(['checkpoint'], env)).toMatchObject({
    code: ExitCode.DONE,
    out: expect.stringContaining('Signed'),
  });
  expect(await served(lost.copy, verify)).toMatchObject({ code: ExitCode.DONE, err: '' });
  rmSync(folder, { recursive: true });
});

test('the address of a log that still answers is as good a mirror as a folder', async () => {
  await using lost = await disaster();
  const told = await served(lost.db, (url) => restore(lost.signer, lost.copy, url));
  expect(told).toMatchObject({ code: ExitCode.DONE, err: '' });
});
