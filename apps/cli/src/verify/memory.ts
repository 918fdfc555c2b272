import { readFile } from 'node:fs/promises';
import { parseCheckpoint, parseVkey, unverifiedText } from '@quipu/proof';
import { writeWhole } from './files.ts';
import { nameOfFault, Unreadable } from './unreadable.ts';

const FORMAT = 'quipu-state/1';

/** What `--state` remembers of a log. */
export interface Memory {
  /** The keys that were believed. */
  readonly vkeys: readonly string[];
  /** The last checkpoint that was accepted, with its signatures. */
  readonly note: string;
}

const strange = (file: string) => new Unreadable(file, { key: 'verify.reason.not-state' }, 'verify.unreadable.state');

/** What a file remembers; undefined when it is not there yet. @throws Unreadable for any other file */
export async function recall(file: string): Promise<Memory | undefined> {
  const text = await readFile(file, 'utf8').catch((fault: unknown) => {
    if (nameOfFault(fault) === 'ENOENT') return undefined;
    throw new Unreadable(file, nameOfFault(fault), 'verify.unreadable.state');
  });
  if (text === undefined) return undefined;
  try {
    const { format, vkeys, note } = JSON.parse(text) as Memory & { readonly format: string };
    if (format !== FORMAT || vkeys.length === 0) throw strange(file);
    vkeys.forEach(parseVkey);
    parseCheckpoint(unverifiedText(note));
    return { vkeys, note };
  } catch {
    throw strange(file);
  }
}

/** Remembers; a crash leaves what was remembered before. @throws Unreadable when it cannot be written */
export async function remember(file: string, { vkeys, note }: Memory): Promise<void> {
  try {
    await writeWhole(file, `${JSON.stringify({ format: FORMAT, vkeys, note }, null, 2)}\n`);
  } catch (fault) {
    throw new Unreadable(file, nameOfFault(fault), 'verify.unreadable.state');
  }
}
