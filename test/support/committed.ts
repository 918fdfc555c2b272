import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { read, root } from './repository.ts';

/** Expects that the committed file says `text`; with UPDATE=1 (`npm run schema`) it is written instead. */
export function expectCommitted(path: string, text: string): void {
  if (process.env['UPDATE']) writeFileSync(join(root, path), text);
  expect(text).toBe(read(path));
}
