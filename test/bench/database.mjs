// @ts-check
import { install } from '@quipu/migrations/install';
import pg from 'pg';

/** Of every role in a run of the bench; a throw-away word, not a secret. */
const PASSWORD = 'bench';

/**
 * A server that runs already, and goes on running.
 * @param {string} url of a superuser
 */
export async function serverAt(url) {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('show server_version');
  await client.end();
  return { url, version: String(rows[0]?.server_version), stop: () => Promise.resolve() };
}

/**
 * A migrated database of its own on the server at `superuserUrl`.
 * @param {string} superuserUrl
 * @param {string} name
 */
export async function freshDatabase(superuserUrl, name) {
  const admin = new pg.Client(superuserUrl);
  await admin.connect();
  await admin.query(`drop database if exists bench_${name}`);
  await admin.query(`create database bench_${name}`);
  await admin.end();
  const url = superuserUrl.replace(/\/[^/]*$/, `/bench_${name}`);
  await install(url, { application: PASSWORD, sequencer: PASSWORD });
  const as = (/** @type {string} */ role) => {
    const own = new URL(url);
    own.username = role;
    own.password = PASSWORD;
    return own.href;
  };
  return { url, applicationUrl: as('quipu_application'), sequencerUrl: as('quipu_sequencer') };
}
