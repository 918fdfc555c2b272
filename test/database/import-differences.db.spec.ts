import { expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.ts';
import { importInto, PERU, peruWith, traces } from '../support/packages.ts';

const DESCRIPTOR = { 'datapackage.json': (text: string) => text.replace('"1.0.0"', '"1.0.1"') };

test('a changed title is reported with row, before and after, and written as one change', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await using changed = await peruWith({
    ...DESCRIPTOR,
    'commitments.csv': (text) => text.replace('Catálogo sectorial estandarizado e interoperable', 'Catálogo sectorial'),
  });
  const report = await importInto(db, changed.path);
  expect(report.outcome).toBe('imported');
  const commitments = report.resources.find(({ name }) => name === 'commitments');
  expect(commitments).toMatchObject({ inserted: 0, changed: 1, unchanged: 17 });
  expect(commitments?.changes).toEqual([
    {
      row: 12,
      column: 'title_es',
      before: 'Catálogo sectorial estandarizado e interoperable',
      after: 'Catálogo sectorial',
    },
  ]);
  const entries = await db.query(`
    select kind, op, before, acts.source from journal.entries join journal.acts on acts.id = act_id order by entries.id desc limit 1`);
  expect(entries).toEqual([
    {
      kind: 'commitments',
      op: 'update',
      before: { title_es: 'Catálogo sectorial estandarizado e interoperable' },
      source: `peru-paga-iii 1.0.1 sha256:${report.package?.digest}`,
    },
  ]);
});

test('a changed decision takes the place of the one on record, which stays, and says which package says so', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await using changed = await peruWith({
    ...DESCRIPTOR,
    'decisions.csv': (text) => text.replace(/^(PE-PAGA-3,CTR-01,.*),no,no$/m, '$1,yes,no'),
  });
  const report = await importInto(db, changed.path);
  expect(report.resources.find(({ name }) => name === 'decisions')).toMatchObject({
    changed: 1,
    unchanged: 23,
    changes: [{ row: 2, column: 'has_published_response', before: 'no', after: 'yes' }],
  });
  const decisions = await db.query(`
    select has_published_response as answered, supersedes_id is not null as supersedes, supersedes_because as because
    from decisions join contributions on contributions.id = contribution_id where contributions.code = 'CTR-01' order by recorded_at`);
  expect(decisions).toEqual([
    { answered: false, supersedes: false, because: null },
    { answered: true, supersedes: true, because: expect.stringContaining('peru-paga-iii 1.0.1') },
  ]);
  expect(await importInto(db, changed.path)).toMatchObject({ outcome: 'unchanged' });
});

test('codes of the IRM and ratings are superseded, never overwritten', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await using changed = await peruWith({
    'assessments.csv': (text) =>
      text.replace('18,,G4,potential_impact,moderate', '18,,G4,potential_impact,not_reviewed'),
    'standard_ratings.csv': (text) => text.replace('4e,not_met,', '4e,not_met,No hubo respuesta a ningún aporte.'),
  });
  const report = await importInto(db, changed.path);
  expect(report.resources.filter((resource) => resource.changed > 0).map(({ name }) => name)).toEqual([
    'assessments',
    'standard_ratings',
  ]);
  const counts = await db.query(`
    select (select count(*)::int from assessments) as assessments, (select count(*)::int from standard_ratings) as ratings,
      (select count(*)::int from assessments where supersedes_id is not null) as superseding`);
  expect(counts).toEqual([{ assessments: 193, ratings: 18, superseding: 1 }]);
});

test('rows that the file no longer has are left alone and counted', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await using changed = await peruWith({ 'recommendations.csv': (text) => text.replace(/^PE-PAGA-2,.*\n/m, '') });
  const report = await importInto(db, changed.path);
  expect(report.outcome).toBe('unchanged');
  expect(report.resources.find(({ name }) => name === 'recommendations')).toMatchObject({ unchanged: 9, absent: 1 });
});

test('an edge ends with a reason, once; otherwise it never changes', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  const edge = 'PE-PAGA-3,adopted_as,CTR-15,,PE-PAGA-3,,3,,,,';
  await using ended = await peruWith({
    'lineage_edges.csv': (text) => text.replace(`${edge},`, `${edge}2020-01-31T05:00:00Z,El compromiso se retiró.`),
  });
  expect(await importInto(db, ended.path)).toMatchObject({ outcome: 'imported' });
  expect(await importInto(db, ended.path)).toMatchObject({ outcome: 'unchanged' });
  await using again = await peruWith({
    'lineage_edges.csv': (text) =>
      ['2018-06-30T05:00:00Z,Se retomó luego.', '2020-01-31T05:00:00Z,El compromiso se retiró.']
        .map((end) => `${edge}${end}\n`)
        .reduce((rows, row) => rows + row, text.replace(`${edge},\n`, '')),
  });
  expect(await importInto(db, again.path)).toMatchObject({ outcome: 'imported' });
  const ends = await db.query('select count(*)::int as edges, count(ended_at)::int as ended from lineage_edges');
  expect(ends).toEqual([{ edges: 4, ended: 2 }]);
  await using altered = await peruWith({
    'lineage_edges.csv': (text) => text.replace('CTR-16,,PE-PAGA-3,,17,,', 'CTR-16,,PE-PAGA-3,,17,,Por otra razón'),
  });
  const report = await importInto(db, altered.path);
  expect(report.problems.counts).toEqual([{ code: 'VALUE_FIXED', file: 'lineage_edges.csv', count: 1 }]);
});

test('a package of one file alone finds what it refers to on record', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await using changed = await peruWith({
    'datapackage.json': JSON.stringify({
      format: 'quipu-open-data/1',
      name: 'one-more',
      version: '1',
      resources: [{ name: 'milestones', path: 'milestones.csv' }],
    }),
    'milestones.csv': (text) => `${text.split('\n')[0]}\nPE-PAGA-3,18,8,Hito nuevo,,,\n`,
  });
  const report = await importInto(db, changed.path);
  expect(report.resources).toMatchObject([{ name: 'milestones', inserted: 1, absent: 78 }]);
});

test('two imports at once: one writes, the other finds nothing left to write', async () => {
  await using db = await freshDatabase();
  const reports = await Promise.all([importInto(db, PERU), importInto(db, PERU)]);
  expect(reports.map(({ outcome }) => outcome).toSorted()).toEqual(['imported', 'unchanged']);
  expect(await traces(db)).toMatchObject([{ acts: 1, contributions: 17 }]);
});
