// @ts-check
// One server of the benchmark, in a process of its own: `api` as in production; `open`, the same without its guard; `bare`,
// without guard and sessions; or `limit`, the same JSON from the same SQL statement, prepared once and passed through by bare node:http.
import 'reflect-metadata';
import { createServer } from 'node:http';
import { APP_GUARD } from '@nestjs/core';
import { ApiModule, buildApi } from '@quipu/api';
import { readSettings } from '@quipu/platform/config';
import { Reader } from '@quipu/platform/database';
import pg from 'pg';
import { DOCUMENTS } from './documents.mjs';
import { SESSION_SECRET } from './secret.mjs';

/** By what a statement that answers a document ends. */
const ANSWER = / as answer( from start)?$/;
/** As the API's own connections for public reads are. */
const SESSION = '-c timezone=UTC -c jit=off -c search_path=shown,public';
const [kind, databaseUrl = ''] = process.argv.slice(2);
const settings = readSettings({
  DATABASE_URL: databaseUrl,
  LOG_LEVEL: 'error',
  REQUESTS_PER_MINUTE: '100000000',
  TOKEN_REQUESTS_PER_MINUTE: '100000000',
  PORT: '0',
  ...(kind === 'bare' ? {} : { SESSION_SECRET }),
});

/** @param {number} port */
const tell = (port) => process.send?.({ port });

/** The API without what asks who may. */
function openModule() {
  const whole = ApiModule.with(settings);
  const providers = (whole.providers ?? []).filter((one) => !('provide' in one && one.provide === APP_GUARD));
  return { ...whole, providers };
}

async function serveApi() {
  const api = await buildApi(settings, kind === 'open' || kind === 'bare' ? openModule() : undefined);
  await api.listen(0, '127.0.0.1');
  tell(Number(new URL(await api.getUrl()).port));
}

/** The statement that answers each document, caught from the API itself. */
async function statements() {
  const api = await buildApi(settings);
  const reader = api.get(Reader);
  const rows = reader.rows.bind(reader);
  /** @type {{ sql: string, values: readonly unknown[] }} */
  let last = { sql: '', values: [] };
  reader.rows = (sql, values) => {
    // Every answer is named so; what else is asked is the position of the journal.
    if (ANSWER.test(sql)) last = { sql, values };
    return rows(sql, values);
  };
  /** @type {Map<string, { sql: string, values: readonly unknown[] }>} */
  const found = new Map();
  for (const [name, { query, variables }] of Object.entries(DOCUMENTS)) {
    await api.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
    found.set(name, { ...last, sql: last.sql.replace(ANSWER, '::text as answer$1').replaceAll("'@", "'") });
  }
  await api.close();
  return found;
}

async function serveLimit() {
  const found = await statements();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8, options: SESSION });
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent((request.url ?? '').slice(1));
    const statement = found.get(name);
    request.resume();
    const { rows } = await pool.query({ name, text: statement?.sql ?? '', values: [...(statement?.values ?? [])] });
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(`{"data":{"answer":${rows[0].answer}}}`);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    tell(typeof address === 'object' && address ? address.port : 0);
  });
}

process.on('disconnect', () => process.exit(0));
await (kind === 'limit' ? serveLimit() : serveApi());
