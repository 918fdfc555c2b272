import pg from 'pg';

/** Drops what the run made, also on a server that is not ours. */
export default async function tearDown() {
  const client = new pg.Client(process.env['TEST_DATABASE_URL']);
  await client.connect();
  const { rows } = await client.query('select datname from pg_database where datname like $1', [
    `quipu_${process.env['TEST_RUN']}_%`,
  ]);
  for (const { datname } of rows) {
    await client.query(`alter database "${datname}" with is_template false`);
    await client.query(`drop database "${datname}" with (force)`);
  }
  await client.end();
  await globalThis.quipuTestServer?.stop();
}
