import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { descriptorOf, openData, vocabulary, vocabularyFolder, type PackageMetadata } from '@quipu/open-data';
import { freshDatabase } from '../support/database.ts';
import { importInto, NO_TRACE, PERU, temporaryFolder, traces, zip } from '../support/packages.ts';

const code = (indicator: string, codes: string) => `
  (select count(distinct commitment_id)::int from assessments
   where milestone_id is null and indicator_code in (${indicator}) and code in (${codes}))`;

const AT_A_GLANCE = `
  select (select count(*)::int from commitments) as commitments, (select count(*)::int from milestones) as milestones,
    ${code(`'access', 'participation', 'accountability'`, `'yes'`)} as relevant,
    ${code(`'potential_impact'`, `'transformative'`)} as transformative,
    ${code(`'potential_impact'`, `'minor'`)} as minor, ${code(`'potential_impact'`, `'moderate'`)} as moderate,
    (select count(*)::int from (
      select from assessments where milestone_id is null group by commitment_id
      having bool_or(indicator_code in ('access', 'participation', 'accountability') and code = 'yes')
        and bool_or(indicator_code = 'potential_impact' and code = 'transformative')
        and bool_or(indicator_code = 'verifiable' and code = 'yes')) as starred) as "potentiallyStarred",
    (select sum(people)::int from attendances where sector = 'government') as government,
    (select sum(people)::int from attendances where sector = 'civil_society') as "civilSociety",
    (select count(distinct event_id)::int from attendances) as "eventsWithAttendance"`;

test("Peru's third plan loads with the figures of the report's table at a glance", async () => {
  await using db = await freshDatabase();
  const report = await importInto(db, PERU);
  expect(report).toMatchObject({ outcome: 'imported', problems: { count: 0 } });
  expect(await db.query(AT_A_GLANCE)).toEqual([
    {
      commitments: 18,
      milestones: 78,
      relevant: 16,
      transformative: 1,
      minor: 5,
      moderate: 12,
      potentiallyStarred: 0,
      government: 172,
      civilSociety: 152,
      eventsWithAttendance: 10,
    },
  ]);
});

test('fourteen contributions were dropped without a reasoned response; three became commitments 3, 17 and 18', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  const dropped = await db.query(`
    select count(distinct contribution_id)::int as count from decisions
    where outcome in ('rejected', 'not_carried_forward') and not has_published_response`);
  expect(dropped).toEqual([{ count: 14 }]);
  const adopted = await db.query(`
    select contributions.code, commitments.number from lineage_edges
    join contributions on contributions.id = from_contribution_id join commitments on commitments.id = to_commitment_id
    where lineage_edges.kind = 'adopted_as' order by contributions.code`);
  expect(adopted).toEqual([
    { code: 'CTR-15', number: '3' },
    { code: 'CTR-16', number: '17' },
    { code: 'CTR-17', number: '18' },
  ]);
});

test('an import is one act that names the package, its version and its digest', async () => {
  await using db = await freshDatabase();
  const report = await importInto(db, PERU);
  const acts = await db.query(`select actor, role, subject, source from journal.acts where act = 'package.imported'`);
  expect(acts).toEqual([
    {
      actor: 'operator:test',
      role: 'coordinator',
      subject: 'peru-paga-iii',
      source: `peru-paga-iii 1.0.0 sha256:${report.package?.digest}`,
    },
  ]);
});

test('importing twice writes nothing the second time, and says so', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  const before = await traces(db);
  const again = await importInto(db, PERU);
  expect(again.outcome).toBe('unchanged');
  expect(again.resources.every(({ rows, unchanged, absent }) => rows === unchanged && absent === 0)).toBe(true);
  expect(await traces(db)).toEqual(before);
});

test('a dry run says what an import would write and writes nothing', async () => {
  await using db = await freshDatabase();
  const report = await importInto(db, PERU, { isDryRun: true });
  expect(report.outcome).toBe('checked');
  expect(report.resources.find(({ name }) => name === 'milestones')).toMatchObject({ rows: 78, inserted: 78 });
  expect(await traces(db)).toEqual(NO_TRACE);
});

test.each(['', 'peru-paga-iii'])('a ZIP of the files, in the folder "%s", is the same package', async (inside) => {
  await using db = await freshDatabase();
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'package.zip');
  await zip(PERU, file, inside);
  const fromFolder = await importInto(db, PERU);
  const fromZip = await importInto(db, file);
  expect(fromZip.outcome).toBe('unchanged');
  expect(fromZip.package).toEqual(fromFolder.package);
});

test.each([
  [join(PERU, 'datapackage.json'), openData],
  [join(vocabularyFolder, 'datapackage.json'), vocabulary],
])('%s describes its files exactly as the importer reads them', async (file, format) => {
  const descriptor = JSON.parse(await readFile(file, 'utf8')) as PackageMetadata;
  expect(JSON.parse(JSON.stringify(descriptorOf(format, descriptor)))).toEqual(descriptor);
});
