import { translate } from '@quipu/i18n';
import { WrongUsage, type Io } from './io.ts';

/** The first of the environment's `names` that is set. @throws WrongUsage when none is. */
export function databaseUrl(io: Io, ...names: readonly [string, ...string[]]): string {
  const url = names.map((name) => io.env[name]).find((value) => value);
  if (!url) throw new WrongUsage(translate(io.language, 'cli.url-missing', { names: names.join(' / ') }));
  return url;
}
