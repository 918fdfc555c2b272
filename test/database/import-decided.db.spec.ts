import { expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.ts';
import { importInto, NO_TRACE, PERU, peruWith, traces } from '../support/packages.ts';

/** Peru's package in which somebody decides on CTR-08 in the technical meeting, on the ground `code`. */
const decidedOn = (code: string) =>
  peruWith({
    'decisions.csv': (text) =>
      text.replace(
        /(CTR-08,technical_meeting,rejected,)not_on_record(,.*),observed,"[^"]*",/,
        (_, before: string, after: string) => `${before}${code}${after},decided,,`,
      ),
  });

test('a decision that does not name the programme which its ground demands is refused, with its place', async () => {
  await using db = await freshDatabase();
  await using changed = await decidedOn('already_under_way');
  expect(await importInto(db, changed.path)).toMatchObject({
    outcome: 'refused',
    problems: {
      count: 1,
      kept: [{ code: 'DECISION_PROGRAMME_MISSING', file: 'decisions.csv', row: 10, column: 'named' }],
    },
  });
  expect(await traces(db)).toEqual(NO_TRACE);
});

test('where a second person looks at each decision, a package publishes none past them', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await db.act(`update plans set needs_second_eyes = true where code = 'PE-PAGA-3'`);
  await using changed = await decidedOn('budget');
  expect(await importInto(db, changed.path)).toMatchObject({
    outcome: 'refused',
    problems: { count: 1, kept: [{ code: 'SECOND_EYES_MISSING', file: 'decisions.csv', row: 10, column: 'basis' }] },
  });
  await db.act(`update plans set needs_second_eyes = false where code = 'PE-PAGA-3'`);
  expect((await importInto(db, changed.path)).outcome).toBe('imported');
});
