// @ts-check
import pg from 'pg';
import { LARGE_PLAN } from '../documents.mjs';

export const CONTRIBUTIONS = 10_000;
export const SUPPORTS = 40_000;
const COMMITMENTS = 100;
const PEOPLE = 4_000;

/** What people write about; with it a search finds some and not all. */
const WORDS =
  `agua saneamiento escuelas hospitales presupuesto compras obras caminos puentes bosques minería pesca riego semillas
  archivos datos portal planilla audiencias cabildos vigilancia denuncias integridad justicia fiscales comisarías serenazgo alumbrado
  residuos reciclaje transporte ciclovías veredas mercados turismo museos bibliotecas lenguas intérpretes discapacidad infancia
  juventud mujeres jubilados vacunas medicinas anemia comedores becas docentes universidades laboratorios sequías heladas huaicos
  cuencas glaciares títulos catastro licencias empleo`.split(/\s+/);

/** A number from 0 to 99 of the contribution \`n\`, the same in every run, and unlike for each \`salt\`. */
const percent = (/** @type {number} */ salt) => `(hashint4(n * 31 + ${salt}) & 2147483647) % 100`;
const word = (/** @type {number} */ salt) =>
  `(array['${WORDS.join(`','`)}'])[1 + (hashint4(n * 31 + ${salt}) & 2147483647) % ${WORDS.length}]`;

const REASONS = `'Se revisó con el sector lo que pide, a quiénes llega y con qué recursos; el acta de la sesión dice lo que cada parte sostuvo y por qué se resolvió así.'`;

/**
 * Decisions at a stage on those that reached it. Of a hundred, \`onward\` go on, \`silent\` are left without a decision, the
 * others are refused or deferred.
 * @param {string} stage
 * @param {string} reached of contributions
 * @param {{ salt: number, onward: number, silent: number }} shares
 */
const decide = (stage, reached, { salt, onward, silent }) => `
  insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis, has_published_response, deciding_institution_id)
  select plan_id, id, '${stage}', case when share < ${onward} then 'accepted_with_changes' when share % 3 = 0 then 'deferred' else 'rejected' end,
    'budget', ${REASONS}, 'decided', share % 8 <> 7, (select id from institutions where code = 'BENCH-' || n % 4)
  from (select contributions.*, n, ${percent(salt)} as share
    from contributions, lateral (select substr(code, 3)::int as n) as numbered where plan_id = (select id from large) and ${reached}) as one
  where share < 100 - ${silent}`;

const wentOn = (/** @type {string} */ stage) =>
  `id in (select contribution_id from decisions where stage_code = '${stage}' and outcome = 'accepted_with_changes')`;

const STATEMENTS = [
  `insert into plans (member_id, code, number, title_es, needs_second_eyes) select id, '${LARGE_PLAN}', 900, 'Plan de prueba', false from members where code = 'PE'`,
  `create temporary view large as select id from plans where code = '${LARGE_PLAN}'`,
  `insert into stages (plan_id, code, position, title_es)
   select id, code, position, initcap(code) from large, unnest('{table,workshop,national,technical,adoption}'::text[]) with ordinality as stage (code, position)`,
  `insert into themes (plan_id, code, title_es) select id, 'theme-' || n, 'Tema ' || n from large, generate_series(1, 20) as n`,
  `insert into institutions (member_id, code, name_es, level, kind)
   select id, 'BENCH-' || n, 'Entidad ' || n, 'national', 'government' from members, generate_series(0, 3) as n where code = 'PE'`,
  `insert into answer_terms (plan_id, stage_code, kind, days)
   select id, stage, kind, days from large, (values (null, null, 30), (null, 'question', 15), ('table', null, 45)) as term (stage, kind, days)`,
  `insert into accounts (name, email) select 'Aporta ' || n, 'aporta-' || n || '@example.org' from generate_series(0, ${PEOPLE - 1}) as n`,
  `create temporary table people as select id, split_part(split_part(email, '-', 2), '@', 1)::int as number from accounts where email like 'aporta-%'`,
  `insert into commitments (plan_id, number, title_es, theme_code, lead_institution_id)
   select large.id, n, 'Compromiso ' || n, 'theme-' || 1 + n % 20, institutions.id
   from large, generate_series(1, ${COMMITMENTS}) as n, institutions where institutions.code = 'BENCH-' || n % 4`,
  `insert into contributions (plan_id, code, kind, first_stage_code, theme_code, title, body, contributor_kind, author_id, recorded_on, channel)
   select large.id, 'L-' || lpad(n::text, 5, '0'),
     case when ${percent(1)} < 80 then 'proposal' when ${percent(1)} < 90 then 'comment' when ${percent(1)} < 97 then 'question' else 'complaint' end,
     case when ${percent(2)} < 70 then 'table' else 'workshop' end, 'theme-' || 1 + ${percent(3)} % 20,
     'Mejorar ' || ${word(4)} || ' y ' || ${word(5)} || ' en el distrito ' || n,
     'Se propone que el sector publique cada mes lo que gasta en ' || ${word(6)} || ', que los vecinos opinen sobre ' || ${word(7)}
       || ' y que haya una mesa sobre ' || ${word(8)} || ' y ' || ${word(9)} || ', porque hoy nadie sabe quién responde por ello.',
     'person', people.id, (current_date - (n % 90))::text, 'form'
   from large, generate_series(1, ${CONTRIBUTIONS}) as n join people on people.number = n % ${PEOPLE}`,
  `insert into supports (plan_id, contribution_id, account_id, ended_at)
   select contributions.plan_id, contributions.id, people.id, case when n % 50 = 0 then now() end
   from large join contributions on plan_id = large.id, lateral (select substr(code, 3)::int as n) as numbered,
     generate_series(1, ${SUPPORTS / CONTRIBUTIONS}) as s join people on true
   where people.number = (n * 7 + s * 997) % ${PEOPLE}`,
  decide('table', `first_stage_code = 'table'`, { salt: 11, onward: 55, silent: 12 }),
  decide('workshop', `first_stage_code = 'workshop'`, { salt: 12, onward: 45, silent: 25 }),
  decide('national', `(${wentOn('table')} or ${wentOn('workshop')})`, { salt: 13, onward: 60, silent: 10 }),
  decide('technical', wentOn('national'), { salt: 14, onward: 70, silent: 5 }),
  decide('adoption', wentOn('technical'), { salt: 15, onward: 80, silent: 5 }),
  `insert into lineage_edges (plan_id, kind, from_contribution_id, to_commitment_id, because)
   select contributions.plan_id, 'adopted_as', contributions.id, commitments.id, 'El compromiso dice lo que pedía'
   from large join contributions on contributions.plan_id = large.id
   join commitments on commitments.plan_id = large.id and commitments.number = (1 + substr(contributions.code, 3)::int % ${COMMITMENTS})::text
   where contributions.${wentOn('adoption')}`,
];

/**
 * Adds one plan with ${CONTRIBUTIONS} contributions over five stages, their decisions and edges, and as many supports as are
 * named above, four for each.
 * @param {string} url of a superuser, of a database that has the member PE and the vocabulary
 */
export async function addLargePlan(url) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select journal.begin_act('system:bench', 'system', 'bench.prepared', 'a large plan')`);
    for (const statement of STATEMENTS) await client.query(statement);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
