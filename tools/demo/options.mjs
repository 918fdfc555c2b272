// @ts-check
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PlainError } from '../messages.mjs';

/**
 * @typedef {object} Options
 * @property {number} apiPort
 * @property {number} portalPort
 * @property {string} data absolute
 * @property {boolean} opensBrowser
 */

/**
 * @param {readonly string[]} args
 * @param {string} defaultData
 * @returns {Options}
 */
export function readOptions(args, defaultData) {
  const { port = '4700', data, 'no-open': noOpen } = parse(args);
  const apiPort = Number(port);
  if (!Number.isInteger(apiPort) || apiPort < 1 || apiPort > 65_534)
    throw new PlainError('demo.port-number', { value: port });
  return { apiPort, portalPort: apiPort + 1, data: data ? resolve(data) : defaultData, opensBrowser: !noOpen };
}

/** @param {readonly string[]} args */
function parse(args) {
  const options = /** @type {const} */ ({
    port: { type: 'string' },
    data: { type: 'string' },
    'no-open': { type: 'boolean' },
  });
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new PlainError('demo.usage', { problem: error instanceof Error ? error.message : '' });
  }
}
