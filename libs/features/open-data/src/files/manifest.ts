import { createHash } from 'node:crypto';
import type { Problems } from '../check/problems.ts';
import type { Format, Resource } from '../format/format.ts';
import { DESCRIPTOR, FILE_SIZE_LIMIT, isInside, UnreadablePackage, type PackageFiles } from './package-files.ts';

/** What a package says of itself, and where its files are. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  /** In the order of the format, so that each comes after those that it refers to. */
  readonly files: readonly PackageFile[];
  /** Resources that the package says it has, but whose file cannot be read. */
  readonly lost: readonly string[];
}

export interface PackageFile {
  readonly resource: Resource;
  readonly path: string;
  readonly sizeBytes: number;
}

const DESCRIPTOR_SIZE_LIMIT = 4 * 1024 ** 2;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 200;

/** @throws UnreadablePackage when the file cannot be read to its end: a damaged archive shows only then. */
async function readWhole(files: PackageFiles, path: string, take: (chunk: Buffer) => unknown): Promise<void> {
  try {
    for await (const chunk of await files.read(path)) take(chunk as Buffer);
  } catch (cause) {
    throw new UnreadablePackage('PACKAGE_NOT_READABLE', { cause });
  }
}

async function readJson(files: PackageFiles, path: string): Promise<unknown> {
  const chunks: Buffer[] = [];
  await readWhole(files, path, (chunk) => chunks.push(chunk));
  try {
    return JSON.parse(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    return undefined;
  }
}

async function readDescriptor(files: PackageFiles, problems: Problems): Promise<Record<string, unknown> | null> {
  const size = await files.size(DESCRIPTOR);
  if (size === null) problems.add('DESCRIPTOR_MISSING', { file: DESCRIPTOR });
  else if (size > DESCRIPTOR_SIZE_LIMIT)
    problems.add('FILE_TOO_LARGE', { file: DESCRIPTOR, values: { maxBytes: DESCRIPTOR_SIZE_LIMIT } });
  else {
    const content = await readJson(files, DESCRIPTOR);
    if (isRecord(content)) return content;
    problems.add('DESCRIPTOR_NOT_JSON', { file: DESCRIPTOR });
  }
  return null;
}

/** The path of each resource that the package says it has; null when it is none to follow. */
function declared(content: Record<string, unknown>, format: Format, problems: Problems): Map<string, string | null> {
  const paths = new Map<string, string | null>();
  const listed: unknown[] = Array.isArray(content['resources']) ? content['resources'] : [];
  for (const entry of listed) {
    const { name, path } = isRecord(entry) ? entry : {};
    const place = { file: DESCRIPTOR, column: 'resources', value: isText(name) ? name : null };
    if (!isText(name) || !isText(path)) problems.add('RESOURCE_NAMELESS', place);
    else if (!format.resources.some((resource) => resource.name === name)) problems.add('RESOURCE_UNKNOWN', place);
    else if (paths.has(name)) problems.add('RESOURCE_TWICE', place);
    else {
      if (!isInside(path)) problems.add('PATH_UNSAFE', { ...place, value: path });
      paths.set(name, isInside(path) ? path : null);
    }
  }
  if (listed.length === 0) problems.add('DESCRIPTOR_INCOMPLETE', { file: DESCRIPTOR, column: 'resources' });
  return paths;
}

async function locate(
  files: PackageFiles,
  resource: Resource,
  path: string,
  problems: Problems,
): Promise<PackageFile | null> {
  const sizeBytes = await files.size(path);
  if (sizeBytes === null) problems.add('FILE_MISSING', { file: path, values: { resource: resource.name } });
  else if (sizeBytes > FILE_SIZE_LIMIT)
    problems.add('FILE_TOO_LARGE', { file: path, values: { maxBytes: FILE_SIZE_LIMIT } });
  else return { resource, path, sizeBytes };
  return null;
}

/** Reads datapackage.json. Null when it does not say enough to look at the files; the problems say why. */
export async function readManifest(files: PackageFiles, format: Format, problems: Problems): Promise<Manifest | null> {
  const content = await readDescriptor(files, problems);
  if (!content) return null;
  if (content['format'] !== format.id) {
    const value = isText(content['format']) ? content['format'] : null;
    problems.add('FORMAT_UNKNOWN', { file: DESCRIPTOR, column: 'format', value, values: { format: format.id } });
    return null;
  }
  const { name, version } = content;
  for (const field of ['name', 'version'])
    if (!isText(content[field])) problems.add('DESCRIPTOR_INCOMPLETE', { file: DESCRIPTOR, column: field });
  const paths = declared(content, format, problems);
  const found: PackageFile[] = [];
  for (const resource of format.resources) {
    const path = paths.get(resource.name);
    const file = path ? await locate(files, resource, path, problems) : null;
    if (file) found.push(file);
  }
  const lost = [...paths.keys()].filter((lostName) => !found.some(({ resource }) => resource.name === lostName));
  return isText(name) && isText(version) ? { name, version, files: found, lost } : null;
}

/**
 * SHA-256 of the package, lower-case hex: of the lines that `sha256sum` prints for datapackage.json and the files that
 * it lists, in the order of their names. A folder and a ZIP of the same files have the same.
 * @throws UnreadablePackage when a file cannot be read to its end.
 */
export async function digestOf(files: PackageFiles, manifest: Manifest): Promise<string> {
  const lines: string[] = [];
  for (const path of [DESCRIPTOR, ...manifest.files.map((file) => file.path)].toSorted()) {
    const hash = createHash('sha256');
    await readWhole(files, path, (chunk) => hash.update(chunk));
    lines.push(`${hash.digest('hex')}  ${path}\n`);
  }
  return createHash('sha256').update(lines.join('')).digest('hex');
}
