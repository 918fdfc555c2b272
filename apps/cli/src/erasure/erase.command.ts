import { translate, type MessageKey, type MessageValues } from '@quipu/i18n';
import { BASIS_LENGTH, erase, ErasureRefused, rowsWithCode, type Erasure } from '@quipu/journal/erasure';
import { databaseUrl } from '../database-url.ts';
import { ExitCode, WrongUsage, type Io } from '../io.ts';

export interface EraseOptions {
  readonly basis: string;
  readonly yes?: boolean;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** Largest number of an act, in decimal digits. */
const ACT = /^[1-9]\d{0,17}$/;

const wrong = (io: Io, key: MessageKey, values: MessageValues = {}) =>
  new WrongUsage(translate(io.language, key, values));

/** The id of the row that somebody names by it or by its public code. @throws WrongUsage when it is no row, or several */
async function rowOf(io: Io, kind: string, row: string): Promise<string> {
  if (UUID.test(row)) return row;
  const { DATABASE_URL: url } = io.env;
  if (!url) throw wrong(io, 'erasure.usage.code', { code: row });
  const ids = await rowsWithCode(url, kind, row);
  if (ids.length > 1) throw wrong(io, 'erasure.usage.many-rows', { kind, code: row, count: ids.length });
  if (!ids[0]) throw wrong(io, 'erasure.usage.no-row', { kind, code: row });
  return ids[0];
}

/** Whether whoever asks for it has typed the name of what goes. @throws WrongUsage when nobody can */
async function isConfirmed(io: Io, word: string, { yes }: EraseOptions): Promise<boolean> {
  if (yes) return true;
  if (!io.ask) throw wrong(io, 'erasure.usage.ask');
  return (await io.ask(`${translate(io.language, 'erasure.confirm', { word })} `)).trim() === word;
}

/** Says what goes and what stays, asks, and erases. @param word what the caller typed to name it */
async function eraseAfterAsking(io: Io, erasure: Erasure, word: string, options: EraseOptions): Promise<ExitCode> {
  const url = databaseUrl(io, 'PRIVACY_URL');
  const basis = options.basis.trim();
  if (basis.length < BASIS_LENGTH) throw wrong(io, 'erasure.usage.basis');
  const say = (key: MessageKey, values: MessageValues = {}) => io.err(`${translate(io.language, key, values)}\n`);
  const what = translate(io.language, `erasure.what.${erasure.what}`, { kind: '', column: '', ...erasure });
  say('erasure.goes', { what });
  say('erasure.stays');
  say('erasure.elsewhere');
  if (!(await isConfirmed(io, word, options))) {
    say('erasure.not-confirmed');
    return ExitCode.REFUSED;
  }
  try {
    const record = await erase(url, erasure, basis);
    io.out(`${translate(io.language, 'erasure.done', { record })}\n`);
    say('erasure.mirrors');
    return ExitCode.DONE;
  } catch (fault) {
    if (!(fault instanceof ErasureRefused)) throw fault;
    say(`erasure.refused.${fault.code}`);
    return ExitCode.REFUSED;
  }
}

export async function erasePerson(io: Io, person: string, options: EraseOptions): Promise<ExitCode> {
  if (!UUID.test(person)) throw wrong(io, 'erasure.usage.uuid', { value: person });
  return eraseAfterAsking(io, { what: 'person', target: person }, person, options);
}

export async function eraseText(
  io: Io,
  [kind, row, column]: readonly [string, string, string],
  options: EraseOptions,
): Promise<ExitCode> {
  const target = await rowOf(io, kind, row);
  return eraseAfterAsking(io, { what: 'text', kind, target, column }, row, options);
}

export async function eraseReason(io: Io, act: string, options: EraseOptions): Promise<ExitCode> {
  if (!ACT.test(act)) throw wrong(io, 'erasure.usage.act', { value: act });
  return eraseAfterAsking(io, { what: 'reason', target: act }, act, options);
}
