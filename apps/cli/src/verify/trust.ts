import { translate } from '@quipu/i18n';
import { COSIGNATURE_V1, ED25519, parseVkey, ProofError, type KeyAlgorithm, type Trust } from '@quipu/proof';
import { WrongUsage, type Io } from '../io.ts';
import type { PlacedLog } from './sources.ts';
import { Unreadable } from './unreadable.ts';

/** Whom the caller says to believe. */
export interface TrustOptions {
  readonly vkey?: readonly string[];
  readonly witness?: readonly string[];
  readonly quorum?: string;
}

/** The keys that a log is verified with. */
export interface TrustedKeys {
  readonly vkeys: readonly string[];
  /** Why they are believed: somebody gave them, they are those of before, or, for once, those that the log publishes. */
  readonly from: 'given' | 'known' | 'published';
}

function checkKeys(io: Io, vkeys: readonly string[], algorithm: KeyAlgorithm): void {
  for (const vkey of vkeys) {
    const found = algorithmOf(vkey);
    if (found === undefined) throw new WrongUsage(translate(io.language, 'verify.usage.vkey', { vkey }));
    const other = algorithm === ED25519 ? 'verify.usage.log-key' : 'verify.usage.witness-key';
    if (found !== algorithm) throw new WrongUsage(translate(io.language, other, { vkey }));
  }
}

function algorithmOf(vkey: string): KeyAlgorithm | undefined {
  try {
    return parseVkey(vkey).algorithm;
  } catch (fault) {
    if (fault instanceof ProofError) return undefined;
    throw fault;
  }
}

/** Whom to believe, as the options say. @throws WrongUsage for what is no key, and a quorum that can never be met */
export function trustOf(io: Io, { vkey = [], witness = [], quorum = '0' }: TrustOptions): Required<Trust> {
  checkKeys(io, vkey, ED25519);
  checkKeys(io, witness, COSIGNATURE_V1);
  const count = new Set(witness).size;
  if (!/^\d{1,3}$/.test(quorum) || Number(quorum) > count)
    throw new WrongUsage(translate(io.language, 'verify.usage.quorum', { count }));
  return { vkeys: vkey, witnesses: witness, quorum: Number(quorum) };
}

/** The keys that a log publishes of itself. @throws Unreadable when there is none, or what is there is none */
async function publishedKeys(log: PlacedLog): Promise<readonly string[]> {
  const text = Buffer.from((await log.read('vkey')) ?? '').toString('utf8');
  const vkeys = text.split('\n').filter((line) => line !== '');
  if (vkeys.length === 0) throw new Unreadable(log.place, 'vkey', 'verify.unreadable.no-log');
  const odd = vkeys.find((vkey) => algorithmOf(vkey) !== ED25519);
  if (odd === undefined) return vkeys;
  throw new Unreadable(`${log.place}/vkey`, { key: 'verify.problem.VKEY_MALFORMED', values: { detail: odd } });
}

/** The keys for `log`: those given; else those of the times before; else those that it publishes. */
export async function keysFor(
  log: PlacedLog,
  given: readonly string[],
  known: readonly string[] | undefined,
): Promise<TrustedKeys> {
  if (given.length > 0) return { vkeys: given, from: 'given' };
  if (known) return { vkeys: known, from: 'known' };
  return { vkeys: await publishedKeys(log), from: 'published' };
}

/** What to believe the next time: of the keys that the log publishes, those that did sign; otherwise all. */
export function keysToKeep(
  { vkeys, from }: TrustedKeys,
  signers: readonly { readonly id: string }[],
): readonly string[] {
  return from === 'published' ? vkeys.filter((vkey) => signers.some(({ id }) => parseVkey(vkey).id === id)) : vkeys;
}
