// @ts-check
import { createServer } from 'node:net';
import { codeOf } from '../faults.mjs';
import { PlainError, say } from '../messages.mjs';

/** @typedef {import('./options.mjs').Options} Options */

/**
 * Refuses, in words, ports that cannot be opened, before anything is started.
 * @param {Options} options
 */
export async function checkPorts({ apiPort, portalPort }) {
  const wanted = /** @type {const} */ ([
    [apiPort, 'api'],
    [portalPort, 'portal'],
  ]);
  for (const [port, name] of wanted) {
    const reason = await whyClosed(port);
    if (!reason) continue;
    const key = reason === 'EADDRINUSE' ? 'demo.port-taken' : 'demo.port-refused';
    throw new PlainError(key, { port, what: say(name), reason, free: await freePair(Math.max(apiPort, 4700) + 10) });
  }
}

/** @param {number} from */
async function freePair(from) {
  for (let port = from; port < 65_534; port += 10) {
    if (!(await whyClosed(port)) && !(await whyClosed(port + 1))) return port;
  }
  return 4700;
}

/**
 * @param {number} port
 * @returns {Promise<string | undefined>} the error code
 */
const whyClosed = (port) =>
  new Promise((tell) => {
    const server = createServer()
      .once('error', (error) => tell(codeOf(error)))
      .listen(port, '127.0.0.1', () => server.close(() => tell(undefined)));
  });
