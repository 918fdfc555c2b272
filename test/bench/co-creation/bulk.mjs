// @ts-check
// What it takes to decide on many contributions: one request, against as many requests one after the other, and against the
// least that the database has to do for the same rows, acts, letters and happenings.
import { randomBytes } from 'node:crypto';
import { hashOf, TOKEN_PREFIX } from '@quipu/accounts';
import { publishVocabulary } from '@quipu/open-data';
import pg from 'pg';
import { freshDatabase } from '../database.mjs';
import { inMs, median, timed } from '../figures.mjs';
import { start } from '../loading.mjs';

const DECISIONS = 600;
const REASONS =
  'El sector no tiene asignado presupuesto para esto en el periodo del plan, y no lo tendrá antes del cierre.';
const SAYS = { stage: 'table', outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS };

const PREPARE = `
  begin;
  select journal.begin_act('operator:bench', 'coordinator', 'bench.prepared', 'bench');
  insert into members (code, name_es, name_en, time_zone) values ('PE', 'Perú', 'Peru', 'America/Lima');
  insert into plans (member_id, code, number, title_es) select id, 'PE-1', 1, 'Plan' from members;
  insert into stages (plan_id, code, position, title_es) select id, 'table', 1, 'Mesa' from plans;
  insert into accounts (name, email) values ('Coordina', 'coordina@example.org'), ('Aporta', 'aporta@example.org');
  insert into grants (account_id, role, member_id, because)
    select accounts.id, 'coordinator', members.id, 'Para medir' from accounts, members where email = 'coordina@example.org';
  commit;`;

const CONTRIBUTIONS = `
  insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind, author_id)
  select plans.id, $1::text || '-' || n, 'proposal', 'table', 'Propuesta ' || n, 'person', accounts.id
  from plans, accounts, generate_series(1, ${DECISIONS}) n where email = 'aporta@example.org'`;

/** The same rows in one statement of the server: nothing travels between one and the next. */
const FLOOR = (/** @type {string} */ prefix) => `
  do $floor$
  declare
    one record;
    made uuid;
  begin
    for one in select contributions.*, accounts.email from contributions join accounts on accounts.id = author_id
        where code like '${prefix}-%' order by code for update of contributions loop
      perform journal.begin_act('person:bench', 'coordinator', 'decision.recorded', one.code, '${REASONS}');
      insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis, has_published_response)
      values (one.plan_id, one.id, 'table', 'rejected', 'budget', '${REASONS}', 'decided', true) returning id into made;
      insert into mail.outbox (key, account_id, recipient, template, language, values)
      values ('decision:' || made || ':' || one.author_id, one.author_id, one.email, 'decision-recorded', 'es',
        jsonb_build_object('code', one.code, 'title', one.title, 'reasons', '${REASONS}'));
      insert into mail.happenings (key, kind, plan_id, thing_ids, details)
      values ('decision:' || made, 'decision', one.plan_id, array[one.plan_id, one.id], jsonb_build_object('title', one.title));
    end loop;
  end $floor$`;

/** @typedef {(query: string, variables: object) => Promise<any>} Ask */

/**
 * Asks the API with a token of the coordinator.
 * @param {pg.Client} client
 * @param {number} port
 * @returns {Promise<Ask>}
 */
async function askerAt(client, port) {
  const token = `${TOKEN_PREFIX}${randomBytes(24).toString('base64url')}`;
  await client.query(
    `insert into access.tokens (account_id, hash, name, permissions, expires_at)
     select id, $1, 'bench', '{decision:record,draft:read,draft:write}', now() + interval '1 day' from accounts where email = 'coordina@example.org'`,
    [hashOf(token)],
  );
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return async (query, variables) => {
    const body = JSON.stringify({ query, variables });
    const answer = await (await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body })).json();
    const [outcome] = Object.values(answer.data ?? {});
    if (answer.errors || outcome?.code) throw new Error(JSON.stringify(answer));
    return outcome;
  };
}

/** @param {pg.Client} client @param {string} prefix */
async function contribute(client, prefix) {
  await client.query('begin');
  await client.query(`select journal.begin_act('operator:bench', 'coordinator', 'bench.prepared', 'bench')`);
  await client.query(CONTRIBUTIONS, [prefix]);
  await client.query('commit');
  return Array.from({ length: DECISIONS }, (_, at) => `${prefix}-${at + 1}`);
}

/** @param {pg.Client} client @param {Ask} ask @returns {Record<string, (codes: string[], prefix: string) => Promise<number>>} */
const ways = (client, ask) => ({
  bulk: async (codes) => {
    const input = { plan: 'PE-1', contributions: codes, template: SAYS };
    const draft = `mutation ($input: DraftDecisionsInput!) { draftDecisions(input: $input) { ... on DecisionBatch { id } ... on Rejection { code } } }`;
    const { id } = await ask(draft, { input });
    const publish = `mutation ($id: ID!) { publishDecisions(id: $id) { ... on DecisionBatch { published } ... on Rejection { code } } }`;
    return timed(() => ask(publish, { id }));
  },
  single: async (codes) => {
    const record = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ... on Decision { id } ... on Rejection { code } } }`;
    return timed(async () => {
      for (const contribution of codes) await ask(record, { input: { ...SAYS, contribution } });
    });
  },
  floor: (_, prefix) => timed(() => client.query(FLOOR(prefix))),
});

/**
 * Prints a table. Medians of alternating rounds.
 * @param {string} superuserUrl
 * @param {{ rounds: number }} effort
 */
export async function measureBulk(superuserUrl, { rounds }) {
  const { url, applicationUrl } = await freshDatabase(superuserUrl, 'bulk');
  await publishVocabulary(url);
  const client = new pg.Client(url);
  await client.connect();
  const api = await start('api', applicationUrl);
  try {
    await client.query(PREPARE);
    const contenders = Object.entries(ways(client, await askerAt(client, api.port)));
    /** @type {Record<string, number[]>} */
    const took = { bulk: [], single: [], floor: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const [name, decide] of round % 2 ? contenders.toReversed() : contenders) {
        const prefix = `B${round}-${name.toUpperCase()}`;
        took[name]?.push(await decide(await contribute(client, prefix), prefix));
      }
    const of = (/** @type {string} */ name) => median(took[name] ?? []);
    console.log(`\n${DECISIONS} decisions, each with an act, an entry, a letter and a happening; ${rounds} rounds.\n`);
    console.log('| one request | one at a time | one statement of the server | to one at a time | to the statement |');
    console.log('| --- | --- | --- | --- | --- |');
    console.log(
      `| ${inMs(of('bulk'))} | ${inMs(of('single'))} | ${inMs(of('floor'))} | ${(of('bulk') / of('single')).toFixed(2)}× | ${(of('bulk') / of('floor')).toFixed(1)}× |`,
    );
  } finally {
    api.child.disconnect();
    await client.end();
  }
}
