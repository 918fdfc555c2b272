import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { root } from '../support/repository.ts';

test("the portal's typed documents are what its .graphql files and the schema give", () => {
  const { stderr } = spawnSync(process.execPath, ['libs/web/client/codegen.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
});
