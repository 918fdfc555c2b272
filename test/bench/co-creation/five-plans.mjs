// @ts-check
import pg from 'pg';

const PLANS = 5;
/** Contributions of the first family in each plan, and of every other one. */
const WIDE = 200;
const NARROW = 8;

/**
 * In each plan and family some contributions are merged into one, that one becomes a draft commitment, the draft a commitment,
 * and the commitment is carried over to that of the next plan, from which the next plan's merged contribution comes as well:
 * a walk has two ways from plan to plan, and each is three edges deep.
 * @param {number} families
 */
const statements = (families) => [
  `insert into plans (member_id, code, number, title_es)
   select id, 'WALK-' || p, 800 + p, 'Plan ' || p from members, generate_series(1, ${PLANS}) as p where code = 'PE'`,
  `create temporary table walked on commit drop as select id, split_part(code, '-', 2)::int as p from plans where code like 'WALK-%'`,
  `insert into stages (plan_id, code, position, title_es) select id, 'table', 1, 'Mesa' from walked`,
  `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind, recorded_on)
   select id, concat_ws('-', 'W', p, f, i), 'proposal', 'table', 'Propuesta ' || i || ' de la familia ' || f, 'person', 2000 + p
   from walked, generate_series(1, ${families}) as f, generate_series(0, case when f = 1 then ${WIDE} else ${NARROW} end) as i`,
  `insert into draft_commitments (plan_id, code, origin) select id, concat_ws('-', 'W', p, f, 'D'), 'contributions' from walked, generate_series(1, ${families}) as f`,
  `insert into draft_commitment_versions (plan_id, draft_commitment_id, version, title, because)
   select plan_id, draft_commitments.id, 1, 'Compromiso propuesto ' || code, 'La primera versión de la mesa' from draft_commitments join walked on walked.id = plan_id`,
  `insert into commitments (plan_id, number, title_es) select id, f, 'Compromiso ' || f from walked, generate_series(1, ${families}) as f`,
  `create temporary table family on commit drop as
   select p, f, walked.id as plan_id, made.id as merged, draft.id as draft, commitments.id as commitment
   from walked, generate_series(1, ${families}) as f, contributions as made, draft_commitments as draft, commitments
   where made.code = concat_ws('-', 'W', p, f, 0) and draft.code = concat_ws('-', 'W', p, f, 'D')
     and commitments.plan_id = walked.id and commitments.number = f::text`,
  `analyze family`,
  edge('merged_into', { from: 'contribution', to: 'contribution' }, 'contributions.id', 'merged').concat(
    `, generate_series(1, case when f = 1 then ${WIDE} else ${NARROW} end) as i join contributions on true where contributions.code = concat_ws('-', 'W', p, f, i)`,
  ),
  edge('adopted_as', { from: 'contribution', to: 'draft_commitment' }, 'merged', 'draft'),
  edge('adopted_as', { from: 'draft_commitment', to: 'commitment' }, 'draft', 'commitment'),
  edge('carried_over_to', { from: 'commitment', to: 'commitment' }, 'family.commitment', 'onward.commitment').concat(
    NEXT,
  ),
  edge('derived_from', { from: 'contribution', to: 'commitment' }, 'onward.merged', 'family.commitment').concat(NEXT),
];

const NEXT = ' join family as onward on onward.p = family.p + 1 and onward.f = family.f';

/**
 * @param {string} kind
 * @param {{ from: string, to: string }} ends
 * @param {string} one
 * @param {string} other
 */
function edge(kind, { from, to }, one, other) {
  return `insert into lineage_edges (plan_id, kind, from_${from}_id, to_${to}_id, because, started_on)
    select family.plan_id, '${kind}', ${one}, ${other}, 'Para medir un paso', 2000 + family.p from family`;
}

/**
 * Adds five plans, WALK-1 to WALK-5, of so many families each.
 * @param {string} url of a superuser, of a database that has the member PE
 * @param {number} families
 */
export async function addFivePlans(url, families) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select journal.begin_act('system:bench', 'system', 'bench.prepared', 'five plans')`);
    for (const statement of statements(families)) await client.query(statement);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
