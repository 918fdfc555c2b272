import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { translate } from '@quipu/i18n';
import type { Source } from '@quipu/proof';
import { WrongUsage, type Io } from '../io.ts';
import { nameOfFault, Unreadable } from './unreadable.ts';

/** For one file; a bundle of the longest entries has 16 MiB. */
const REQUEST_MS = 60_000;
const BODY_BYTES_AT_MOST = 64 * 1024 * 1024;
/** A server that asks for patience gets some. */
const WAIT_SECONDS_AT_MOST = 120;
const TRIES = 10;

/** The seconds that a server asks to wait before it is asked again; undefined when it does not, or for too long. */
function waitOf({ status, headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return [429, 503].includes(status) && seconds <= WAIT_SECONDS_AT_MOST ? Math.max(1, seconds) : undefined;
}

/** A log that a server publishes below an address, by the paths of c2sp.org/tlog-tiles. */
class Server implements Source {
  readonly place: string;
  readonly #signal: AbortSignal;

  constructor(place: string, signal: AbortSignal) {
    this.place = place;
    this.#signal = signal;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const place = `${this.place}/${path}`;
    try {
      return await this.#ask(place, path.startsWith('tile/'));
    } catch (fault) {
      if (this.#signal.aborted || fault instanceof Unreadable) throw fault;
      throw new Unreadable(place, nameOfFault(fault));
    }
  }

  /** @param isForEver whether a copy that somebody kept on the way is as good */
  async #ask(place: string, isForEver: boolean): Promise<Uint8Array | undefined> {
    for (let tried = 1; ; tried++) {
      const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(REQUEST_MS)]);
      const response = await fetch(place, { signal, headers: isForEver ? {} : { 'cache-control': 'no-cache' } });
      if (response.ok) return bodyOf(response, place);
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return undefined;
      const seconds = waitOf(response);
      if (seconds === undefined || tried === TRIES)
        throw new Unreadable(place, { key: 'verify.reason.status', values: { status: response.status } });
      await setTimeout(seconds * 1000, undefined, { signal: this.#signal });
    }
  }
}

async function bodyOf(response: Response, place: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_AT_MOST)
      throw new Unreadable(place, { key: 'verify.reason.too-long', values: { bytes: BODY_BYTES_AT_MOST } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A log in a folder. */
export class Folder implements Source {
  readonly place: string;

  constructor(place: string) {
    this.place = place;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const place = join(this.place, path);
    try {
      return await readFile(place);
    } catch (fault) {
      const name = nameOfFault(fault);
      if (name === 'ENOENT' || name === 'ENOTDIR') return undefined;
      throw new Unreadable(place, name);
    }
  }
}

/** A log, and what it is called when people are told of it. */
export type PlacedLog = Source & { readonly place: string };

/** The first of the places at which a checkpoint is. @throws Unreadable when there is none */
async function firstLog(places: readonly PlacedLog[]): Promise<PlacedLog> {
  for (const log of places) if (await log.read('checkpoint')) return log;
  throw new Unreadable(places[0]?.place ?? '', 'checkpoint', 'verify.unreadable.no-log');
}

/** The log at an address, or below its `journal`. @throws WrongUsage, Unreadable */
export async function logAtUrl(io: Io, url: string): Promise<PlacedLog> {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !/^https?:$/.test(address.protocol))
    throw new WrongUsage(translate(io.language, 'verify.usage.url', { url }));
  const base = `${address.origin}${address.pathname}`.replace(/\/+$/, '');
  const places = base.endsWith('/journal') ? [base] : [`${base}/journal`, base];
  return firstLog(places.map((place) => new Server(place, io.signal)));
}

/** The log in a folder, or in its `journal`. @throws Unreadable */
export const logInFolder = (folder: string): Promise<PlacedLog> =>
  firstLog([new Folder(folder), new Folder(join(folder, 'journal'))]);
