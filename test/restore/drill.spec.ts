import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { newKeyFile, readKeys, signerOf, type Signing } from '@quipu/journal/signing';
import { openNote, parseCheckpoint, TileTree, verifyConsistency } from '@quipu/proof';
import { startPostgres } from '@quipu/postgres';
import pg from 'pg';
import { given } from '../builders/index.ts';
import { hasPrograms, PROGRAMS, startCluster } from '../support/cluster.ts';
import { quipu } from '../support/console.ts';
import { databaseAt, PASSWORD, withClient, type TestDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { mirrorOf, type TestMirror } from '../support/mirror.ts';
import { startWitness } from '../support/witness.ts';

const ORIGIN = 'quipu.example/journal';
const REASON = 'Se quemó el disco del servidor; se restauró la copia de la víspera.';

/** A server with nothing of ours on it, by the URL of its superuser. */
interface Server extends AsyncDisposable {
  readonly url: string;
}

async function startEmbedded(): Promise<Server> {
  const server = await startPostgres();
  return { url: server.url, [Symbol.asyncDispose]: () => server.stop() };
}

const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
const run = (program: string, ...args: readonly string[]) =>
  execFileSync(join(PROGRAMS, program), args, { stdio: ['ignore', 'ignore', 'pipe'] });

/** `quipu migrate`, as at an installation and after a restoration. */
async function migrate(url: string) {
  const env = { MIGRATOR_DATABASE_URL: url, APPLICATION_PASSWORD: PASSWORD, SEQUENCER_PASSWORD: PASSWORD };
  expect(await quipu(['migrate'], env)).toMatchObject({ code: ExitCode.DONE, err: '' });
}

/** An empty database on `server`. */
async function empty({ url }: Pick<Server, 'url'>): Promise<TestDatabase> {
  await withClient(at(url, 'postgres'), async (client) => {
    await client.query('drop database if exists quipu');
    await client.query('create database quipu');
  });
  return asTest(at(url, 'quipu'));
}

async function installed(server: Pick<Server, 'url'>): Promise<TestDatabase> {
  const db = await empty(server);
  await migrate(db.url);
  return db;
}

const asTest = (url: string): TestDatabase => databaseAt(url, () => Promise.resolve());

/** What an installation keeps outside its database, and a witness that watches it. */
async function keeper() {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-keeper-'));
  const env = {
    JOURNAL_ORIGIN: ORIGIN,
    JOURNAL_KEY_FILE: join(folder, 'key'),
    JOURNAL_STATE_FILE: join(folder, 'state'),
    LANG: 'en_US.UTF-8',
  };
  await newKeyFile(env.JOURNAL_KEY_FILE);
  const vkeys = (await readKeys(env)).map(({ vkey }) => vkey);
  const witness = await startWitness('witness.example/lima', vkeys);
  return {
    folder,
    env,
    vkeys,
    last: () => parseCheckpoint(openNote(readFileSync(env.JOURNAL_STATE_FILE, 'utf8'), vkeys).text),
    /** Signs what is numbered. */
    async sign({ sequencerUrl }: Pick<TestDatabase, 'sequencerUrl'>) {
      const pool = new pg.Pool({ connectionString: sequencerUrl });
      try {
        return await signerOf({ ...env, JOURNAL_WITNESSES: [witness] }, pool).sign();
      } finally {
        await pool.end();
      }
    },
    async [Symbol.asyncDispose]() {
      await witness[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether the log of `db` extends `from`, as somebody sees who kept that checkpoint. */
async function extendsWhatWasSigned(db: TestDatabase, from: ReturnType<typeof parseCheckpoint>, vkeys: string[]) {
  const [row] = await db.query<{ note: string }>('select note from journal.checkpoints order by size desc limit 1');
  const to = parseCheckpoint(openNote(row?.note ?? '', vkeys).text);
  const tree = new TileTree(async (level, position) => {
    const rows = await db.query<{ hashes: Buffer }>(
      'select hashes from journal.tiles where level = $1 and position = $2',
      [level, position],
    );
    return rows[0]?.hashes;
  });
  const proof = await tree.consistency(from.size, to.size);
  return verifyConsistency({ from: from.size, to: to.size }, proof, from.root, to.root);
}

/** What the worker does: numbers what is committed, as its role, and signs it. */
async function work(db: TestDatabase, kept: Awaited<ReturnType<typeof keeper>>): Promise<Signing> {
  await sequence(db);
  const signing = await kept.sign(db);
  return signing.outcome === 'announced' ? work(db, kept) : signing;
}

/** A plan whose contributions come before and after the copy that `copy` makes; then the last checkpoint is mirrored. */
async function liveThrough(db: TestDatabase, kept: Awaited<ReturnType<typeof keeper>>, copy: () => void) {
  await given(db).plan();
  await work(db, kept);
  // Committed, and without its leaf when the copy is made.
  await given(db).contribution('CTR-01');
  copy();
  await given(db).contribution('CTR-02');
  await db.act(`update plans set title_es = 'Título nuevo'`);
  await work(db, kept);
  return mirrorOf(db);
}

/** Everything that docs/operating.md says about a restored database, from the refusal to the next ordinary day. */
async function recover(db: TestDatabase, kept: Awaited<ReturnType<typeof keeper>>, mirror: string) {
  const signed = kept.last();
  await expect(kept.sign(db)).rejects.toMatchObject({ code: 'LOG_SMALLER' });
  const env = { ...kept.env, SEQUENCER_URL: db.sequencerUrl };
  const told = await quipu(['journal', 'restore', mirror, '--reason', REASON], env);
  expect(told).toMatchObject({ code: ExitCode.DONE, err: '' });
  expect(await work(db, kept)).toMatchObject({ isOld: false, answers: [{ outcome: 'cosigned' }] });
  expect(await extendsWhatWasSigned(db, signed, kept.vkeys)).toBe(true);
  await given(db).contribution('CTR-05');
  expect(await work(db, kept)).toMatchObject({ isOld: false, answers: [{ outcome: 'cosigned' }] });
  expect(await extendsWhatWasSigned(db, signed, kept.vkeys)).toBe(true);
  const [row] = await db.query(
    `select count(*)::int as entries, count(leaves.entry_id)::int as numbered, count(distinct log_index)::int as leaves
     from journal.entries left join journal.leaves on entry_id = entries.id`,
  );
  expect(row).toMatchObject({ numbered: row?.['entries'], leaves: row?.['entries'] });
}

// A copy of PostgreSQL 18 by its own pg_dump is not among them: npm has its server, not its client, and Debian 12 has 15.
const drill = hasPrograms ? test : test.skip;
const without = hasPrograms ? '' : ` [needs PostgreSQL 15 with pg_dump in ${PROGRAMS}]`;

drill.each<[string, () => Promise<Server>]>([
  ['PostgreSQL 15', startCluster],
  ['PostgreSQL 18', startEmbedded],
])(
  `yesterday's pg_dump in a new cluster of %s is not signed, and the procedure brings the log back${without}`,
  async (_, start) => {
    await using kept = await keeper();
    const dump = join(kept.folder, 'quipu.dump');
    let mirror: TestMirror;
    {
      await using server = await startCluster();
      const db = await installed(server);
      mirror = await liveThrough(db, kept, () => run('pg_dump', '--format=custom', `--file=${dump}`, db.url));
    }
    using copied = mirror;
    await using server = await start();
    run('psql', '--no-psqlrc', '--set=ON_ERROR_STOP=1', '--file=migrations/roles.sql', server.url);
    const db = await empty(server);
    run('pg_restore', '--exit-on-error', `--dbname=${db.url}`, dump);
    await migrate(db.url);
    await recover(db, kept, copied.folder);
  },
);

test("yesterday's copy of the data folder of PostgreSQL 18 is not signed, and the procedure brings the log back", async () => {
  await using kept = await keeper();
  const data = join(kept.folder, 'data');
  const yesterday = join(kept.folder, 'yesterday');
  let mirror: TestMirror;
  {
    const server = await startPostgres({ dataDir: data });
    const db = await installed(server);
    await given(db).plan();
    await work(db, kept);
    await given(db).contribution('CTR-01');
    await server.stop();
    execFileSync('cp', ['-a', data, yesterday]);
  }
  {
    const server = await startPostgres({ dataDir: data });
    const db = asTest(at(server.url, 'quipu'));
    await given(db).contribution('CTR-02');
    await work(db, kept);
    mirror = await mirrorOf(db);
    await server.stop();
  }
  using copied = mirror;
  const server = await startPostgres({ dataDir: yesterday });
  try {
    await recover(asTest(at(server.url, 'quipu')), kept, copied.folder);
  } finally {
    await server.stop();
  }
});
