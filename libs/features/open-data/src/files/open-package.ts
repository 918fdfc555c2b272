import { stat } from 'node:fs/promises';
import { openFolder } from './folder.ts';
import { UnreadablePackage, type PackageFiles } from './package-files.ts';
import { openZip } from './zip.ts';

/**
 * Opens the package in a folder or a ZIP file.
 * @throws UnreadablePackage when there is nothing at `path`, or it is neither.
 */
export async function openPackage(path: string): Promise<PackageFiles> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UnreadablePackage('PACKAGE_NOT_FOUND');
  return found.isDirectory() ? openFolder(path) : openZip(path);
}
