// @ts-check
// Healthy when the database lets this installation in. For programs that answer on no port: one that dies is started again by
// its restart policy, one that lives cannot work without the database.
import { Client } from 'pg';

const client = new Client({
  connectionString: process.env['DATABASE_URL'] ?? process.env['MIGRATOR_DATABASE_URL'],
  connectionTimeoutMillis: 4_000,
});

try {
  await client.connect();
  await client.query('select 1');
  console.log('The database answers.');
} catch (fault) {
  console.error(`The database does not answer: ${String(fault)}`);
  process.exitCode = 1;
} finally {
  await client.end();
}
