import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A program of the product, running; stopped at the end of `await using`. */
export interface Running extends AsyncDisposable {
  readonly url: string;
}

/** Starts `script` (from the root of the checkout) on a free port, or on `given`, and waits until `GET /health` is answered. */
export async function start(script: string, environment: Record<string, string>, given?: number): Promise<Running> {
  const port = given ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(root, script)], {
    cwd: root,
    env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(child, 'exit');
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null) throw new Error(`${script} ended with code ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, [Symbol.asyncDispose]: stop };
}

/** The address that the portal under test calls its own; never the one it listens on. */
export const PUBLIC_ORIGIN = 'https://quipu.example';

/** A portal that reads from the API at `apiUrl`. */
export const startPortal = (apiUrl: string) =>
  start('apps/web/server.mjs', { API_URL: apiUrl, PUBLIC_ORIGIN, NODE_ENV: 'production' });

/** The same, with the address that it listens on as its public one: forms can be sent there. */
export const startConsole = (apiUrl: string) =>
  start('apps/web/server.mjs', { API_URL: apiUrl, NODE_ENV: 'production' });

/** Runs a program to its end. */
export async function run(script: string, args: readonly string[], environment: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with code ${code}.`);
}

const isHealthy = (url: string) =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
