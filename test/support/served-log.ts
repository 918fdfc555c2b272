import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run, terminalLanguage, type ExitCode } from '@quipu/cli';
import type { MadeLog } from './made-log.ts';

/** A folder of its own, gone at the end of `using`. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'quipu-verify-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes the files of a log below a folder, as a mirror has them. */
export function writeLog({ files }: MadeLog, folder: string): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Answers a request instead of the log; false leaves it to the log. */
type Instead = (path: string, response: ServerResponse) => boolean;

export interface ServedLog extends AsyncDisposable {
  readonly url: string;
  /** The path of each request, in order. */
  readonly asked: string[];
}

/** Serves the files of a log below `/journal`, as they are at each moment. */
export async function serve(log: MadeLog, instead: Instead = () => false): Promise<ServedLog> {
  const asked: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').replace(/^\/journal\//, '');
    asked.push(path);
    const body = log.files.get(path);
    if (instead(path, response)) return;
    if (body) response.end(body);
    else response.writeHead(404).end();
  };
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${port}`, asked, [Symbol.asyncDispose]: stop };
}

export interface Ended {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs `quipu` as somebody would who reads English. */
export async function quipu(args: readonly string[], signal = new AbortController().signal): Promise<Ended> {
  const said = { out: '', err: '' };
  const env = { LANG: 'en_US.UTF-8' };
  const code = await run(args, {
    env,
    language: terminalLanguage(env),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    isTerminal: false,
    signal,
  });
  return { code, ...said };
}
