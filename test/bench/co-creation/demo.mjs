// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../tools/demo/main.mjs', import.meta.url));
const START_MS = 600_000;

/** Asks as one person. @typedef {(query: string, variables?: object) => Promise<any>} Ask */

/** A port that is free, and the one after it is likely to be. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts the whole demo in a folder of its own, as `npm run demo -- --port N --data DIR` does, and waits for its health. */
export async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), 'quipu-six-hundred-'));
  const port = await freePort();
  // Whoever measures asks more often than a reader: how often is said apart from what is measured.
  const env = { ...process.env, REQUESTS_PER_MINUTE: '1000000' };
  const child = spawn(process.execPath, [main, '--port', `${port}`, '--data', data, '--no-open'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const api = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + START_MS; child.exitCode === null && Date.now() < end; await sleep(200)) {
    const health = await fetch(`${api}/health`).catch(() => undefined);
    if (health?.ok) return { api, password: readFileSync(join(data, 'demo-password'), 'utf8'), stop };
  }
  await stop();
  throw new Error('the demo did not start');
}

/**
 * @param {string} api
 * @param {Record<string, string>} [headers] who asks, and from where
 * @returns {Ask} answers the first field that was asked for. @throws when it is refused.
 */
export const askerOf =
  (api, headers = {}) =>
  async (query, variables = {}) => {
    const response = await fetch(`${api}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const answer = await response.json();
    const outcome = Object.values(answer.data ?? {})[0];
    if (answer.errors || outcome?.refusal) throw new Error(JSON.stringify(answer));
    return outcome;
  };

/**
 * Signs in as the demo's coordinator.
 * @param {string} api
 * @param {string} password
 */
export async function coordinatorAt(api, password) {
  const query = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }`;
  const response = await fetch(`${api}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: { email: 'coordinator@demo.invalid', password } } }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  if (!cookie) throw new Error(`the coordinator could not sign in: ${await response.text()}`);
  return askerOf(api, { cookie });
}
