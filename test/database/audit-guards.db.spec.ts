import { expect, test } from '@jest/globals';
import { foundIn } from '../support/audit.ts';
import { freshDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { tamper } from '../support/tamper.ts';

test.each<[string, string, string[]]>([
  [
    'a trigger that is off',
    'alter table decisions disable trigger zz_journal_insert',
    ['TRIGGER_OFF decisions zz_journal_insert'],
  ],
  [
    'a trigger that others can slip past',
    'alter table decisions enable trigger aa_append_only',
    ['TRIGGER_OFF decisions aa_append_only'],
  ],
  ['a trigger that is gone', 'drop trigger aa_append_only on decisions', ['TRIGGER_MISSING decisions aa_append_only']],
  [
    'a rule that nobody calls',
    'drop trigger aa_ends_only on lineage_edges',
    ['TRIGGER_MISSING public refuse_edge_change()'],
  ],
  [
    'a trigger that fires for nothing',
    `drop trigger zz_journal_delete on plans;
     create trigger zz_journal_delete after delete on plans for each row when (false) execute function journal.capture_change('1', '{}', '');
     alter table plans enable always trigger zz_journal_delete`,
    ['TRIGGER_MISSING plans zz_journal_delete'],
  ],
  ['who watches the schema', 'alter event trigger quipu_schema disable', ['EVENT_TRIGGER_OFF journal quipu_schema']],
  ['a privilege', 'grant delete on plans to quipu_application', ['PRIVILEGE_EXCESS plans quipu_application delete']],
  [
    'a privilege on one column',
    'grant update (reasons) on decisions to quipu_application',
    ['PRIVILEGE_EXCESS decisions quipu_application update'],
  ],
  [
    'what is personal',
    'grant select on journal.entry_personal to quipu_reader',
    ['PRIVILEGE_EXCESS entry_personal quipu_reader select'],
  ],
  [
    'who may erase',
    'grant execute on function journal.erase_person to quipu_application',
    ['PRIVILEGE_EXCESS journal quipu_application erase_person()'],
  ],
  ['the past', 'alter view as_of.plans rename column title_es to title', ['PAST_DIFFERS plans title title_es']],
])('%s', async (_what, sql, found) => {
  await using db = await freshDatabase();
  await sequence(db);
  await tamper(db, [], sql.includes('event trigger') ? 'select 1' : sql);
  if (sql.includes('event trigger')) await db.query(sql);
  expect(await foundIn(db)).toEqual(found);
});
