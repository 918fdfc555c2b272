// @ts-check
import { say } from '../messages.mjs';

const isTerminal = process.stdout.isTTY;

/** A closed terminal must not end the demo before its children are stopped. */
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

/** @param {string} text */
export const show = (text) => void process.stdout.write(`${text}\n`);

/**
 * Does one step of the start and shows how it goes: one line that is rewritten on a terminal, plain lines elsewhere.
 * @param {import('../messages.mjs').MessageKey} key
 * @param {() => Promise<string | void>} work may return one line worth reading
 */
export async function step(key, work) {
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  const label = say(key);
  const draw = (/** @type {string} */ text, end = '\n') =>
    void process.stdout.write(isTerminal ? `\r\u001B[2K${text}${end}` : `${text}\n`);
  draw(`${label}…`, '');
  const still = () => draw(say('demo.still', { step: label, seconds: Math.round((Date.now() - start) / 1000) }), '');
  const timer = setInterval(still, isTerminal ? 1_000 : 15_000);
  try {
    const detail = await work();
    draw(say('demo.done', { step: label, seconds: seconds() }));
    if (detail) show(`  ${detail}`);
  } catch (error) {
    if (isTerminal) show('');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
