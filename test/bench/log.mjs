// @ts-check
// The public log at two sizes: how fast entries become leaves, and what proofs, an idle look and the past cost then.
import { Sequencer } from '@quipu/journal/log';
import { PublicLog } from '@quipu/journal';
import { Reader } from '@quipu/platform/database';
import { verifyInclusion, leafHash } from '@quipu/proof';
import pg from 'pg';
import { freshDatabase } from './database.mjs';
import { inMs, median, percentile, timed } from './figures.mjs';

const SIZES = [10_000, 1_000_000];
const COMMITMENTS_OF_PLAN = 100;
const VERSIONS = 10;
const SAMPLES = 300;

/** A long history, as captured: each version of a commitment is an entry; a hundred commitments make a plan. $1 entries. */
const FILL = `
  with act as (
    insert into journal.acts (actor, role, act, subject, reason)
    select 'operator:bench', 'coordinator', 'bench.written', 'bench', 'Para medir.' from generate_series(1, $1::int / 1000) returning id)
  insert into journal.entries (act_id, kind, row_id, op, before, after)
  select (select min(id) from act) + n / 1000, 'commitments', md5('commitment' || row)::uuid, case version when 0 then 'insert' else 'update' end,
    case when version > 0 then jsonb_build_object('title_es', 'Compromiso, versión ' || version - 1) end,
    jsonb_build_object('id', md5('commitment' || row)::uuid, 'plan_id', md5('plan' || row / ${COMMITMENTS_OF_PLAN})::uuid, 'number', (row % ${COMMITMENTS_OF_PLAN} + 1)::text,
      'title_es', 'Compromiso, versión ' || version, 'title_en', null, 'lead_institution_id', null, 'theme_code', 'transparencia', 'starts_on', '2026-01', 'ends_on', '2027-12-31')
  from generate_series(0, $1::int - 1) n, lateral (select n % ($1::int / ${VERSIONS}) as row, n / ($1::int / ${VERSIONS}) as version) as place`;

const ROW = `select to_jsonb(commitments) from commitments where id = md5('commitment' || $1::int)::uuid`;
const PAGE = `select to_jsonb(commitments) from commitments where plan_id = md5('plan' || $1::int)::uuid order by natural_key(number), id limit 50`;

const anyOf = (/** @type {number} */ many) => Math.floor(Math.random() * many);

/** @param {() => Promise<unknown>} work */
async function sampled(work) {
  for (let warm = 0; warm < 20; warm += 1) await work();
  const took = [];
  for (let turn = 0; turn < SAMPLES; turn += 1) took.push(await timed(work));
  return took;
}

/** One answer about the past at a position of the later half. @param {pg.Client} past @param {number} size @param {string} sql @param {number} rows @param {number} wanted */
async function readPast(past, size, sql, rows, wanted) {
  await past.query(`select set_config('quipu.as_of', $1, false)`, [size / 2 + anyOf(size / 2)]);
  const { rowCount } = await past.query({ name: sql.slice(-40), text: sql, values: [anyOf(rows)] });
  if (rowCount !== wanted) throw new Error(`the past had ${rowCount} rows`);
}

/** A proof, made and checked. @param {PublicLog} log @param {number} size @param {Uint8Array} root @param {pg.Client} client */
async function prove(log, size, root, client) {
  const index = anyOf(size);
  const path = await log.tree().inclusion(index, size);
  const { rows } = await client.query('select body from journal.leaves where log_index = $1', [index]);
  if (!verifyInclusion(index, size, leafHash(rows[0].body), path, root)) throw new Error('a proof does not hold');
}

/** @param {string} superuserUrl @param {number} size */
async function measureAt(superuserUrl, size) {
  const { url, applicationUrl, sequencerUrl } = await freshDatabase(superuserUrl, `log_${size}`);
  const client = new pg.Client(url);
  const past = new pg.Client({ connectionString: applicationUrl, options: '-c search_path=as_of,public' });
  const reader = new Reader(applicationUrl);
  await client.connect();
  await past.connect();
  await client.query(FILL, [size]);
  await client.query('vacuum analyze journal.entries');
  const sequencer = await Sequencer.connect(sequencerUrl);
  try {
    const perSecond = Math.round(size / ((await timed(() => sequencer.drain())) / 1000));
    await client.query('vacuum analyze journal.leaves');
    const { rows } = await client.query('select size from journal.head');
    const leaves = Number(rows[0].size);
    const log = new PublicLog(reader);
    const root = await log.tree().root(leaves);
    return {
      perSecond,
      idle: await sampled(() => sequencer.drain()),
      proof: await sampled(() => prove(log, leaves, root, client)),
      row: await sampled(() => readPast(past, size, ROW, size / VERSIONS, 1)),
      page: await sampled(() => readPast(past, size, PAGE, size / VERSIONS / COMMITMENTS_OF_PLAN, 50)),
    };
  } finally {
    await sequencer.close();
    await reader.close();
    await past.end();
    await client.end();
  }
}

/** @param {string} what @param {readonly number[]} small @param {readonly number[]} large @param {string} goal */
function tell(what, small, large, goal) {
  const growth = (median(large) / median(small)).toFixed(2);
  console.log(
    `| ${what} | ${inMs(median(small))} | ${inMs(median(large))} | ${inMs(percentile(large, 0.95))} | ${growth}× | ${goal} |`,
  );
}

/**
 * Prints two tables: numbering, and what the log costs to read at 10,000 and at 1,000,000 entries.
 * @param {string} superuserUrl
 */
export async function measureLog(superuserUrl) {
  const small = await measureAt(superuserUrl, SIZES[0] ?? 0);
  const large = await measureAt(superuserUrl, SIZES[1] ?? 0);
  console.log('\n| entries numbered a second | at 10,000 | at 1,000,000 | goal |');
  console.log('| --- | --- | --- | --- |');
  console.log(`| by one sequencer | ${small.perSecond} | ${large.perSecond} | ≥ 5,000 |`);
  console.log('\n| what is read | median at 10,000 | median at 1,000,000 | p95 at 1,000,000 | growth | goal |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  tell('inclusion proof, made from tiles and checked', small.proof, large.proof, 'p95 ≤ 10 ms');
  tell('a look for new entries when there are none', small.idle, large.idle, '≤ 20 ms');
  tell('one commitment as of a position', small.row, large.row, '≤ 2 ms, growth ≤ 1.5×');
  tell('a page of 50 commitments as of a position', small.page, large.page, '≤ 10 ms, growth ≤ 1.5×');
}
