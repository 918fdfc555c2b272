import { code, declareHistory, named, reference, text } from '@quipu/journal/history';

declareHistory({
  table: 'members',
  name: [named('name')],
  fields: { code: text('code'), nameEs: text('name_es'), nameEn: text('name_en'), timeZone: text('time_zone') },
  subject: { kind: 'member', find: (row, of, sql) => `${row}.code = ${sql.value(of.code, 'text')}` },
});

declareHistory({
  table: 'institutions',
  name: [named('name')],
  fields: {
    code: text('code'),
    nameEs: text('name_es'),
    nameEn: text('name_en'),
    level: code('level', 'institution-level'),
    kind: code('kind', 'institution-kind'),
    member: reference('member_id', 'members'),
  },
  subject: { kind: 'institution', find: (row, of, sql) => `${row}.code = ${sql.value(of.code, 'text')}` },
});
