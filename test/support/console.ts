import { run, terminalLanguage } from '@quipu/cli';

/** Runs `quipu` as a console with this environment would. @param typed what somebody answers who is asked, or what a pipe gives; nobody is there otherwise */
export async function quipu(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  typed?: string,
) {
  const said = { out: '', err: '' };
  const code = await run(args, {
    env,
    language: terminalLanguage(env),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    isTerminal: false,
    ask: typed === undefined ? undefined : (question) => Promise.resolve((said.err += question) && typed),
    input: typed === undefined ? undefined : () => Promise.resolve(typed),
    signal: new AbortController().signal,
  });
  return { code, ...said };
}
