import { withClient, type TestDatabase } from '../support/database.ts';
import { signerFor } from '../support/signing.ts';

/** Days before today on which the record of the tests begins. */
const DAYS = 2;

const LATER = [
  `select journal.begin_act('operator:console', 'coordinator', 'event.corrected', 'MN-1', 'El acta de la mesa dice otro local')`,
  `update events set place = 'Lima, Biblioteca Nacional' where code = 'MN-1'`,
  `update contributions set body = 'Que los comités de vigilancia reciban las valorizaciones de cada obra.' where code = 'CTR-11'`,
  `update commitments set ends_on = '2019-12-31', title_en = null where number = '9'`,
];

/** Enough for a history of more than a page. */
const MANY = Array.from({ length: 24 }, (_, time) => [
  `select journal.begin_act('operator:console', 'coordinator', 'contribution.corrected', 'CTR-10', 'Versión ${time + 1} del texto')`,
  `update contributions set body = 'Texto, versión ${time + 1}' where code = 'CTR-10'`,
]);

const BASIS = 'Ley 29733, artículo 20: cancelación pedida por su titular';
const ERASURES = [
  `select journal.erase_text('contributions', id, 'title', '${BASIS}', 'operator:privacy') from contributions where code = 'CTR-12'`,
  `select journal.erase_text('decisions', decisions.id, 'reasons', '${BASIS}', 'operator:privacy') from decisions
     join contributions on contribution_id = contributions.id where contributions.code = 'CTR-12' and outcome = 'rejected'`,
];

const UNSIGNED = [
  `select journal.begin_act('operator:console', 'coordinator', 'contribution.recorded', 'CTR-90')`,
  `insert into stages (plan_id, code, position, title_es) select id, 'thematic_table', 1, 'Mesas temáticas' from plans where code = 'PE-PAGA-2'`,
  `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind)
     select id, 'CTR-90', 'proposal', 'thematic_table', 'Un aporte de hace un momento', 'person' from plans where code = 'PE-PAGA-2'`,
];

const inOne = (url: string, statements: readonly string[]) =>
  withClient(url, async (client) => {
    await client.query(['begin', ...statements, 'commit'].join(';'));
  });

/**
 * Gives the imported plan a past: a first checkpoint as of two days ago, then corrections and erasures under a second one,
 * then a contribution that no checkpoint covers yet. Answers the first day of the record, in Lima.
 */
export async function giveItAPast(db: TestDatabase): Promise<string> {
  await using signer = await signerFor(db);
  await signer.sign();
  await inOne(db.url, [
    'alter table journal.checkpoints disable trigger aa_append_only',
    `update journal.checkpoints set signed_at = signed_at - interval '${DAYS} days'`,
    'alter table journal.checkpoints enable always trigger aa_append_only',
  ]);
  await inOne(db.url, LATER);
  for (const correction of MANY) await inOne(db.url, correction);
  // Each is an act, and an act is a transaction.
  for (const erasure of ERASURES) await inOne(db.url, [erasure]);
  await signer.sign();
  await inOne(db.url, UNSIGNED);
  const [row] = await db.query<{ day: string }>(
    `select to_char(min(signed_at) at time zone 'America/Lima', 'YYYY-MM-DD') as day from journal.checkpoints`,
  );
  return row?.day ?? '';
}
