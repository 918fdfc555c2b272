import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PROBLEM_LIMIT, type Problem } from '@quipu/open-data';
import { freshDatabase } from '../support/database.ts';
import { importInto, NO_TRACE, PERU, peruWith, temporaryFolder, traces, zip } from '../support/packages.ts';

type Edits = Parameters<typeof peruWith>[0];
type Expected = Partial<Omit<Problem, 'values'>>;

const swap = (from: string | RegExp, to: string) => (text: string) => {
  const swapped = text.replace(from, to);
  if (swapped === text) throw new Error(`The package does not say ${from}.`);
  return swapped;
};
const firstLine = (change: (header: string) => string) => (text: string) =>
  text.replace(/^.*/, (header) => change(header));

const CASES: readonly (readonly [string, Edits, readonly Expected[]])[] = [
  [
    'a wrong code',
    { 'events.csv': swap(',virtual_forum,', ',foro_virtual,') },
    [{ code: 'CODE_UNKNOWN', file: 'events.csv', row: 10, column: 'kind', value: 'foro_virtual' }],
  ],
  ['a missing file', { 'milestones.csv': null }, [{ code: 'FILE_MISSING', file: 'milestones.csv' }]],
  ['no description', { 'datapackage.json': null }, [{ code: 'DESCRIPTOR_MISSING', file: 'datapackage.json' }]],
  ['a broken description', { 'datapackage.json': '{"name": ' }, [{ code: 'DESCRIPTOR_NOT_JSON' }]],
  [
    'another format',
    { 'datapackage.json': swap('quipu-open-data/1', 'ckan/3') },
    [{ code: 'FORMAT_UNKNOWN', value: 'ckan/3' }],
  ],
  [
    'a path out of the package',
    { 'datapackage.json': swap('"stages.csv"', '"../stages.csv"') },
    [{ code: 'PATH_UNSAFE', value: '../stages.csv' }],
  ],
  [
    'a bad date',
    { 'plans.csv': swap('2017-12-27', '27/12/2017') },
    [{ code: 'DATE_WRONG', file: 'plans.csv', row: 4, column: 'adopted_on', value: '27/12/2017' }],
  ],
  [
    'a date that could be two',
    { 'plans.csv': swap('2017-12-27', '07/12/2017') },
    [{ code: 'DATE_AMBIGUOUS', file: 'plans.csv', row: 4, column: 'adopted_on', value: '07/12/2017' }],
  ],
  [
    'an unknown institution',
    { 'commitments.csv': swap(',PCM-SGP,', ',PCM-XYZ,') },
    [{ code: 'REFERENCE_UNKNOWN', file: 'commitments.csv', row: 2, column: 'lead_institution_code', value: 'PCM-XYZ' }],
  ],
  [
    'an unknown plan, told once a row and not again for all that belongs to it',
    { 'lineage_edges.csv': swap('PE-PAGA-3,adopted_as,CTR-15,,PE-PAGA-3', 'PE-PAGA-9,adopted_as,CTR-15,,PE-PAGA-3') },
    [{ code: 'REFERENCE_UNKNOWN', file: 'lineage_edges.csv', row: 2, column: 'plan_code', value: 'PE-PAGA-9' }],
  ],
  [
    'another encoding',
    {
      'institutions.csv': Buffer.from(
        'code,member_code,name_es,name_en,level,kind\nX,PE,Energía,,national,government\n',
        'latin1',
      ),
    },
    [{ code: 'ENCODING_WRONG', file: 'institutions.csv', row: 2 }],
  ],
  [
    'a missing column',
    { 'stages.csv': firstLine(swap('position', 'orden')) },
    [
      { code: 'COLUMN_MISSING', file: 'stages.csv', row: 1, column: 'position' },
      { code: 'COLUMN_UNKNOWN', file: 'stages.csv', row: 1, column: 'orden' },
    ],
  ],
  [
    'no header',
    { 'members.csv': 'PE,Perú,Peru,America/Lima\n' },
    [
      ...['code', 'name_es', 'name_en', 'time_zone'].map((column) => ({ code: 'COLUMN_MISSING', column })),
      ...['PE', 'Perú', 'Peru', 'America/Lima'].map((column) => ({ code: 'COLUMN_UNKNOWN', column })),
    ],
  ],
  [
    'an extra column',
    {
      'members.csv': (text) =>
        text
          .trimEnd()
          .split('\n')
          .map((line, at) => `${line},${at ? 'x' : 'notes'}`)
          .join('\n'),
    },
    [{ code: 'COLUMN_UNKNOWN', file: 'members.csv', column: 'notes' }],
  ],
  [
    'semicolons',
    { 'members.csv': (text) => text.replaceAll(',', ';') },
    [{ code: 'SEPARATOR_WRONG', file: 'members.csv' }],
  ],
  [
    'a ragged row',
    { 'themes.csv': swap('Salud,Health', 'Salud') },
    [{ code: 'ROW_LENGTH', file: 'themes.csv', row: 7 }],
  ],
  ['an open quote', { 'themes.csv': swap('Salud,', '"Salud,') }, [{ code: 'CSV_BROKEN', file: 'themes.csv' }]],
  ['an empty file', { 'attendances.csv': '' }, [{ code: 'FILE_EMPTY', file: 'attendances.csv' }]],
  [
    'a missing value',
    { 'milestones.csv': swap(',Banco de datos histórico de víctimas,', ',,') },
    [{ code: 'VALUE_MISSING', file: 'milestones.csv', column: 'title_es' }],
  ],
  [
    'a row there twice',
    { 'themes.csv': (text) => `${text}PE-PAGA-3,salud,Sanidad,\n` },
    [{ code: 'ROW_REPEATED', file: 'themes.csv', row: 10, value: 'PE-PAGA-3, salud' }],
  ],
  [
    'two stages at one place',
    { 'stages.csv': swap('national_table,3', 'national_table,2') },
    [
      { code: 'VALUE_TAKEN', file: 'stages.csv', row: 3, column: 'position', value: '2' },
      { code: 'VALUE_TAKEN', file: 'stages.csv', row: 4, column: 'position', value: '2' },
    ],
  ],
  [
    'an edge with two ends',
    { 'lineage_edges.csv': swap('CTR-15,,PE-PAGA-3,,3', 'CTR-15,,PE-PAGA-3,CTR-16,3') },
    [{ code: 'LINEAGE_END_NOT_ONE', file: 'lineage_edges.csv', row: 2 }],
  ],
  [
    'a rejection without reasons',
    { 'decisions.csv': swap(/^(PE-PAGA-3,CTR-08,technical_meeting,rejected,not_on_record),[^,]*,/m, '$1,,') },
    [{ code: 'DECISION_REASONS_TOO_SHORT', file: 'decisions.csv', row: 10, column: 'reasons', value: null }],
  ],
  [
    'a rejection without a reason code',
    { 'decisions.csv': swap('CTR-08,technical_meeting,rejected,not_on_record', 'CTR-08,technical_meeting,rejected,') },
    [{ code: 'DECISION_REASON_MISSING', file: 'decisions.csv', row: 10, column: 'reason_code' }],
  ],
  [
    'an observed decision without its source',
    { 'decisions.csv': swap(/(CTR-15,.*),observed,"[^"]*",/, '$1,observed,,') },
    [{ code: 'DECISION_SOURCE_MISSING', file: 'decisions.csv', column: 'source' }],
  ],
];

test.each(CASES)(
  'a package with %s is refused with the place and nothing is written',
  async (_name, edits, expected) => {
    await using db = await freshDatabase();
    await using broken = await peruWith(edits);
    const report = await importInto(db, broken.path);
    expect(report.outcome).toBe('refused');
    expect(report.problems.kept.slice(0, expected.length)).toMatchObject(expected);
    if (!['no header', 'a path out of the package'].includes(_name))
      expect(report.problems.count).toBe(expected.length);
    expect(await traces(db)).toEqual(NO_TRACE);
  },
);

test.each<[string, (text: string) => string]>([
  ['a byte-order mark', (text) => `\uFEFF${text}`],
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['empty lines at the end', (text) => `${text}\n\n`],
  [
    'its columns in another order',
    (text) =>
      text
        .split('\n')
        .map((line) => line.split(',').toReversed().join(','))
        .join('\n'),
  ],
])('a file with %s says the same', async (_name, change) => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await using same = await peruWith({ 'attendances.csv': change, 'stages.csv': change });
  expect(await importInto(db, same.path)).toMatchObject({ outcome: 'unchanged', problems: { count: 0 } });
});

test('ten thousand errors and more: every one is counted, the first are kept with their place', async () => {
  await using db = await freshDatabase();
  const rows = Array.from({ length: PROBLEM_LIMIT + 500 }, (_, at) => `PE-PAGA-3,18,n${at},Hito,,tarde,NADIE`);
  await using broken = await peruWith({ 'milestones.csv': (text) => `${text}${rows.join('\n')}\n` });
  const report = await importInto(db, broken.path);
  expect(report.problems.count).toBe(2 * (PROBLEM_LIMIT + 500));
  expect(report.problems.kept).toHaveLength(PROBLEM_LIMIT);
  expect(report.problems.counts).toEqual([
    { code: 'DATE_WRONG', file: 'milestones.csv', count: 2 * (PROBLEM_LIMIT + 500) },
  ]);
  expect(await traces(db)).toEqual(NO_TRACE);
});

test('unknown references beyond the limit are counted too', async () => {
  await using db = await freshDatabase();
  const rows = Array.from({ length: PROBLEM_LIMIT + 500 }, (_, at) => `PE-PAGA-3,99,n${at},Hito,,,`);
  await using broken = await peruWith({ 'milestones.csv': (text) => `${text}${rows.join('\n')}\n` });
  const report = await importInto(db, broken.path);
  expect(report.problems.counts).toEqual([
    { code: 'REFERENCE_UNKNOWN', file: 'milestones.csv', count: PROBLEM_LIMIT + 500 },
  ]);
  expect(report.problems.kept).toHaveLength(PROBLEM_LIMIT);
});

test('a code of another plan is not taken over', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await using moved = await peruWith({
    'contributions.csv': swap('CTR-01,PE-PAGA-3,', 'CTR-01,PE-PAGA-4,'),
    'stages.csv': (text) => `${text}PE-PAGA-4,thematic_table,1,Mesas temáticas,\n`,
    'themes.csv': (text) => `${text}PE-PAGA-4,educacion,Educación,\n`,
    'decisions.csv': swap(/^PE-PAGA-3,CTR-01,.*\n/m, ''),
  });
  const report = await importInto(db, moved.path);
  expect(report.problems.kept).toMatchObject([
    { code: 'VALUE_FIXED', column: 'plan_code', value: 'PE-PAGA-4', values: { before: 'PE-PAGA-3' } },
  ]);
});

test.each([
  ['nothing', 'PACKAGE_NOT_FOUND'],
  ['a file that is no ZIP', 'PACKAGE_NOT_READABLE'],
  ['half an archive', 'PACKAGE_NOT_READABLE'],
  ['an archive with a damaged file', 'PACKAGE_NOT_READABLE'],
])('%s at the path is told as such', async (what, code) => {
  await using db = await freshDatabase();
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'package.zip');
  if (what === 'a file that is no ZIP') await writeFile(file, 'no archive');
  if (what.includes('an archive')) {
    await zip(PERU, file);
    const whole = await readFile(file);
    const half = whole.subarray(0, whole.length / 2);
    const inside = whole.indexOf('milestones.csv') + 500;
    const damaged = Buffer.from(whole).fill(7, inside, inside + 100);
    await writeFile(file, what.startsWith('half') ? half : damaged);
  }
  expect((await importInto(db, file)).problems.kept).toMatchObject([{ code, file: null }]);
});
