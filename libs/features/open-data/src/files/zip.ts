import type { Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';
import { DESCRIPTOR, UnreadablePackage, type PackageFiles } from './package-files.ts';

/** A package has two dozen files; more entries than this are not a package. */
const ENTRY_LIMIT = 1000;

const openArchive = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    open(path, { lazyEntries: true, autoClose: false }, (fault, zip) => (fault ? reject(fault) : resolve(zip))),
  );

/** The entries by name. yauzl refuses absolute names and names that lead up, and checks sizes while it unpacks. */
function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > ENTRY_LIMIT) reject(new RangeError(`The archive has more than ${ENTRY_LIMIT} entries.`));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Archivers put the folder itself into the archive, or only what is in it. */
function folderOf(entries: ReadonlyMap<string, Entry>): string {
  const found = [...entries.keys()].filter((name) => name === DESCRIPTOR || /^[^/]+\/datapackage\.json$/.test(name));
  const [only] = found;
  return only && found.length === 1 ? only.slice(0, -DESCRIPTOR.length) : '';
}

const readEntry = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (fault, stream) => (fault ? reject(fault) : resolve(stream))),
  );

/** The package in a ZIP file. @throws UnreadablePackage when the file is no whole archive. */
export async function openZip(path: string): Promise<PackageFiles> {
  let zip: ZipFile | undefined;
  try {
    const archive = (zip = await openArchive(path));
    const entries = await entriesOf(archive);
    const folder = folderOf(entries);
    return {
      size: (name) => Promise.resolve(entries.get(folder + name)?.uncompressedSize ?? null),
      async read(name) {
        const entry = entries.get(folder + name);
        if (!entry) throw new RangeError(`The package has no file ${name}.`);
        return readEntry(archive, entry);
      },
      close: () => Promise.resolve(archive.close()),
    };
  } catch (cause) {
    zip?.close();
    throw new UnreadablePackage('PACKAGE_NOT_READABLE', { cause });
  }
}
