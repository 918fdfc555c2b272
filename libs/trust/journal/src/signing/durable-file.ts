import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The `code` of a fault of the operating system, `ENOENT`; empty for any other. */
export const faultCode = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : '';

/** Whose `file` is, so that a replacement made by root stays readable for the program that reads it. */
async function ownerOf(file: string): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return stat(file).catch(() => stat(dirname(file)));
}

/**
 * Replaces `file` by `text`, readable by its owner alone. When this resolves, the new text is on the disk; a crash at any
 * moment before leaves the old text, whole.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.draft`;
  try {
    const owner = await ownerOf(file);
    await writeDurably(draft, text, owner);
    await rename(draft, file);
    await syncFolder(file);
  } catch (fault) {
    await rm(draft, { force: true });
    throw fault;
  }
}

/** Writes a file that is not there yet. @throws a fault with the code EEXIST when it is */
export async function createFile(file: string, text: string): Promise<void> {
  await writeDurably(file, text);
  await syncFolder(file);
}

async function writeDurably(file: string, text: string, owner?: { uid: number; gid: number }): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    if (owner) await handle.chown(owner.uid, owner.gid);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name is durable once its folder is. */
async function syncFolder(file: string): Promise<void> {
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
