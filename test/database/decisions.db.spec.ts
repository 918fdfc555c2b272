import { expect, test } from '@jest/globals';
import { explain, Outcome } from '@quipu/decisions';
import fc from 'fast-check';
import { given, REASONS } from '../builders/index.ts';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';

/** Raw SQL, as somebody with psql would write it. */
const INSERT = `
  insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis, source)
  select plan_id, id, 'thematic_table', $1, $2, $3, $4, $5 from contributions where code = 'CTR-901'`;

async function withContribution(): Promise<TestDatabase> {
  const db = await freshDatabase();
  await given(db).plan();
  await given(db).contribution('CTR-901');
  return db;
}

test.each([
  ['no code, no words', 'rejected', null, null],
  ['a code alone', 'rejected', 'budget', null],
  ['words alone', 'rejected', null, REASONS],
  ['39 characters', 'deferred', 'budget', 'x'.repeat(39)],
  ['blanks', 'rejected', 'budget', ' '.repeat(80)],
  ['the title of the code again', 'rejected', 'budget', 'Sin presupuesto. '.repeat(4)],
  ['a ground that only a source can give', 'rejected', 'not_on_record', REASONS],
])('P1: raw SQL cannot refuse a contribution with %s', async (_what, outcome, code, reasons) => {
  await using db = await withContribution();
  await expect(db.act(INSERT, [outcome, code, reasons, 'decided', null])).rejects.toMatchObject({
    code: '23514',
    constraint: 'ck_decisions_no_silent_no',
  });
});

test('with a ground and reasons it can', async () => {
  await using db = await withContribution();
  await db.act(INSERT, ['rejected', 'budget', REASONS, 'decided', null]);
  expect(await db.query('select outcome from decisions')).toEqual([{ outcome: 'rejected' }]);
});

test.each([
  `update decisions set outcome = 'accepted'`,
  `update decisions set reasons = reasons || '!'`,
  'delete from decisions',
  'truncate decisions cascade',
])('P2: a recorded decision is never overwritten: %s', async (sql) => {
  await using db = await withContribution();
  await db.act(INSERT, ['rejected', 'budget', REASONS, 'decided', null]);
  for (const role of ['', 'set role quipu_owner;', 'set session_replication_role = replica;']) {
    const tried = withClient(db.url, (client) =>
      client.query(
        `${role} begin; select journal.begin_act('operator:x', 'coordinator', 'decision.changed', 'CTR-901'); ${sql}; commit`,
      ),
    );
    await expect(tried).rejects.toMatchObject({
      code: 'QP003',
      message: expect.stringContaining('never changed or deleted'),
    });
  }
});

test('the rule of the API and the rule of the database agree, whatever is written', async () => {
  await using db = await withContribution();
  const [codes] = [
    await db.query<{ code: string; title_es: string; title_en: string; min_length: number; needs_source: boolean }>(
      'select * from reason_codes',
    ),
  ];
  const word = fc.constantFrom(
    'Sin presupuesto',
    'BUDGET',
    'no',
    'hay',
    'marco',
    'ñandú',
    'x'.repeat(15),
    '  ',
    '\n',
    'Otro',
  );
  const decision = fc.record({
    outcome: fc.constantFrom(...Object.values(Outcome)),
    code: fc.option(fc.constantFrom('budget', 'other', 'not_on_record')),
    reasons: fc.option(fc.array(word, { maxLength: 16 }).map((words) => words.join(' '))),
    basis: fc.constantFrom('decided', 'observed'),
    source: fc.option(fc.constant('Informe del IRM')),
  });
  await withClient(db.url, async (client) => {
    await fc.assert(
      fc.asyncProperty(decision, async ({ outcome, code, reasons, basis, source }) => {
        const found = codes.find((one) => one.code === code) ?? null;
        const demands = found && {
          minLength: found.min_length,
          needsSource: found.needs_source,
          titles: [found.title_es, found.title_en],
        };
        const allowed = explain({ outcome, reasonCode: code, reasons, basis, source }, demands).ok;
        await client.query('begin');
        await client.query(`select journal.begin_act('operator:x', 'coordinator', 'decision.recorded', 'CTR-901')`);
        const kept = await client.query(INSERT, [outcome, code, reasons, basis, source]).then(
          () => true,
          () => false,
        );
        await client.query('rollback');
        expect(kept).toBe(allowed);
      }),
      { numRuns: 400 },
    );
  });
});

test('an edge of lineage ends once, with a reason, and is never deleted', async () => {
  await using db = await withContribution();
  await given(db).commitment('1');
  await db.act(
    `insert into lineage_edges (plan_id, kind, from_contribution_id, to_commitment_id)
     select contributions.plan_id, 'adopted_as', contributions.id, commitments.id from contributions, commitments`,
  );
  await expect(db.act('delete from lineage_edges')).rejects.toMatchObject({ code: 'QP003' });
  await expect(db.act(`update lineage_edges set kind = 'answers'`)).rejects.toMatchObject({ code: 'QP003' });
  await expect(db.act('update lineage_edges set ended_at = now()')).rejects.toMatchObject({
    constraint: 'ck_lineage_edges_ending_says_why',
  });
  await db.act(`update lineage_edges set ended_at = now(), ended_because = 'El compromiso fue retirado.'`);
  await expect(db.act(`update lineage_edges set ended_at = null, ended_because = null`)).rejects.toMatchObject({
    code: 'QP003',
  });
});
