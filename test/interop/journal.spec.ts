import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { given } from '../builders/index.ts';
import { listen } from '../support/listen.ts';
import { startLog, type LogApi } from '../support/log-api.ts';
import { quipu, temporaryFolder } from '../support/served-log.ts';
import { buildGoVerifier } from './go-verifier.ts';

const go = await buildGoVerifier();
afterAll(() => go[Symbol.dispose]());

/** Records more acts, and signs them. */
async function goOn(log: LogApi, from: number): Promise<number> {
  for (let code = from; code < from + 5; code++) await given(log.db).contribution(`CTR-${code}`);
  return log.publish();
}

test('the journal over HTTP and its mirror are proven by Go, and by us; and so is that they go on', async () => {
  await using log = await startLog();
  using folder = temporaryFolder();
  const [older, copy, state] = ['older', 'copy', 'state'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  const url = await listen(log);
  const trust = ['--vkey', log.vkey];

  await goOn(log, 1);
  const proven = async (size: number, old?: string) => {
    const verdict = { isVerified: true, says: `${size} entries proven` };
    expect(await go.verify(url, log.vkey, old)).toEqual(verdict);
    expect((await quipu(['mirror', copy, '--url', url, ...trust])).code).toBe(ExitCode.DONE);
    expect(await go.verify(copy, log.vkey, old)).toEqual(verdict);
    for (const place of [
      ['--url', url],
      ['--dir', copy],
    ]) {
      const { code, out } = await quipu(['verify', ...place, '--all', '--state', state, ...trust]);
      expect([code, out]).toEqual([ExitCode.DONE, expect.stringContaining(`has ${size.toLocaleString('en')} entries`)]);
    }
  };
  const { size } = await log.checkpoint();
  await proven(size);

  writeFileSync(older, (await log.get('checkpoint')).text);
  await log.cosign('witness.example/lima');
  const grown = await goOn(log, 10);
  expect(grown).toBeGreaterThan(size);
  await proven(grown, older);
});
