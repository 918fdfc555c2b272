import { expect, test } from '@jest/globals';
import { publishVocabulary } from '@quipu/open-data';
import { freshDatabase } from '../support/database.ts';

test('the vocabulary is published once, by the migration, as one act', async () => {
  await using db = await freshDatabase();
  expect(await publishVocabulary(db.url)).toMatchObject({ outcome: 'unchanged' });
  const acts = await db.query(`select actor, act, subject from journal.acts where act = 'vocabulary.published'`);
  expect(acts).toEqual([{ actor: 'system:migrate', act: 'vocabulary.published', subject: 'quipu-vocabulary' }]);
});

test('the application cannot change a code', async () => {
  await using db = await freshDatabase();
  await expect(publishVocabulary(db.applicationUrl)).rejects.toThrow(/quipu_owner/);
});

test('not reviewed, no data and not applicable are three codes of every indicator', async () => {
  await using db = await freshDatabase();
  const lacking = await db.query(`
    select scheme_code, code from indicators where 3 <> (
      select count(*) from indicator_codes as codes
      where codes.scheme_code = indicators.scheme_code and codes.indicator_code = indicators.code
        and codes.code in ('not_reviewed', 'no_data', 'not_applicable'))`);
  expect(lacking).toEqual([]);
});

test('what no source confirms says so', async () => {
  await using db = await freshDatabase();
  const unsaid = await db.query(`select code from indicator_codes where source not like '%not confirmed%'`);
  expect(unsaid).toEqual([]);
});

test('only "other" asks for more than forty characters, and only "not on record" for a source', async () => {
  await using db = await freshDatabase();
  const codes = await db.query(
    'select code, min_length, needs_source from reason_codes where min_length <> 40 or needs_source order by code',
  );
  expect(codes).toEqual([
    { code: 'not_on_record', min_length: 40, needs_source: true },
    { code: 'other', min_length: 120, needs_source: false },
  ]);
});
