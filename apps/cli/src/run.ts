import { explainFailure } from './failure.ts';
import { ExitCode, type Io } from './io.ts';
import { programFor } from './program.ts';

/** Runs one command line, without the program's own name. Resolves with the code to end with; never rejects. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = ExitCode.DONE;
  const program = programFor(io, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (fault) {
    return explainFailure(io, fault);
  }
}
