import { expect, test } from '@jest/globals';
import { explain, type Demands, type Reasoned } from '@quipu/decisions/rules';
import fc from 'fast-check';
import pg from 'pg';
import { freshDatabase, withClient } from '../support/database.ts';
import { importInto, PERU } from '../support/packages.ts';

type Codes = ReadonlyMap<string, Demands>;

/** Words with what a person could pad them with: titles said again, capitals, spaces that do not look like spaces. */
const reasonsAbout = (codes: Codes) => {
  const titles = [...codes.values()].flatMap((code) => code.titles);
  const said = fc
    .constantFrom(...titles)
    .chain((title) => fc.constantFrom(title, title.toUpperCase(), `${title} ${title}`));
  const space = fc.constantFrom(
    ' ',
    '  ',
    '\n',
    '\t',
    '\r\n',
    '\u00a0',
    '\u2003',
    '\u200b',
    '\ufeff',
    '\u3000',
    '\u0085',
  );
  const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((word) => word.replaceAll('\0', ''));
  const filler = fc.integer({ min: 0, max: 130 }).map((length) => 'ñ'.repeat(length));
  return fc.array(fc.oneof(said, space, words, filler), { maxLength: 8 }).map((parts) => parts.join(''));
};

const decisionsWith = (codes: Codes) =>
  fc.record<Reasoned>({
    outcome: fc.constantFrom('accepted', 'accepted_with_changes', 'deferred', 'rejected', 'not_carried_forward'),
    reasonCode: fc.constantFrom(null, ...codes.keys()),
    reasons: fc.option(reasonsAbout(codes), { nil: null }),
    basis: fc.constantFrom('decided', 'observed'),
    source: fc.constantFrom(null, 'Informe de diseño'),
  });

async function codesOf(client: pg.Client): Promise<Codes> {
  const { rows } = await client.query<{ code: string; min_length: number; needs_source: boolean; titles: string[] }>(
    'select code, min_length, needs_source, array[title_es, title_en] as titles from reason_codes where demands is null',
  );
  return new Map(
    rows.map((row) => [row.code, { minLength: row.min_length, needsSource: row.needs_source, titles: row.titles }]),
  );
}

/** Whether the database takes the decision; undone in any case. */
async function isTaken(client: pg.Client, decision: Reasoned): Promise<boolean> {
  const { outcome, reasonCode, reasons, basis, source } = decision;
  await client.query('savepoint before');
  try {
    await client.query(
      `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis, source)
       select plan_id, id, 'thematic_table', $1, $2, $3, $4, $5 from contributions where code = 'CTR-01'`,
      [outcome, reasonCode, reasons, basis, source],
    );
    return true;
  } catch (fault) {
    if (fault instanceof pg.DatabaseError && fault.code === '23514') return false;
    throw fault;
  } finally {
    await client.query('rollback to savepoint before');
  }
}

const PADDING = ['\u00a0', '\u2003', '\u200b', '\ufeff', '\u2060', '\u0085', 'İ'];

test('the rule and the database agree on which decisions say why', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await withClient(db.url, async (client) => {
    const codes = await codesOf(client);
    await client.query('begin');
    await client.query(`select journal.begin_act('operator:test', 'coordinator', 'decision.recorded', 'CTR-01')`);
    const padded = PADDING.map((character): [Reasoned] => [
      {
        outcome: 'rejected',
        reasonCode: 'budget',
        reasons: `No hay${character.repeat(40)}plata`,
        basis: 'decided',
        source: null,
      },
    ]);
    const property = fc.asyncProperty(decisionsWith(codes), async (decision) => {
      const explained = explain(
        decision,
        decision.reasonCode === null ? null : (codes.get(decision.reasonCode) ?? null),
      );
      expect({ decision, isTaken: await isTaken(client, decision) }).toEqual({ decision, isTaken: explained.ok });
    });
    await fc.assert(property, { numRuns: 1_000, examples: padded });
  });
});
