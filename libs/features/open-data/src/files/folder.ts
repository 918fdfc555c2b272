import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { PackageFiles } from './package-files.ts';

/** The package in a folder. A link that leads out of the folder counts as absent. */
export async function openFolder(folder: string): Promise<PackageFiles> {
  const root = await realpath(folder);
  const locate = async (path: string): Promise<string | null> => {
    const real = await realpath(join(root, path)).catch(() => null);
    return real?.startsWith(root + sep) ? real : null;
  };
  return {
    async size(path) {
      const real = await locate(path);
      const found = real ? await stat(real) : null;
      return found?.isFile() ? found.size : null;
    },
    async read(path) {
      const real = await locate(path);
      if (!real) throw new RangeError(`The package has no file ${path}.`);
      return createReadStream(real);
    },
    close: () => Promise.resolve(),
  };
}
