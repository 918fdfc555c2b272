import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@quipu/postgres';
import { freshDatabase } from '../support/database.ts';
import { populate } from './people.ts';
import { run, start, startConsole, startPortal } from './portal.ts';
import { giveItAPast } from './record.ts';

/**
 * A database with Peru's third plan, imported as a coordinator does, with a past under a signed log, an API and a portal,
 * for all browser tests.
 * Another portal, whose public address is the one it listens on, is for signing in: people.ts says who can.
 * On the PostgreSQL at TEST_DATABASE_URL, or on one of its own. The portal's address is in PORTAL_URL,
 * the first day of the record in FIRST_DAY.
 */
// Playwright takes a global set-up by its default export.
// oxlint-disable-next-line import/no-default-export
export default async function setUp(): Promise<() => Promise<void>> {
  await using begun = new AsyncDisposableStack();
  if (!process.env['TEST_DATABASE_URL']) {
    const server = await startPostgres();
    begun.defer(() => server.stop());
    process.env['TEST_DATABASE_URL'] = server.url;
  }
  const database = begun.use(await freshDatabase());
  const files = mkdtempSync(join(tmpdir(), 'quipu-web-files-'));
  begun.defer(() => rmSync(files, { recursive: true }));
  const environment = {
    FILES_DIR: files,
    DATABASE_URL: database.applicationUrl,
    LOG_LEVEL: 'warn',
    REQUESTS_PER_MINUTE: '100000',
    SESSION_SECRET: 'a secret of the browser tests, long enough',
  };
  await run('apps/cli/dist/main.js', ['import', 'test/data/peru-paga-iii'], environment);
  process.env['FIRST_DAY'] = await giveItAPast(database);
  const api = begun.use(await start('apps/api/dist/main.js', environment));
  process.env['WORLD_API_URL'] = api.url;
  const portal = begun.use(await startPortal(api.url));
  process.env['PORTAL_URL'] = portal.url;
  const console = begun.use(await startConsole(api.url));
  await populate(database, console.url);
  const world = begun.move();
  return () => world.disposeAsync();
}
