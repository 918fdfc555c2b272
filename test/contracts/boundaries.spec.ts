import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { filesBelow, read } from '../support/repository.ts';

const run = promisify(execFile);

/** What dependency-cruiser says of one file that imports `imported`, put at `path` for a moment. */
async function cruise(path: string, imported: string): Promise<string> {
  const folder = path.slice(0, path.lastIndexOf('/'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `import * as canary from '${imported}';\nexport const held = canary;\n`);
  try {
    const { stdout } = await run('node_modules/.bin/depcruise', ['--output-type', 'err', path]);
    return stdout;
  } catch (refused) {
    return (refused as { stdout: string }).stdout;
  } finally {
    rmSync(path);
  }
}

test.each([
  ['libs/kernel/src/canary.ts', 'typeorm', 'kernel-is-pure'],
  ['libs/proof/src/canary.ts', 'node:crypto', 'proof-is-pure'],
  ['libs/platform/src/clock/canary.ts', '@quipu/plans', 'platform-below-features'],
  ['libs/features/members/src/canary.ts', '@quipu/plans', 'features-upstream-only'],
  ['libs/features/plans/src/canary.rules.ts', 'typeorm', 'rules-are-pure'],
  ['libs/features/plans/src/canary.resolver.ts', 'typeorm', 'resolvers-hold-no-rows'],
  ['libs/features/plans/src/canary.ts', '@quipu/api', 'nothing-imports-an-app'],
  ['libs/web/charts/src/canary.ts', '@nestjs/common', 'web-has-no-server'],
])('%s may not import %s (%s)', async (path, imported, rule) => {
  expect(await cruise(path, imported)).toContain(rule);
});

test('the platform has never heard of a commitment', () => {
  const nouns = /\b(commitment|contribution|milestone|decision|assessment|institution|milestones|action plan)s?\b/i;
  const guilty = filesBelow('libs/platform', '.ts').filter((path) =>
    nouns.test(read(path).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
  );
  expect(guilty).toEqual([]);
});

test('no file is longer than 250 lines', () => {
  const files = ['apps', 'libs', 'migrations', 'test', 'tools'].flatMap((folder) =>
    ['.ts', '.mjs', '.svelte'].flatMap((ending) => filesBelow(folder, ending)),
  );
  expect(files.filter((path) => read(path).split('\n').length > 250)).toEqual([]);
});

test('no folder of a feature holds more than twelve sources', () => {
  const counts = new Map<string, number>();
  for (const path of filesBelow('libs/features', '.ts').filter((file) => !file.endsWith('.spec.ts'))) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > 12)).toEqual([]);
});
