import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { auditOf, foundIn, loggedDecision } from '../support/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { importInto, PERU } from '../support/packages.ts';
import { tamper } from '../support/tamper.ts';

const drifts = (db: TestDatabase) =>
  db.query<{ actor: string; act: string; after: Record<string, unknown> }>(
    `select actor, act, after from journal.entries join journal.acts on acts.id = act_id where op = 'drift' order by entries.id`,
  );

test.each(['UTC', 'America/Lima'])('an imported plan and its log agree where sessions live in %s', async (zone) => {
  await using db = await freshDatabase();
  await db.query(`alter database ${new URL(db.url).pathname.slice(1)} set timezone = '${zone}'`);
  await importInto(db, PERU);
  await sequence(db);
  const { findings, isRecorded, size } = await auditOf(db);
  expect([findings.kept, isRecorded, await drifts(db)]).toEqual([[], false, []]);
  expect(size).toBeGreaterThan(500);
});

test('rows that change, come and go before they are numbered are no drift', async () => {
  await using db = await loggedDecision();
  await db.act(`update contributions set title = 'Otro título'`);
  await given(db).contribution('CTR-02');
  await given(db).commitment('1');
  await db.act('delete from commitments');
  expect(await foundIn(db)).toEqual([]);
});

test('a column that came later is compared with what its rows got in it', async () => {
  await using db = await loggedDecision();
  await db.query(`alter table stages add column weight numeric(6, 3) not null default 1.500, add column note text`);
  const declared = `
    select string_agg(key, ' ') as columns
    from (select columns from journal.shapes where kind = 'stages' order by shape desc limit 1) as newest, jsonb_object_keys(columns) as key`;
  const [shape] = await db.query<{ columns: string }>(declared);
  await db.query(`call journal.declare('stages', public_columns => '${shape?.columns} weight note')`);
  await db.query('call journal.build_past()');
  await db.act(`update stages set weight = 2 where position = 1`);
  await sequence(db);
  expect(await foundIn(db)).toEqual([]);
  await tamper(db, ['stages'], 'update stages set weight = 3 where position = 3');
  expect(await foundIn(db)).toEqual(['ROW_DIFFERS stages weight']);
});

test('what a copy lost and a mirror gave back is told, not taken for drift', async () => {
  await using db = await loggedDecision();
  const [leaf] = await db.query<{ index: number }>(
    `select log_index::int as index from journal.leaves where kind = 'contributions' order by log_index desc limit 1`,
  );
  const at = leaf?.index ?? 0;
  await db.query(`select journal.record_incident('operator:console', 'Se restauró una copia.', $1)`, [
    { from: at, to: at + 1, found: 0 },
  ]);
  await sequence(db);
  await tamper(
    db,
    ['journal.leaves', 'journal.entries', 'contributions'],
    `update journal.leaves set entry_id = null where log_index = ${at};
     delete from journal.entries where kind = 'contributions' and op = 'update';
     update contributions set title = 'Agua segura en las escuelas'`,
  );
  const { findings, lostEntries, lostRows } = await auditOf(db);
  expect([findings.kept, lostEntries, lostRows]).toEqual([[], 1, [{ kind: 'contributions', count: 1 }]]);
  await db.act(`update contributions set title = 'Agua segura'`);
  await sequence(db);
  expect((await auditOf(db)).lostRows).toEqual([]);
});

test('what is found becomes one entry, without content, and the next audit does not say it again', async () => {
  await using db = await loggedDecision();
  await tamper(
    db,
    ['decisions'],
    `update decisions set reasons = 'Palabras que nadie dijo, y que aquí se ponen en su boca.'`,
  );
  const [row] = await db.query<{ id: string }>('select id from decisions');
  const first = await auditOf(db);
  expect([first.isRecorded, (await auditOf(db)).isRecorded]).toEqual([true, false]);
  expect(await drifts(db)).toEqual([
    {
      actor: 'system:audit',
      act: 'drift.found',
      after: {
        count: 1,
        counts: [{ code: 'ROW_DIFFERS', kind: 'decisions', count: 1 }],
        findings: [{ code: 'ROW_DIFFERS', kind: 'decisions', row: row?.id, columns: ['reasons'] }],
      },
    },
  ]);
  await tamper(db, ['plans'], `update plans set title_es = 'Otro'`);
  expect((await auditOf(db)).isRecorded).toBe(true);
  await sequence(db);
  expect(await foundIn(db)).toEqual(['ROW_DIFFERS decisions reasons', 'ROW_DIFFERS plans title_es']);
});

test('an audit that is stopped stops, and records nothing', async () => {
  await using db = await loggedDecision();
  await tamper(db, ['decisions'], 'delete from decisions');
  const stopping = new AbortController();
  const stopped = auditOf(db, { signal: stopping.signal, progress: () => stopping.abort(new Error('enough')) });
  await expect(stopped).rejects.toThrow('enough');
  expect(await drifts(db)).toEqual([]);
});

test('however much is wrong, all of it is counted and a bounded part is named', async () => {
  await using db = await loggedDecision();
  await db.act(
    `insert into commitments (plan_id, number, title_es) select id, n::text, 'Compromiso' from plans, generate_series(1, 2500) n`,
  );
  await sequence(db);
  await tamper(db, ['commitments'], `update commitments set title_es = 'Otro'`);
  const { findings } = await auditOf(db);
  expect(findings.counts).toEqual([{ code: 'ROW_DIFFERS', kind: 'commitments', count: 2500 }]);
  expect(findings.kept).toHaveLength(1000);
  const [drift] = await drifts(db);
  expect(drift?.after).toMatchObject({ count: 2500, findings: { length: 100 } });
});
