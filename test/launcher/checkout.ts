import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/repository.ts';

/** A folder of its own that only its owner may enter, removed at the end. */
export function privateFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'quipu-launcher-'));
  chmodSync(path, 0o700);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A program that does what the supervisor asks of any: it listens where it is told and ends when it should. */
const PROGRAM = `
import { createServer } from 'node:http';
console.log('knows', Object.keys(process.env).filter((name) => /DATABASE|SECRET|PASSWORD/.test(name)).join());
if (process.env.PORT) createServer((_, response) => response.end('ready')).listen(process.env.PORT, process.env.HOST);
else setInterval(() => undefined, 1_000);
process.once('disconnect', () => process.exit()).once('SIGTERM', () => process.exit());
`;

const COMMAND = `
console.log('did', process.argv[2]);
if (process.env.BREAKS === process.argv[2]) throw new Error(process.env.WITH);
`;

/**
 * A checkout with the tools of this one and with programs that do nothing, in a folder that only its owner may enter: what is
 * tried here is who starts, watches and stops them.
 */
export function checkout(): Disposable & { readonly path: string } {
  const folder = privateFolder();
  const write = (path: string, text: string) => {
    mkdirSync(join(folder.path, path, '..'), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  };
  const filter = (path: string) => !path.includes('node_modules');
  cpSync(join(root, 'tools'), join(folder.path, 'tools'), { recursive: true, filter });
  symlinkSync(join(root, 'node_modules'), join(folder.path, 'node_modules'));
  write('package.json', '{ "type": "module" }');
  for (const path of ['apps/api/dist/main.js', 'apps/worker/dist/main.js', 'apps/web/server.mjs']) write(path, PROGRAM);
  write('apps/cli/dist/main.js', COMMAND);
  return folder;
}

/** Two ports, one after the other, that nobody uses now. */
export async function freePorts(): Promise<number> {
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const server = createServer().once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const { port: found } = server.address() as AddressInfo;
        server.close(() => resolve(found));
      });
    });
  for (;;) {
    const port = await listen(0);
    if (port < 65_535 && (await listen(port + 1).catch(() => 0))) return port;
  }
}
