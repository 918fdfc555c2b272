import { expect, test } from '@jest/globals';
import { ExitCode, run, terminalLanguage, type Io } from '@quipu/cli';
import type { ImportReport } from '@quipu/open-data';
import { freshDatabase } from '../support/database.ts';
import { PERU, peruWith } from '../support/packages.ts';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `quipu` as a console with this environment would. */
async function quipu(args: readonly string[], env: Io['env'], signal = new AbortController().signal): Promise<Ended> {
  const said = { out: '', err: '' };
  const code = await run(args, {
    env,
    language: terminalLanguage(env),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    isTerminal: false,
    signal,
  });
  return { code, ...said };
}

test('an import that succeeds, also the second time, ends with 0 and says which it was', async () => {
  await using db = await freshDatabase();
  const env = { DATABASE_URL: db.applicationUrl };
  const first = await quipu(['import', PERU], env);
  expect(first).toMatchObject({ code: ExitCode.DONE, err: '' });
  expect(first.out).toMatch(/^Importado: peru-paga-iii 1\.0\.0/);
  const second = await quipu(['import', PERU], env);
  expect(second).toMatchObject({ code: ExitCode.DONE, err: '' });
  expect(second.out).toMatch(/^Nada cambió/);
});

test('a broken package ends with 3 and a report grouped by file, with the remedy once for each kind', async () => {
  await using db = await freshDatabase();
  await using broken = await peruWith({
    'milestones.csv': (text) => `${text}${'PE-PAGA-3,18,1,Hito,,31/12/2018,pronto\n'.repeat(20)}`,
    'plans.csv': (text) => text.replace('2017-12-27', '07/12/2017'),
  });
  const { code, out } = await quipu(['import', broken.path], { DATABASE_URL: db.applicationUrl, LANG: 'en_US.UTF-8' });
  expect(code).toBe(ExitCode.PACKAGE_REFUSED);
  expect(out.split('\n').slice(0, 7)).toEqual([
    'Nothing was imported: 61 problems.',
    '',
    'plans.csv: 1 problem',
    '  row 4, adopted_on: "07/12/2017" can be two dates: it is not known which number is the month.',
    '    → Look it up in the source and write year-month-day, as in 2017-09-21; nothing is guessed here.',
    '',
    'milestones.csv: 60 problems',
  ]);
  expect(out).toContain('  … and 30 more\n    → Write 2017-09-21, or 2017-09 or 2017 if no more is known.\n');
});

test('with --json there is one document on standard output, with the words of each problem', async () => {
  await using db = await freshDatabase();
  await using broken = await peruWith({ 'stages.csv': null });
  const { code, out } = await quipu(['import', broken.path, '--json'], { DATABASE_URL: db.applicationUrl });
  expect(code).toBe(ExitCode.PACKAGE_REFUSED);
  expect(JSON.parse(out) as ImportReport).toMatchObject({
    outcome: 'refused',
    problems: {
      count: 1,
      kept: [{ code: 'FILE_MISSING', file: 'stages.csv', what: expect.any(String), remedy: expect.any(String) }],
    },
  });
});

test('a dry run says what would be written', async () => {
  await using db = await freshDatabase();
  const { code, out } = await quipu(['import', PERU, '--dry-run'], { DATABASE_URL: db.applicationUrl });
  expect(code).toBe(ExitCode.DONE);
  expect(out).toContain('milestones.csv: 78 nuevas');
  expect(await db.query('select code from plans')).toEqual([]);
});

test.each([
  [['import', '/no/such/folder'], ExitCode.WRONG_USAGE],
  [['import'], ExitCode.WRONG_USAGE],
  [['import', PERU, '--fast'], ExitCode.WRONG_USAGE],
  [['export'], ExitCode.WRONG_USAGE],
  [[], ExitCode.WRONG_USAGE],
  [['--help'], ExitCode.DONE],
])('quipu %j ends with %s', async (args, code) => {
  await using db = await freshDatabase();
  expect(await quipu(args, { DATABASE_URL: db.applicationUrl })).toMatchObject({ code });
});

test('without an address it is wrong usage; where nobody answers, the database cannot be reached', async () => {
  expect(await quipu(['import', PERU], {})).toMatchObject({ code: ExitCode.WRONG_USAGE });
  const nobody = await quipu(['import', PERU], { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/none' });
  expect(nobody.code).toBe(ExitCode.NO_DATABASE);
  expect(nobody.err).not.toContain('secret');
});

test('an import that is interrupted ends with 130 and has written nothing', async () => {
  await using db = await freshDatabase();
  const interrupted = await quipu(['import', PERU], { DATABASE_URL: db.applicationUrl }, AbortSignal.abort());
  expect(interrupted).toEqual({ code: ExitCode.INTERRUPTED, out: '', err: 'Interrumpido. No se escribió nada.\n' });
  expect(await db.query('select code from plans')).toEqual([]);
});

test('migrating a database that is up to date changes nothing and says so', async () => {
  await using db = await freshDatabase();
  const { code, out } = await quipu(['migrate'], { DATABASE_URL: db.url });
  expect({ code, out }).toEqual({ code: ExitCode.DONE, out: 'La base de datos ya estaba al día.\n' });
});

test.each([
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'es_PE.UTF-8' }, 'es'],
  [{ LANG: 'C' }, 'es'],
  [{}, 'es'],
])('the environment %j is a terminal in %s', (env, language) => expect(terminalLanguage(env)).toBe(language));
