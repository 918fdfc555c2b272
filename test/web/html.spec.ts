import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addresses, consoles, missing, pages, past, portal } from './pages.ts';
import { consoleUrl, cookieFor } from './people.ts';

const checker = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const hasJava = spawnSync('java', ['-version']).status === 0;

interface Looked {
  readonly path: string;
  readonly url: string;
  readonly cookie?: string;
}

/** What the Nu checker finds wrong in each of the pages. */
async function findErrors(looked: readonly Looked[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-html-'));
  try {
    const files = await Promise.all(
      looked.map(async ({ url, cookie }, place) => {
        const file = join(folder, `${place}.html`);
        writeFileSync(file, await (await fetch(url, { headers: cookie ? { cookie } : {} })).text());
        return file;
      }),
    );
    const { stderr } = spawnSync('java', ['-jar', checker, '--errors-only', '--format', 'gnu', ...files], {
      encoding: 'utf8',
    });
    return stderr.replaceAll(/\S*\/(\d+)\.html/g, (_, place: string) => looked[Number(place)]?.path ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the Nu HTML checker finds no error in any page', async () => {
  test.skip(!hasJava && !process.env['CI'], 'There is no Java here, in which the checker is written.');
  const open = [...addresses(pages), ...addresses(past), ...addresses(missing)];
  const signedIn = consoles.flatMap(({ who, es, en }) =>
    [es, en].map((path) => ({
      path: `${path} for ${who}`,
      url: consoleUrl(path),
      ...(who ? { cookie: `quipu=${cookieFor(who)}` } : {}),
    })),
  );
  expect(await findErrors([...open.map((path) => ({ path, url: portal(path) })), ...signedIn])).toBe('');
});
