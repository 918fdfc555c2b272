import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { withClient, type TestDatabase } from './database.ts';

const run = promisify(execFile);
/** Far more than a test writes. */
const BYTES_AT_MOST = 256 * 1024 * 1024;

const TABLES = `
  select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and nspname !~ '^(pg_|information_schema)' order by 1`;

async function everyTable(db: TestDatabase): Promise<string> {
  return withClient(db.url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(TABLES);
    let text = '';
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select row::text from ${name} as row`);
      text += `${name}\n${rows.map(({ row }) => row).join('\n')}\n`;
    }
    return text;
  });
}

/**
 * All that a copy of the database holds, the queue's tables too, as text: what pg_dump writes, where there is one that knows
 * this server; every row of every table otherwise.
 */
export async function dumpOf(db: TestDatabase): Promise<string> {
  try {
    return (await run('pg_dump', ['--dbname', db.url], { maxBuffer: BYTES_AT_MOST })).stdout;
  } catch (fault) {
    const { code, stderr = '' } = fault as { code?: unknown; stderr?: string };
    if (code !== 'ENOENT' && !stderr.includes('server version mismatch')) throw fault;
    return everyTable(db);
  }
}
