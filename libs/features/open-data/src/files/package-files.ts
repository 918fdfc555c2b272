import type { Readable } from 'node:stream';

/** The files of one package, read by name; nothing is ever unpacked to the disk. */
export interface PackageFiles {
  /** Bytes of a file once unpacked, or null when the package has no such file. */
  size(path: string): Promise<number | null>;
  /** @throws when there is no such file. */
  read(path: string): Promise<Readable>;
  close(): Promise<void>;
}

/** A package whose bytes cannot be read as one: `code` is that of an import problem. */
export class UnreadablePackage extends Error {
  readonly code: 'PACKAGE_NOT_FOUND' | 'PACKAGE_NOT_READABLE';
  constructor(code: UnreadablePackage['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** More than any plan needs, less than what fills a disk or a memory. */
export const FILE_SIZE_LIMIT = 1024 ** 3;

/** The name of the description in every package. */
export const DESCRIPTOR = 'datapackage.json';

/** Whether a path stays inside its package: no scheme, no root, no way up, whatever the separators. */
export const isInside = (path: string): boolean =>
  path.length <= 200 && /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/.test(path);
