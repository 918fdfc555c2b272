import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the checkout; Jest runs there. */
export const root = process.cwd();

const LEFT_OUT = new Set([
  'node_modules',
  'dist',
  'build',
  '.svelte-kit',
  '.nx',
  '.git',
  '.data',
  'generated',
  'test-results',
]);

/** Paths from the root, with `/`, of the files below `folder` that the project wrote. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : filesBelow(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}

export const read = (path: string) => readFileSync(join(root, path), 'utf8');
