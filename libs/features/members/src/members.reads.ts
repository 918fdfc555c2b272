import { declareThing } from '@quipu/accounts';
import { columns, one, shape, textKey, type List } from '@quipu/platform/reads';

export const memberShape = shape('Member', columns('id', 'code', 'nameEs', 'nameEn', 'timeZone'));

export const memberList: List = {
  of: memberShape,
  table: 'members',
  filters: {},
  orders: { CODE: { keys: [textKey((row) => `${row}.code`)], direction: 'asc' } },
};

export const institutionShape = shape('Institution', {
  ...columns('id', 'code', 'nameEs', 'nameEn', 'level', 'kind'),
  member: one(
    () => memberShape,
    'members',
    (row, parent) => `${row}.id = ${parent}.member_id`,
  ),
});

export const institutionList: List = {
  of: institutionShape,
  table: 'institutions',
  filters: {
    member: (row, code, sql) => `${row}.member_id = (select id from members where code = ${sql.value(code, 'text')})`,
    kind: (row, kind, sql) => `${row}.kind = ${sql.value(kind, 'text')}`,
  },
  orders: { CODE: { keys: [textKey((row) => `${row}.code`)], direction: 'asc' } },
};

declareThing('member', 'select id as member_id from members where code = $1');

declareThing('institution', 'select member_id, array[id] as institution_ids from institutions where code = $1');
