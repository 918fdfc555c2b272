// @ts-check
// What it costs to ask who may: each read as in production, against the same server without its guard.
import { createHmac, randomBytes } from 'node:crypto';
import { hashOf, SESSION_COOKIE } from '@quipu/accounts';
import pg from 'pg';
import { READS } from './documents.mjs';
import { alternate, ANEW, CONNECTIONS, cpuOf, load, prepare, ratio, start } from './loading.mjs';
import { SESSION_SECRET } from './secret.mjs';

/**
 * The cookie of somebody who has signed in.
 * @param {string} url of the superuser
 */
async function cookieAt(url) {
  const id = randomBytes(24).toString('base64url');
  const client = new pg.Client(url);
  await client.connect();
  await client.query('begin');
  await client.query(`select journal.begin_act('operator:bench', 'administrator', 'account.opened', 'bench')`);
  const { rows } = await client.query(`insert into accounts (email) values ('bench@example.org') returning id`);
  await client.query('commit');
  const cookie = { originalMaxAge: 3_600_000, expires: new Date(Date.now() + 3_600_000), httpOnly: true, path: '/' };
  await client.query('insert into access.sessions (hash, account_id, data) values ($1, $2, $3)', [
    hashOf(id),
    rows[0].id,
    { cookie },
  ]);
  await client.end();
  const signature = createHmac('sha256', SESSION_SECRET).update(id).digest('base64').replace(/=+$/, '');
  return { cookie: `${SESSION_COOKIE}=${encodeURIComponent(`${id}.${signature}`)}` };
}

/**
 * Prints a table: what each read takes with the guard, as a ratio to the same without it.
 * @param {string} superuserUrl
 * @param {{ rounds: number, seconds: number }} effort
 */
export async function measureGuard(superuserUrl, { rounds, seconds }) {
  console.log(`\n${rounds} alternating rounds of ${seconds} s, ${CONNECTIONS} connections; medians of the ratios.\n`);
  const { url, applicationUrl } = await prepare(superuserUrl, 'guard', 1);
  const signedIn = await cookieAt(url);
  const bare = await start('bare', applicationUrl);
  const open = await start('open', applicationUrl);
  const api = await start('api', applicationUrl);
  try {
    console.log(
      '| read | with the guard / without it | signed in / without it | without sessions / with them | CPU ms: bare, open, guarded, signed in |',
    );
    console.log('| --- | --- | --- | --- | --- |');
    for (const name of Object.keys(READS)) {
      for (const server of [bare, open, api]) await load(server, name, { seconds: 2, headers: ANEW });
      const found = await alternate(rounds, {
        bare: () => load(bare, name, { seconds, headers: ANEW }),
        open: () => load(open, name, { seconds, headers: ANEW }),
        guarded: () => load(api, name, { seconds, headers: ANEW }),
        signedIn: () => load(api, name, { seconds, headers: signedIn }),
      });
      const cpu = [found['bare'], found['open'], found['guarded'], found['signedIn']].map(cpuOf).join(', ');
      console.log(
        `| ${name} | ${ratio(found['open'], found['guarded'])}× | ${ratio(found['open'], found['signedIn'])}× | ${ratio(found['open'], found['bare'])}× | ${cpu} |`,
      );
    }
  } finally {
    for (const { child } of [bare, open, api]) child.disconnect();
  }
}
