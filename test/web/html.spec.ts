import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addresses, missing, pages, past, portal } from './pages.ts';

const checker = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const hasJava = spawnSync('java', ['-version']).status === 0;

/** What the Nu checker finds wrong in each of the pages. */
async function findErrors(paths: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-html-'));
  try {
    const files = await Promise.all(
      paths.map(async (path, place) => {
        const file = join(folder, `${place}.html`);
        writeFileSync(file, await (await fetch(portal(path))).text());
        return file;
      }),
    );
    const { stderr } = spawnSync('java', ['-jar', checker, '--errors-only', '--format', 'gnu', ...files], {
      encoding: 'utf8',
    });
    return stderr.replaceAll(/\S*\/(\d+)\.html/g, (_, place: string) => paths[Number(place)] ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the Nu HTML checker finds no error in any page', async () => {
  test.skip(!hasJava && !process.env['CI'], 'There is no Java here, in which the checker is written.');
  expect(await findErrors([...addresses(pages), ...addresses(past), ...addresses(missing)])).toBe('');
});
