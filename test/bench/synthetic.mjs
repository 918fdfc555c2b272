// @ts-check
import pg from 'pg';

/**
 * Copies Peru's third plan `copies` times, as the plans SYN-1 … SYN-n, with everything that belongs to it.
 * @param {string} url of a superuser, of a database that holds PE-PAGA-3
 * @param {number} copies
 */
export async function multiply(url, copies) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select journal.begin_act('system:bench', 'system', 'bench.prepared', 'synthetic plans')`);
    await client.query(
      `create temporary table copy (n integer, kind text, old uuid, id uuid, primary key (kind, old, n)) on commit drop`,
    );
    for (const table of ['plans', 'events', 'contributions', 'commitments', 'milestones', 'irm_reports', 'decisions']) {
      await client.query(
        `insert into copy select n, $1, source.id, gen_random_uuid() from ${table} as source, generate_series(1, $2::int) as n
         where ${ownedBy(table)} = (select id from plans where code = 'PE-PAGA-3')`,
        [table, copies],
      );
    }
    for (const statement of COPIES) await client.query(statement);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** @param {string} table */
const ownedBy = (table) =>
  table === 'plans'
    ? 'source.id'
    : table === 'milestones'
      ? '(select plan_id from commitments where id = source.commitment_id)'
      : 'source.plan_id';

/**
 * The new id, in copy `n`, of the row of `kind` that `old` names.
 * @param {string} kind
 * @param {string} old
 */
const to = (kind, old) =>
  `(select id from copy as other where other.kind = '${kind}' and other.old = ${old} and other.n = copy.n)`;

/**
 * @param {string} table
 * @param {string} columns
 * @param {string} values
 */
const again = (table, columns, values) =>
  `insert into ${table} (id, ${columns}) select copy.id, ${values} from copy join ${table} as s on s.id = copy.old where copy.kind = '${table}'`;

/**
 * @param {string} table
 * @param {string} columns
 * @param {string} values
 */
const ofPlan = (table, columns, values) =>
  `insert into ${table} (plan_id, ${columns}) select copy.id, ${values} from copy join ${table} as s on s.plan_id = copy.old where copy.kind = 'plans'`;

const COPIES = [
  again(
    'plans',
    'member_id, code, number, title_es, title_en, starts_on, ends_on',
    `s.member_id, 'SYN-' || n, 1000 + n, s.title_es, s.title_en, s.starts_on, s.ends_on`,
  ),
  ofPlan('stages', 'code, position, title_es, title_en', 's.code, s.position, s.title_es, s.title_en'),
  ofPlan('themes', 'code, title_es, title_en', 's.code, s.title_es, s.title_en'),
  again(
    'events',
    'plan_id, code, kind, stage_code, title_es, starts_on, ends_on',
    `${to('plans', 's.plan_id')}, s.code, s.kind, s.stage_code, s.title_es, s.starts_on, s.ends_on`,
  ),
  `insert into attendances (event_id, sector, people) select copy.id, s.sector, s.people from copy join attendances as s on s.event_id = copy.old where copy.kind = 'events'`,
  again(
    'contributions',
    'plan_id, code, kind, first_stage_code, event_id, theme_code, title, contributor_kind',
    `${to('plans', 's.plan_id')}, 'SYN-' || n || '-' || s.code, s.kind, s.first_stage_code, ${to('events', 's.event_id')}, s.theme_code, s.title, s.contributor_kind`,
  ),
  again(
    'commitments',
    'plan_id, number, title_es, title_en, lead_institution_id, theme_code',
    `${to('plans', 's.plan_id')}, s.number, s.title_es, s.title_en, s.lead_institution_id, s.theme_code`,
  ),
  again(
    'milestones',
    'commitment_id, number, title_es',
    `${to('commitments', 's.commitment_id')}, s.number, s.title_es`,
  ),
  again(
    'decisions',
    'plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis, source, has_published_response',
    `${to('plans', 's.plan_id')}, ${to('contributions', 's.contribution_id')}, s.stage_code, s.outcome, s.reason_code, s.reasons, s.basis, s.source, s.has_published_response`,
  ),
  ofPlan(
    'lineage_edges',
    'kind, from_contribution_id, to_commitment_id',
    `s.kind, ${to('contributions', 's.from_contribution_id')}, ${to('commitments', 's.to_commitment_id')}`,
  ),
  again(
    'irm_reports',
    'plan_id, code, kind, scheme_code, title_es',
    `${to('plans', 's.plan_id')}, s.code || '-syn-' || n, s.kind, s.scheme_code, s.title_es`,
  ),
  ofPlan(
    'assessments',
    'irm_report_id, commitment_id, milestone_id, scheme_code, indicator_code, code',
    `${to('irm_reports', 's.irm_report_id')}, ${to('commitments', 's.commitment_id')}, ${to('milestones', 's.milestone_id')}, s.scheme_code, s.indicator_code, s.code`,
  ),
];
