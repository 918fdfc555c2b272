// @ts-check
import { PlainError } from '../messages.mjs';
import { answers, complaint, GRACE_MS, lastStatement, neverEnds, startChild } from './children.mjs';
import { step } from './screen.mjs';

/**
 * @typedef {import('./children.mjs').Child} Child
 * @typedef {import('./children.mjs').Program} Program
 * @typedef {import('@quipu/postgres').Postgres} Postgres
 */

/** Everything that the demo runs, what may go wrong with it, and the one way to stop it. */
export class Supervisor {
  /** @type {Child[]} */
  #children = [];
  /** @type {Promise<Postgres> | undefined} */
  #postgres;
  /** @type {Promise<never>[]} */
  #troubles;
  #place;

  /**
   * @param {{ cwd: string, logs: string }} place
   * @param {Promise<never>} wish rejects when somebody asks to stop
   */
  constructor(place, wish) {
    this.#place = place;
    this.#troubles = [wish];
  }

  /**
   * One step of the start, given up when somebody asks to stop or when something that must run has ended.
   * @template {string | void} T
   * @param {import('../messages.mjs').MessageKey} key
   * @param {() => Promise<T>} work
   */
  step(key, work) {
    return step(key, () => Promise.race([work(), ...this.#troubles]));
  }

  /** Rejects as soon as somebody asks to stop or something that must run has ended. */
  trouble() {
    return Promise.race(this.#troubles);
  }

  /**
   * @param {() => Promise<Postgres>} start
   * @returns {Promise<string>} the address of the superuser
   */
  async startPostgres(start) {
    // Kept from the first moment: when the step is given up meanwhile, it is stopped all the same.
    this.#postgres = start();
    const { url, ended } = await this.#postgres;
    this.#watch(
      ended.then(() => {
        throw new PlainError('demo.postgres-died', { logs: this.#place.logs });
      }),
    );
    return url;
  }

  /**
   * Starts a program that must keep running, and waits until it answers.
   * @param {Program} program
   * @param {import('./children.mjs').Wanted} [wanted]
   */
  async launch(program, wanted) {
    const child = startChild(program, this.#place);
    this.#children.push(child);
    this.#watch(neverEnds(child));
    if (wanted) await answers(child, wanted);
  }

  /**
   * Runs a program to its end and returns the last line that it said, details under a line left aside.
   * @param {Program} program
   */
  async run(program) {
    const child = startChild(program, this.#place);
    this.#children.push(child);
    const { code, signal } = await child.ended;
    this.#children.splice(this.#children.indexOf(child), 1);
    if (code !== 0) throw complaint('demo.failed', child, { how: signal ?? `${code}` });
    return lastStatement(child.log);
  }

  /** Stops the portal and the API, then the worker, then PostgreSQL: nobody loses what it still needs. */
  async stop() {
    const stop = (/** @type {Program['name'][]} */ ...names) =>
      Promise.all(this.#children.filter(({ name }) => names.includes(name)).map((child) => child.stop(GRACE_MS)));
    await stop('portal', 'api');
    await stop('worker', 'cli');
    const postgres = await this.#postgres?.catch(() => undefined);
    await postgres?.stop();
  }

  /** Ends the programs at once; the guardian of PostgreSQL stops it when we are gone. */
  kill() {
    for (const child of this.#children) child.kill();
  }

  /**
   * Trouble is told where it is raced; an end that we asked for is none.
   * @param {Promise<never>} trouble
   */
  #watch(trouble) {
    this.#troubles.push(trouble);
    trouble.catch(() => undefined);
  }
}
