import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import {
  appendLeaves,
  checkpointText,
  COSIGNATURE_V1,
  cosignedMessage,
  disclosuresPath,
  edgeTiles,
  encodeLeaf,
  formatBundle,
  formatProof,
  formatVkey,
  leafHash,
  noteSignature,
  parseVkey,
  partDigest,
  partSalt,
  tilePath,
  TileTree,
  tileWidth,
  TILE_WIDTH,
  base64url,
  type Json,
  type Receipt,
  type Source,
} from '@quipu/proof';

/** A key of Ed25519 that signs notes, as a log and as a witness. */
export class NoteKey {
  readonly #key = generateKeyPairSync('ed25519').privateKey;
  readonly vkey: string;
  readonly witnessVkey: string;

  constructor(name: string) {
    const raw = Buffer.from(this.#key.export({ format: 'jwk' }).x ?? '', 'base64url');
    this.vkey = formatVkey(name, raw);
    this.witnessVkey = formatVkey(name, raw, COSIGNATURE_V1);
  }

  sign(text: string): string {
    return noteSignature(parseVkey(this.vkey), sign(null, Buffer.from(text), this.#key));
  }

  cosign(text: string, time: number): string {
    const stamp = Buffer.alloc(8);
    stamp.writeBigUInt64BE(BigInt(time));
    const signature = sign(null, cosignedMessage(text, time), this.#key);
    return noteSignature(parseVkey(this.witnessVkey), Buffer.concat([stamp, signature]));
  }
}

/** An entry of a made log: its parts, and which of them are not told. */
export interface MadeEntry {
  readonly kind?: string;
  readonly op?: string;
  readonly parts: Readonly<Record<string, Json>>;
  readonly withheld?: readonly string[];
  readonly erased?: readonly string[];
}

/** The row of the entry at `index`. */
export const rowOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const aboutNothing = (index: number): MadeEntry => ({
  parts: {
    who: { actor: 'coordinator', request: null },
    core: { code: `CTR-${index}`, on: '2017-08-09' },
    'text.body': `Propuesta ${index}`,
    personal: { name: `Persona ${index}` },
  },
  withheld: ['personal'],
});

const saltOf = (index: number) => createHash('sha256').update(`salt ${index}`).digest();

function bodyOf(index: number, { kind = 'contributions', op = 'insert', parts }: MadeEntry): Uint8Array {
  const digests = Object.entries(parts).map(([part, value]) => [
    part,
    partDigest(partSalt(saltOf(index), part), part, value),
  ]);
  return encodeLeaf({
    v: 1,
    act: 'contribution.recorded',
    actId: String(index + 1),
    at: '2026-11-21T01:59:48.335375Z',
    entry: String(index + 1),
    kind,
    op,
    parts: Object.fromEntries(digests) as Record<string, string>,
    prev: null,
    ref: rowOf(index),
    role: 'coordinator',
    shape: 1,
  });
}

function told(index: number, { parts, withheld = [], erased = [] }: MadeEntry) {
  const isTold = ([part]: [string, Json]) => !withheld.includes(part) && !erased.includes(part);
  const disclosed = Object.entries(parts)
    .filter(isTold)
    .map(([part, value]) => ({ part, salt: base64url(partSalt(saltOf(index), part)), value }));
  return { disclosed, withheld, erased };
}

/**
 * A log in memory, as a server or a mirror would serve it: `files` by path. It does as it is told, also what no honest
 * log does.
 */
export class MadeLog implements Source {
  readonly origin: string;
  readonly key: NoteKey;
  readonly files = new Map<string, Uint8Array>();
  readonly #entries: MadeEntry[] = [];
  readonly #tiles = new Map<string, Uint8Array>();

  constructor(origin = 'quipu.example/journal', key = new NoteKey(origin)) {
    this.origin = origin;
    this.key = key;
  }

  get size(): number {
    return this.#entries.length;
  }

  entry(index: number): MadeEntry {
    return this.#entries[index]!;
  }

  get note(): string {
    return Buffer.from(this.files.get('checkpoint')!).toString();
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.files.get(path);
  }

  /** Appends entries, `count` about nothing or those given, and publishes what there is then. */
  async grow(more: number | readonly MadeEntry[], cosign: (text: string) => string = () => ''): Promise<this> {
    const from = this.size;
    const entries =
      typeof more === 'number' ? Array.from({ length: more }, (_, at) => aboutNothing(from + at)) : [...more];
    const edge = new Map(
      edgeTiles(from).map(({ level, position }) => [level, this.#tiles.get(`${level}/${position}`)!] as const),
    );
    const hashes = entries.map((entry, at) => leafHash(bodyOf(from + at, entry)));
    this.#entries.push(...entries);
    for (const tile of appendLeaves(edge, from, hashes)) {
      this.#tiles.set(`${tile.level}/${tile.position}`, tile.hashes);
      this.files.set(tilePath(tile.level, tile.position, tile.hashes.length / 32), tile.hashes);
    }
    for (let position = Math.floor(from / TILE_WIDTH); position * TILE_WIDTH < this.size; position++)
      this.#putBundle(position);
    await this.sign(cosign);
    return this;
  }

  /** Signs what there is, whatever was signed before. */
  async sign(cosign: (text: string) => string = () => ''): Promise<void> {
    const text = checkpointText({ origin: this.origin, size: this.size, root: await this.tree().root(this.size) });
    this.put('checkpoint', `${text}\n${this.key.sign(text)}${cosign(text)}`);
    this.put('vkey', `${this.key.vkey}\n`);
  }

  put(path: string, content: string | Uint8Array): void {
    this.files.set(path, typeof content === 'string' ? Buffer.from(content) : content);
  }

  tree(): TileTree {
    return new TileTree(async (level, position) => this.#tiles.get(`${level}/${position}`));
  }

  /** Writes the bundle, and what is told of it, that holds the entry at `index` after `index` says something else. */
  rewrite(index: number, entry: MadeEntry): void {
    this.#entries[index] = entry;
    this.#putBundle(Math.floor(index / TILE_WIDTH));
  }

  async receipt(index: number): Promise<Receipt> {
    const entry = this.#entries[index]!;
    return {
      format: 'quipu-receipt/1',
      origin: this.origin,
      vkeys: [this.key.vkey],
      proof: formatProof({ index, path: await this.tree().inclusion(index, this.size), checkpoint: this.note }),
      leaf: Buffer.from(bodyOf(index, entry)).toString(),
      ...told(index, entry),
    };
  }

  #putBundle(position: number): void {
    const width = tileWidth(0, position, this.size);
    const from = position * TILE_WIDTH;
    const entries = this.#entries.slice(from, from + width);
    this.put(tilePath('entries', position, width), formatBundle(entries.map((entry, at) => bodyOf(from + at, entry))));
    const lines = entries.map((entry, at) => JSON.stringify({ index: String(from + at), ...told(from + at, entry) }));
    this.put(disclosuresPath(position, width), `${lines.join('\n')}\n`);
  }
}
