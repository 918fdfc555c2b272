import { randomUUID } from 'node:crypto';
import { startPostgres } from '@quipu/postgres';

/**
 * One PostgreSQL for the whole run: the one at TEST_DATABASE_URL (a superuser's URL), or one of its own. The template is
 * built by the first spec that needs a database, under a lock; its name tells runs apart that share a server.
 */
export default async function setUp() {
  process.env['TEST_RUN'] = randomUUID().slice(0, 8);
  if (process.env['TEST_DATABASE_URL']) return;
  const server = await startPostgres({ settings: { max_connections: '200' } });
  process.env['TEST_DATABASE_URL'] = server.url;
  globalThis.quipuTestServer = server;
}
