import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  base64,
  COSIGNATURE_V1,
  cosignedMessage,
  EMPTY_ROOT,
  formatVkey,
  fromBase64,
  noteSignature,
  openNote,
  parseCheckpoint,
  parseVkey,
  timedSignature,
  verifyConsistency,
} from '@quipu/proof';

/** An answer over HTTP. */
export interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly type?: string;
}

/** A server that answers every request with what `answer` says of its body. */
export async function startServer(
  answer: (body: string, request: IncomingMessage) => Answer | Promise<Answer>,
): Promise<AsyncDisposable & { readonly url: string; readonly server: Server }> {
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, body = '', type = 'text/plain' } = await answer(Buffer.concat(chunks).toString('utf8'), request);
    response.writeHead(status, { 'content-type': type }).end(body);
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  };
  return { url: `http://127.0.0.1:${port}`, server, [Symbol.asyncDispose]: stop };
}

interface Seen {
  readonly size: number;
  readonly root: Uint8Array;
}

/** A witness of c2sp.org/tlog-witness with a memory and a key of its own. */
export class Witness {
  readonly vkey: string;
  /** The old size of each request that it answered, in order. */
  readonly asked: number[] = [];
  readonly #key = generateKeyPairSync('ed25519').privateKey;
  readonly #trusted = new Map<string, string[]>();
  readonly #seen = new Map<string, Seen>();

  constructor(name: string, trusted: readonly string[] = []) {
    const { x = '' } = this.#key.export({ format: 'jwk' });
    this.vkey = formatVkey(name, Buffer.from(x, 'base64url'), COSIGNATURE_V1);
    for (const vkey of trusted) this.trust(vkey);
  }

  /** Whom it believes for the log of that name. */
  trust(vkey: string): void {
    const { name } = parseVkey(vkey);
    this.#trusted.set(name, [...(this.#trusted.get(name) ?? []), vkey]);
  }

  /** What it answers to `add-checkpoint`. */
  answer(request: string): Answer {
    const end = request.indexOf('\n\n');
    const [first = '', ...proof] = request.slice(0, end).split('\n');
    const note = request.slice(end + 2);
    const old = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1] ?? NaN);
    const path = proof.map((line) => fromBase64(line));
    if (end < 0 || Number.isNaN(old) || path.some((hash) => hash?.length !== 32)) return { status: 400 };
    return this.#judge(old, path as Uint8Array[], note);
  }

  /** A cosignature line of this witness under `text`, whatever it says. */
  cosign(text: string, time = Math.floor(Date.now() / 1000)): string {
    const signature = sign(null, cosignedMessage(text, time), this.#key);
    return noteSignature(parseVkey(this.vkey), timedSignature(time, signature));
  }

  #judge(old: number, path: readonly Uint8Array[], note: string): Answer {
    const trusted = this.#trusted.get(note.slice(0, note.indexOf('\n')));
    if (!trusted) return { status: 404 };
    const text = openedBy(note, trusted);
    if (text === undefined) return { status: 403 };
    const { origin, size, root } = parseCheckpoint(text);
    this.asked.push(old);
    if (old > size) return { status: 400 };
    const seen = this.#seen.get(origin) ?? { size: 0, root: EMPTY_ROOT };
    if (seen.size !== old) return { status: 409, body: `${seen.size}\n`, type: 'text/x.tlog.size' };
    if (old === size && base64(seen.root) !== base64(root)) return { status: 409, body: `${seen.size}\n` };
    if (!verifyConsistency({ from: old, to: size }, path, seen.root, root)) return { status: 422 };
    this.#seen.set(origin, { size, root });
    return { status: 200, body: this.cosign(text) };
  }
}

function openedBy(note: string, vkeys: readonly string[]): string | undefined {
  try {
    return openNote(note, vkeys).text;
  } catch {
    return undefined;
  }
}

/** A witness that can be asked: `quipu` finds it under `setting`. */
export async function startWitness(name: string, trusted: readonly string[] = []) {
  const witness = new Witness(name, trusted);
  const isOurs = (request: IncomingMessage) => request.method === 'POST' && request.url === '/add-checkpoint';
  const server = await startServer((body, request) => (isOurs(request) ? witness.answer(body) : { status: 404 }));
  const { url } = server;
  return { witness, vkey: witness.vkey, url, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
