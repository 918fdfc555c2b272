import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { createFile, faultCode, replaceFile } from './durable-file.ts';
import { keyBlocks, newKeyPem, parseKeys, type SigningKey } from './key.ts';
import { SigningRefused } from './refusal.ts';

/** Far more than anybody has keys; an endless file is none. */
const BYTES_AT_MOST = 65_536;
const OTHERS_MAY = 0o077;

/**
 * The text of the key file.
 * @throws SigningRefused unless it is a regular file that its owner alone may read
 */
async function readKeyFile(file: string): Promise<string> {
  // Not waiting: the name may be that of a pipe to which nobody writes.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((fault: unknown) => {
    throw new SigningRefused('KEY_UNREADABLE', { file, reason: faultCode(fault) });
  });
  try {
    // Asked of what was opened: the name may point elsewhere in the next moment.
    const { mode, size } = await handle.stat().then((found) => {
      if (!found.isFile() || found.size > BYTES_AT_MOST) throw new SigningRefused('KEY_NOT_A_FILE', { file });
      return found;
    });
    if ((mode & OTHERS_MAY) !== 0)
      throw new SigningRefused('KEY_READABLE_BY_OTHERS', { file, mode: (mode & 0o777).toString(8).padStart(4, '0') });
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Where the keys of the log are: the settings of that name. */
export interface KeySettings {
  readonly JOURNAL_ORIGIN: string;
  readonly JOURNAL_KEY_FILE?: string | undefined;
  readonly JOURNAL_KEY?: string | undefined;
}

/**
 * The keys that sign, the newest first; read anew at each call, so that a rotation needs no restart.
 * @throws SigningRefused when there is none, or the place is not safe, or anything in it is not a key
 */
export async function readKeys(settings: KeySettings): Promise<SigningKey[]> {
  const { JOURNAL_ORIGIN: origin, JOURNAL_KEY_FILE: file, JOURNAL_KEY: text } = settings;
  if (file && text) throw new SigningRefused('KEY_GIVEN_TWICE');
  if (file) return parseKeys(await readKeyFile(file), file, origin);
  if (text) return parseKeys(text, 'JOURNAL_KEY', origin);
  throw new SigningRefused('KEY_MISSING');
}

/** Makes a key file with one new key. @throws SigningRefused KEY_FILE_EXISTS: what is there is never overwritten */
export async function newKeyFile(file: string): Promise<void> {
  await createFile(file, newKeyPem()).catch((fault: unknown) => {
    const code = faultCode(fault);
    throw code === 'EEXIST'
      ? new SigningRefused('KEY_FILE_EXISTS', { file })
      : new SigningRefused('KEY_UNREADABLE', { file, reason: code });
  });
}

/** Puts a new key before those of the file; all of them sign from now on. */
export async function rotateKeyFile(file: string): Promise<void> {
  const blocks = keyBlocks(await readKeyFile(file), file);
  await replaceFile(file, [newKeyPem().trim(), ...blocks, ''].join('\n'));
}

/** Leaves the newest key of the file alone. */
export async function keepNewestKey(file: string): Promise<void> {
  const [newest = ''] = keyBlocks(await readKeyFile(file), file);
  await replaceFile(file, `${newest}\n`);
}
