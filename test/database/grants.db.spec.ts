import { expect, test } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { signedIn } from '../support/signed-in.ts';

/** A grant that the console gave, and one of an administrator that waits for a second one. */
async function withGrants(): Promise<TestDatabase> {
  const db = await freshDatabase();
  const boss = await signedIn(db, 'administrator');
  await signedIn(db, 'coordinator');
  const named = await signedIn(db, null);
  await db.act(
    `insert into grants (account_id, role, member_id, because, granted_by)
     select $1, 'administrator', id, 'Para esta prueba', $2 from members`,
    [named.account, boss.account],
  );
  return db;
}

const WAITING = `role = 'administrator' and granted_by is not null`;
const END = `ended_at = now(), ended_because = 'Terminó la prueba'`;

test.each<[string, string]>([
  ['another role', `update grants set role = 'forum_member' where role = 'coordinator'`],
  ['another account', `update grants set account_id = (select id from accounts order by id limit 1) where ${WAITING}`],
  ['a later end', `update grants set ends_at = now() + interval '1 year'`],
  ['another reason', `update grants set because = 'Otro motivo cualquiera'`],
  ['another giver', `update grants set granted_by = null where ${WAITING}`],
  ['an end and another role at once', `update grants set role = 'auditor', ${END} where role = 'coordinator'`],
  ['its deletion', 'delete from grants'],
  ['the deletion of all', 'truncate grants cascade'],
])('the owner of the database is refused: a grant never gets %s', async (_what, sql) => {
  await using db = await withGrants();
  await expect(db.act(sql)).rejects.toMatchObject({ code: 'QP003' });
});

test('what was ended stays ended, with its reason', async () => {
  await using db = await withGrants();
  await db.act(`update grants set ${END} where role = 'coordinator'`);
  for (const sql of [`update grants set ended_at = null, ended_because = null`, `update grants set ${END}`])
    await expect(db.act(`${sql} where role = 'coordinator'`)).rejects.toMatchObject({ code: 'QP003' });
});

test.each<[string, string, string]>([
  [
    'confirmed by who gave it',
    `update grants set confirmed_by = granted_by, confirmed_at = now() where ${WAITING}`,
    'ck_grants_four_eyes',
  ],
  [
    'confirmed by who holds it',
    `update grants set confirmed_by = account_id, confirmed_at = now() where ${WAITING}`,
    'ck_grants_four_eyes',
  ],
  ['confirmed by nobody', `update grants set confirmed_at = now() where ${WAITING}`, 'ck_grants_confirmation'],
  [
    'given to oneself',
    `insert into grants (account_id, role, member_id, because, granted_by)
     select account_id, 'auditor', member_id, 'Para mí misma persona', account_id from grants limit 1`,
    'ck_grants_not_to_oneself',
  ],
  [
    'within two things',
    `insert into grants (account_id, role, because) select account_id, 'auditor', 'Dentro de nada' from grants limit 1`,
    'ck_grants_one_scope',
  ],
  [
    'of an officer within a member',
    `insert into grants (account_id, role, member_id, because)
     select account_id, 'institution_officer', member_id, 'Para todo el Estado' from grants limit 1`,
    'ck_grants_scope_of_role',
  ],
  [
    'without a reason',
    `insert into grants (account_id, role, member_id, because)
     select account_id, 'auditor', member_id, '    porque    sí' from grants limit 1`,
    'ck_grants_because',
  ],
  [
    'ended without a reason',
    `update grants set ended_at = now() where role = 'coordinator'`,
    'ck_grants_ending_says_why',
  ],
])('the owner of the database is refused: a grant is never %s', async (_what, sql, constraint) => {
  await using db = await withGrants();
  await expect(db.act(sql)).rejects.toMatchObject({ code: '23514', constraint });
});

test('an administrator whom nobody confirmed stands in no list of who may do something', async () => {
  await using db = await withGrants();
  const standing = `select count(*)::int as count from access.standing_grants where role = 'administrator'`;
  expect(await db.query(standing)).toEqual([{ count: 1 }]);
  await db.act(
    `update grants set confirmed_at = now(), confirmed_by = (
       select id from accounts where id not in (grants.account_id, grants.granted_by) limit 1) where ${WAITING}`,
  );
  expect(await db.query(standing)).toEqual([{ count: 2 }]);
});

test('no grant changes outside an act', async () => {
  await using db = await withGrants();
  await expect(db.query(`update grants set ${END}`)).rejects.toMatchObject({ code: 'QP001' });
});
