import { createPostgresBackend, withBackend } from 'bullmq';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations, rolesSql } from './index.ts';

/** What a database needs before the migrations: who may use it. */
const PREPARE = `
  revoke create on schema public from public;
  grant create, usage on schema public to quipu_owner;
  grant usage on schema public to quipu_application, quipu_reader;`;

/** The queue's tables are BullMQ's; the application works with them and owns nothing. */
const GRANT_QUEUE = `
  grant usage on schema queue to quipu_application;
  grant select, insert, update, delete on all tables in schema queue to quipu_application;
  grant usage on all sequences in schema queue to quipu_application;
  grant execute on all functions in schema queue to quipu_application;`;

/** Whoever changes the schema later leaves an entry; only a superuser owns event triggers. Again without harm. */
const WATCH_SCHEMA = `
  do $$ begin
    if not exists (select from pg_event_trigger where evtname = 'quipu_schema') then
      create event trigger quipu_schema on ddl_command_end execute function journal.capture_schema();
      create event trigger quipu_drop on sql_drop execute function journal.capture_drop();
      alter event trigger quipu_schema enable always;
      alter event trigger quipu_drop enable always;
    end if;
  end $$;`;

/** Passwords of the roles that log in; a role whose password is not given keeps the one it has. */
export interface Passwords {
  readonly application?: string | undefined;
  readonly sequencer?: string | undefined;
  readonly privacy?: string | undefined;
}

/** Any two installations of one cluster wait for each other: roles are the cluster's. */
const ONE_AT_A_TIME = 0x7175_6970;

/**
 * Brings the database at `url` to the newest schema: roles, grants, the queue's tables, migrations. Again without harm.
 * @param url of a superuser.
 * @returns the names of the migrations that were new.
 */
export async function install(url: string, passwords: Passwords = {}): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    await client.query(rolesSql);
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    await client.query(`grant create on database ${rows[0]?.name ?? ''} to quipu_owner; ${PREPARE}`);
    for (const [role, password] of Object.entries(passwords))
      if (password) await client.query(`alter role quipu_${role} password ${client.escapeLiteral(password)}`);
    await installQueue(url);
    await client.query(GRANT_QUEUE);
    const steps = await migrate(url);
    await client.query(WATCH_SCHEMA);
    return steps;
  } finally {
    await client.end();
  }
}

async function installQueue(url: string): Promise<void> {
  const { Queue } = withBackend(createPostgresBackend);
  const queue = new Queue('install', { connection: { connectionString: url, schema: 'queue', migrate: true } });
  try {
    await queue.waitUntilReady();
  } finally {
    await queue.close();
  }
}

async function migrate(url: string): Promise<string[]> {
  const database = new DataSource({
    type: 'postgres',
    url,
    migrations,
    installExtensions: false,
    extra: { options: '-c role=quipu_owner' },
  });
  await database.initialize();
  try {
    return (await database.runMigrations()).map(({ name }) => name);
  } finally {
    await database.destroy();
  }
}
