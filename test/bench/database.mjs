// @ts-check
import { install } from '@quipu/migrations/install';
import pg from 'pg';

/** Of every role in a run of the bench; a throw-away word, not a secret. */
const PASSWORD = 'bench';

/**
 * A migrated database of its own on the server at `superuserUrl`.
 * @param {string} superuserUrl
 * @param {string} name
 */
export async function freshDatabase(superuserUrl, name) {
  const admin = new pg.Client(superuserUrl);
  await admin.connect();
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
