import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The language, the folder and the databases of whoever runs the tests are no business of what is tested. */
const OWN = new Set(['LANG', 'LC_MESSAGES', 'INIT_CWD', 'TEST_DATABASE_URL', 'DATABASE_URL', 'MIGRATOR_DATABASE_URL']);

/** A program in a session of its own, as in a terminal; everything that it says is kept. */
export class Run implements AsyncDisposable {
  said = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<number>;

  constructor(args: readonly string[], { cwd, env = {} }: { cwd?: string; env?: Record<string, string> } = {}) {
    const inherited = Object.entries(process.env).filter(([name]) => !OWN.has(name));
    this.#child = spawn(process.execPath, args, {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...Object.fromEntries(inherited), LC_ALL: 'C', ...env },
    });
    this.#child.stdout?.on('data', (chunk) => (this.said += String(chunk)));
    this.#child.stderr?.on('data', (chunk) => (this.said += String(chunk)));
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => resolve(code ?? (signal ? -1 : 0)));
    });
  }

  /** The exit code; -1 when a signal ended it. */
  ended(): Promise<number> {
    return this.#ended;
  }

  /** Waits until it has said `words`; fails with what it said instead when it ends without. */
  async says(words: string): Promise<void> {
    const over = this.#ended.then(() => true);
    while (!this.said.includes(words)) {
      if ((await Promise.race([over, sleep(25)])) && !this.said.includes(words)) throw new Error(this.said);
    }
  }

  /** To the program alone. */
  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** To its whole group, as a terminal sends Ctrl-C. */
  interrupt(): void {
    if (this.#child.pid) process.kill(-this.#child.pid, 'SIGINT');
  }

  async [Symbol.asyncDispose]() {
    this.#child.kill('SIGTERM');
    await this.#ended;
  }
}

const argumentsOf = (pid: string) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

/** The processes whose command line names `folder`. */
export const processesNaming = (folder: string) =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && argumentsOf(pid).includes(folder))
    .map(Number);

/** Waits until no process names `folder` any more. */
export async function nothingNames(folder: string): Promise<void> {
  while (processesNaming(folder).length > 0) await sleep(50);
}

/** Waits until nobody listens at `port` any more. */
export async function nobodyAnswers(port: number): Promise<void> {
  const answers = () =>
    new Promise<boolean>((tell) => {
      const socket = connect(port, '127.0.0.1', () => tell(true)).once('error', () => tell(false));
      socket.once('connect', () => socket.destroy());
    });
  while (await answers()) await sleep(50);
}
