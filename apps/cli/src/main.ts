#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline/promises';
import 'reflect-metadata';
import { terminalLanguage } from './language.ts';
import { ExitCode } from './io.ts';
import { run } from './run.ts';

/** Long enough to roll back between two statements; after it, the server rolls back because the connection is gone. */
const STOP_MS = 2_000;

// The reader of a pipe may leave early: `quipu import … | head`.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  process.exit(ExitCode.DONE);
});

const stopping = new AbortController();
const stop = () => {
  stopping.abort(new Error('told to stop'));
  setTimeout(() => process.exit(ExitCode.INTERRUPTED), STOP_MS).unref();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
// Whoever started us with a channel, the demo, has gone.
process.once('disconnect', stop);

/** An empty line when the terminal is closed instead. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => {
    terminal.once('SIGINT', stop).once('close', () => resolve(''));
  });
  try {
    return await Promise.race([terminal.question(question, { signal: stopping.signal }), closed]);
  } finally {
    terminal.close();
  }
}

const code = await run(process.argv.slice(2), {
  env: process.env,
  language: terminalLanguage(process.env),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  ask: process.stdin.isTTY ? ask : undefined,
  input: process.stdin.isTTY ? undefined : () => text(process.stdin),
  signal: stopping.signal,
});
// What was written may still be on its way through a pipe.
await new Promise((flushed) => process.stdout.write('', flushed));
process.exit(code);
