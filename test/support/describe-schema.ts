import { withClient } from './database.ts';

/** Catalogue queries, each giving lines of text that are the same on PostgreSQL 15 to 18. */
const PARTS: readonly (readonly [string, string])[] = [
  [
    'tables',
    `select format('%s.%s.%s %s%s%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''))
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where n.nspname in ('public', 'journal') and c.relkind = 'r' and c.relname <> 'migrations' and a.attnum > 0 and not a.attisdropped
     order by n.nspname, c.relname, a.attnum`,
  ],
  [
    'constraints',
    `select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
     where connamespace::regnamespace::text in ('public', 'journal') and contype <> 'n' and conrelid <> 0 and conrelid::regclass::text <> 'migrations'
     order by 1`,
  ],
  [
    'indexes',
    `select indexdef from pg_indexes where schemaname in ('public', 'journal') and tablename <> 'migrations' order by indexname`,
  ],
  // Only what a view gives: PostgreSQL prints its query differently from one major version to the next.
  [
    'views',
    `select format('%s.%s: %s', table_schema, table_name, string_agg(format('%s %s', column_name, data_type), ', ' order by ordinal_position))
     from information_schema.columns where table_schema in ('public', 'journal')
       and (table_schema, table_name) in (select schemaname, viewname from pg_views) group by table_schema, table_name order by 1`,
  ],
  [
    'functions',
    `select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('public', 'journal') and not exists (select from pg_depend where objid = p.oid and deptype = 'e') order by n.nspname, p.proname`,
  ],
  [
    'triggers',
    `select format('%s (%s)', pg_get_triggerdef(t.oid), t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid
     join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'journal') and not tgisinternal order by c.relname, t.tgname`,
  ],
  [
    'privileges',
    `select format('%s.%s: %s may %s', table_schema, table_name, grantee, string_agg(lower(privilege_type), ', ' order by privilege_type))
     from information_schema.role_table_grants where table_schema in ('public', 'journal') and grantee like 'quipu\\_%' and grantee <> 'quipu_owner'
       and table_name <> 'migrations'
     group by table_schema, table_name, grantee order by table_schema, table_name, grantee`,
  ],
];

/** The whole schema of a database as text that people can review: what `migrations/schema.sql` keeps. */
export const describeSchema = (url: string): Promise<string> =>
  withClient(url, async (client) => {
    const parts: string[] = [
      '-- The schema that the migrations build, from the catalogue. Written by `npm run schema`; do not edit.',
    ];
    for (const [title, sql] of PARTS) {
      const { rows } = await client.query<{ line: string }>(`select line from (${sql}) as lines (line)`);
      parts.push(`\n-- ${title}`, ...rows.map(({ line }) => line.trimEnd()));
    }
    return `${parts.join('\n')}\n`;
  });
