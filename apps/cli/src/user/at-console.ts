import { OperatorConsole } from '@quipu/accounts/console';
import { translate, type MessageKey } from '@quipu/i18n';
import { Rejection } from '@quipu/kernel';
import { readSettings } from '@quipu/platform/config';
import { databaseOptions } from '@quipu/platform/database';
import { DataSource } from 'typeorm';
import { databaseUrl } from '../database-url.ts';
import { WrongUsage, type Io } from '../io.ts';

/** Does `work` at the console of the installation that DATABASE_URL names. */
export async function atConsole<T>(
  io: Io,
  work: (operator: OperatorConsole, database: DataSource) => Promise<T>,
): Promise<T> {
  const database = new DataSource(databaseOptions(databaseUrl(io, 'DATABASE_URL'), []));
  await database.initialize();
  try {
    return await work(new OperatorConsole(database, readSettings(io.env)), database);
  } finally {
    await database.destroy();
  }
}

/** What was done. @throws WrongUsage with the words of the refusal, when it was refused */
export function done<T>(io: Io, outcome: T | Rejection): T {
  if (!(outcome instanceof Rejection)) return outcome;
  throw new WrongUsage(translate(io.language, `rejections.${outcome.code}` as MessageKey, outcome.values));
}
