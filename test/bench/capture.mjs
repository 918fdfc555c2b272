// @ts-check
// What the journal costs who writes: the same transaction and the same import as an act, as an act whose rows are not
// captured, and without any journal.
import pg from 'pg';
import { freshDatabase } from './database.mjs';
import { inMs, median, timed } from './figures.mjs';

const ACTS = 1_000;
const ROWS_OF_IMPORT = 10_000;
const ROWS_OF_STATEMENT = 500;
const BEGIN_ACT = `select journal.begin_act('operator:bench', 'coordinator', 'bench.written', 'bench', 'Para medir.')`;

/** `bare` is the table commitments with all its indexes and checks, and without the journal. */
const PREPARE = `
  create table bare (like commitments including all);
  begin;
  ${BEGIN_ACT};
  insert into members (code, name_es, name_en, time_zone) values ('PE', 'Perú', 'Peru', 'America/Lima');
  insert into plans (member_id, code, number, title_es) select id, 'PE-1', 1, 'Plan' from members;
  insert into commitments (plan_id, number, title_es) select plans.id, n, 'Compromiso' from plans, generate_series(1, 100) n;
  commit;
  insert into bare select * from commitments;`;

/** @typedef {'plain' | 'uncaptured' | 'captured'} Way */
const WAYS = /** @type {const} */ (['plain', 'uncaptured', 'captured']);
const tableOf = (/** @type {Way} */ way) => (way === 'captured' ? 'commitments' : 'bare');

/** One changed row in a transaction of its own. @param {pg.Client} client @param {Way} way @param {number} turn */
async function act(client, way, turn) {
  await client.query('begin');
  if (way !== 'plain') await client.query({ name: 'begin-act', text: BEGIN_ACT });
  await client.query({
    name: `write-${tableOf(way)}`,
    text: `update ${tableOf(way)} set title_es = $1 where number = $2`,
    values: [`Compromiso ${turn}`, String((turn % 100) + 1)],
  });
  await client.query('commit');
}

/** Many rows in one act. @param {pg.Client} client @param {Way} way @param {number} turn */
async function importRows(client, way, turn) {
  await client.query('begin');
  if (way !== 'plain') await client.query(BEGIN_ACT);
  for (let from = 0; from < ROWS_OF_IMPORT; from += ROWS_OF_STATEMENT)
    await client.query(
      `insert into ${tableOf(way)} (plan_id, number, title_es)
       select plans.id, format('%s.%s.%s', $1::text, $2::int, n), 'Compromiso con un título de largo usual, como los de un plan'
       from plans, generate_series($3::int, $4::int) n`,
      [way, turn, from, from + ROWS_OF_STATEMENT - 1],
    );
  await client.query('commit');
}

/**
 * @param {string} what
 * @param {number} turns
 * @param {(way: Way, turn: number) => Promise<void>} write
 * @param {string} goal
 */
async function compare(what, turns, write, goal) {
  /** @type {Record<Way, number[]>} */
  const took = { plain: [], uncaptured: [], captured: [] };
  for (let turn = 0; turn < turns; turn += 1)
    for (const way of turn % 2 ? WAYS.toReversed() : WAYS) took[way].push(await timed(() => write(way, turn)));
  const times = WAYS.map((way) => inMs(median(took[way]))).join(' | ');
  const to = (/** @type {Way} */ base) => (median(took.captured) / median(took[base])).toFixed(2);
  console.log(`| ${what} | ${times} | ${to('uncaptured')}× | ${to('plain')}× | ${goal} |`);
}

/**
 * Prints one table. Medians of alternating turns; fsync is on.
 * @param {string} superuserUrl
 */
export async function measureCapture(superuserUrl) {
  const { url } = await freshDatabase(superuserUrl, 'capture');
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(PREPARE);
    console.log(
      '\n| write | no act | an act, no capture | act, captured | to the same act without capture | to no act | goal |',
    );
    console.log('| --- | --- | --- | --- | --- | --- | --- |');
    await compare('one row changed', ACTS, (way, turn) => act(client, way, turn), '≤ 2.2×');
    await compare(`${ROWS_OF_IMPORT} rows imported`, 5, (way, turn) => importRows(client, way, turn), '≤ 4×');
  } finally {
    await client.end();
  }
}
