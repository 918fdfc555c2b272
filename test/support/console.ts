import { run, terminalLanguage } from '@quipu/cli';

/** Runs `quipu` as a console with this environment would. */
export async function quipu(args: readonly string[], env: Readonly<Record<string, string | undefined>>) {
  const said = { out: '', err: '' };
  const code = await run(args, {
    env,
    language: terminalLanguage(env),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    isTerminal: false,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}
