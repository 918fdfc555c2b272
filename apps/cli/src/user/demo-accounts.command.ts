import { giveDemoAccounts } from '@quipu/accounts/console';
import { translate } from '@quipu/i18n';
import { ExitCode, WrongUsage, type Io } from '../io.ts';
import { atConsole, done } from './at-console.ts';

const PLAN = 'PE-PAGA-3';

/** Opens one account for each role, all with the password of DEMO_PASSWORD; only in a demo. */
export async function makeDemoAccounts(io: Io): Promise<ExitCode> {
  const { QUIPU_DEMO, DEMO_PASSWORD: password } = io.env;
  if (QUIPU_DEMO !== '1') throw new WrongUsage(translate(io.language, 'user.demo.not-a-demo'));
  if (!password) throw new WrongUsage(translate(io.language, 'user.demo.no-password'));
  const accounts = await atConsole(io, async (operator, database) =>
    done(
      io,
      await giveDemoAccounts(database, operator, {
        plan: PLAN,
        password,
        // The names stand on pages that are in Spanish first, whatever this terminal speaks.
        nameOf: (role) => translate('es', `codes.role.${role}`),
      }),
    ),
  );
  for (const { email, within } of accounts) io.out(`${email}\t${within}\n`);
  return ExitCode.DONE;
}
