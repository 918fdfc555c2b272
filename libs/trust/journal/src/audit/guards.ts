import type { Finding } from './finding.ts';
import type { AuditSession } from './session.ts';

/** When a trigger fires and what it calls, as PostgreSQL prints it; `%s` is the table. */
const BEFORE_ALL =
  'BEFORE DELETE OR UPDATE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change(';
const NO_TRUNCATE = 'BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change(';
const NO_DELETE = 'BEFORE DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change(';
const ROWS_ARE_KEPT = 'BEFORE DELETE OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION journal.';

/** By table of the journal, its triggers by name. */
const OF_JOURNAL = {
  acts: { aa_append_only: `${ROWS_ARE_KEPT}refuse_rewriting(`, aa_no_truncate: NO_TRUNCATE },
  entries: { aa_append_only: `${ROWS_ARE_KEPT}refuse_rewriting(`, aa_no_truncate: NO_TRUNCATE },
  entry_personal: { aa_append_only: `${ROWS_ARE_KEPT}refuse_forgetting(`, aa_no_truncate: NO_TRUNCATE },
  shapes: { aa_append_only: BEFORE_ALL },
  leaves: { aa_append_only: BEFORE_ALL },
  checkpoints: { aa_append_only: BEFORE_ALL },
  cosignatures: { aa_append_only: BEFORE_ALL },
  head: { aa_no_delete: NO_DELETE },
  tiles: {
    aa_no_delete: NO_DELETE,
    aa_grows_only: 'BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION journal.refuse_shrinking(',
  },
  keys: {
    aa_no_delete: NO_DELETE,
    aa_retires_only: 'BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION journal.refuse_unretiring(',
  },
};

/** The triggers of every table of the domain, each told the newest shape of its table. */
const OF_DOMAIN = {
  aa_no_truncate: NO_TRUNCATE,
  zz_journal_insert:
    'AFTER INSERT ON %s REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert(%L',
  zz_journal_update:
    'AFTER UPDATE ON %s FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change(%L',
  zz_journal_delete: 'AFTER DELETE ON %s FOR EACH ROW EXECUTE FUNCTION journal.capture_change(%L',
};

/** What a role may do with tables beyond reading them: `role schema.table privilege`. */
const GRANTS = [
  ...['INSERT', 'UPDATE'].map((may) => `quipu_application public.% ${may}`),
  ...['leaves', 'tiles', 'checkpoints', 'cosignatures'].map((table) => `quipu_sequencer journal.${table} INSERT`),
  ...['tiles', 'head'].map((table) => `quipu_sequencer journal.${table} UPDATE`),
];

/** Who may call the functions that act with the owner's rights. */
const CALLS = [
  'quipu_application begin_act',
  ...['announce_key', 'retire_key', 'record_incident', 'record_drift', 'hold_entries', 'skip_lost_ids'].map(
    (call) => `quipu_sequencer ${call}`,
  ),
  ...['erase_text', 'erase_reason', 'erase_person'].map((call) => `quipu_privacy ${call}`),
];

/** A table that the application may add to and not change keeps its rows for ever. */
const TRIGGERS = `
  with newest as (
    select distinct on (kind) kind, shape, to_regclass(format('public.%I', kind)) as relation from journal.shapes order by kind, shape desc),
  kept as (
    select kind, shape, relation from newest where has_table_privilege('quipu_application', relation, 'insert')
      and not has_table_privilege('quipu_application', relation, 'update')),
  wanted as (
    select of.key as kind, format('journal.%I', of.key)::regclass as relation, named.key as name, null::integer as shape, named.value as text
    from jsonb_each($1::jsonb) as of, jsonb_each_text(of.value) as named
    union all select kind, relation, key, shape, value from newest, jsonb_each_text($2::jsonb) where relation is not null
    union all select kind, relation, 'aa_append_only', shape, '${ROWS_ARE_KEPT}refuse_change(' from kept)
  select 'TRIGGER_MISSING' as code, kind, name as what from wanted where not exists (
    select from pg_trigger join pg_class on pg_class.oid = tgrelid where tgrelid = relation and tgname = name and starts_with(pg_get_triggerdef(pg_trigger.oid),
      format('CREATE TRIGGER %I ', name) || format(text, format('%I.%I', relnamespace::regnamespace, relname), shape::text)))
  union all
  select 'TRIGGER_MISSING', nspname, proname || '()' from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
  where nspname in ('public', 'journal') and prorettype = 'trigger'::regtype and not exists (select from pg_trigger where tgfoid = pg_proc.oid)
  union all
  select 'TRIGGER_OFF', relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
  where relnamespace in ('public'::regnamespace, 'journal'::regnamespace) and not tgisinternal and tgenabled <> 'A'
  union all
  select 'EVENT_TRIGGER_OFF', 'journal', name from unnest('{quipu_schema,quipu_drop}'::name[], '{capture_schema,capture_drop}'::name[]) as wanted (name, calls)
  where not exists (select from pg_event_trigger join pg_proc on pg_proc.oid = evtfoid where evtname = name and proname = calls and evtenabled = 'A')
  order by 1, 2, 3`;

/** Whoever else was given something is listed by what stands in the catalogue. */
const PRIVILEGES = `
  with role (role) as (values ('quipu_application'), ('quipu_reader'), ('quipu_sequencer'), ('quipu_privacy')),
  held as (
    select oid, relnamespace::regnamespace::text as schema, relname as kind, relowner, relacl from pg_class
    where relkind in ('r', 'v') and relnamespace::regnamespace::text in ('public', 'journal', 'as_of')),
  calls as (select oid, proname, proowner, proacl from pg_proc where pronamespace = 'journal'::regnamespace and prosecdef)
  select 'PRIVILEGE_EXCESS' as code, kind, format('%s %s', role, lower(may)) as what
  from held, role, unnest('{INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) as may
  where (has_table_privilege(role, oid, may) or may in ('INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege(role, oid, may))
    and not exists (select from unnest($1::text[]) as allowed where format('%s %s.%s %s', role, schema, kind, may) like allowed
      and not (may = 'UPDATE' and exists (select from pg_trigger where tgrelid = held.oid and tgname = 'aa_append_only')))
  union all
  select 'PRIVILEGE_EXCESS', kind, format('%s %s', role, 'select') from held, role
  where kind = 'entry_personal' and role <> 'quipu_sequencer' and has_column_privilege(role, oid, 'after', 'select')
  union all
  select 'PRIVILEGE_EXCESS', 'journal', format('%s %s()', role, proname) from calls, role
  where has_function_privilege(role, oid, 'execute') and not format('%s %s', role, proname) = any($2::text[])
  union all
  select 'PRIVILEGE_EXCESS', kind, format('%s %s', rolname, lower(privilege_type)) from held, aclexplode(relacl) join pg_roles on pg_roles.oid = grantee
  where grantee <> relowner and rolname not in (select role from role) and (privilege_type <> 'SELECT' or kind = 'entry_personal')
  union all
  select 'PRIVILEGE_EXCESS', 'journal', format('%s %s()', rolname, proname) from calls, aclexplode(proacl) join pg_roles on pg_roles.oid = grantee
  where grantee <> proowner and rolname not in (select role from role)
  order by 1, 2, 3`;

/** Tables whose columns are not those that were declared, and views of the past that have other columns than the present. */
const DECLARATIONS = `
  with newest as (select distinct on (kind) kind, columns from journal.shapes order by kind, shape desc),
  held as (
    select relnamespace::regnamespace::text as schema, relname as kind, relkind, attname::text as name, attnum,
      format_type(coalesce(nullif(typbasetype, 0), atttypid), atttypmod) as type
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped join pg_type on pg_type.oid = atttypid
    where relnamespace in ('public'::regnamespace, 'as_of'::regnamespace) and relkind in ('r', 'v') and relname <> 'migrations'),
  declared as (select kind, key as name, value ->> 'type' as type, value ->> 'class' as class from newest, jsonb_each(columns)),
  present as (
    select kind, name from declared where class in ('public', 'text') and to_regclass(format('public.%I', kind)) is not null union all
    select kind, name from held where schema = 'public' and relkind = 'v')
  select 'DECLARATION_DIFFERS' as code, kind, array_agg(name order by name) as columns
  from (select * from held where schema = 'public' and relkind = 'r') as held full join declared using (kind, name)
  where held.type is distinct from declared.type and to_regclass(format('public.%I', kind)) is not null group by kind
  union all
  select 'PAST_DIFFERS', kind, array_agg(name order by name)
  from (select kind, name from held where schema = 'as_of') as past full join present using (kind, name)
  where (past.*) is null or (present.*) is null group by kind
  order by 1, 2`;

/** What is switched off, missing or open among that which keeps the journal whole. */
export async function findOpenGuards(session: AuditSession): Promise<Finding[]> {
  type Row = Finding & Record<string, unknown>;
  const found = [
    ...(await session.rows<Row>(TRIGGERS, [JSON.stringify(OF_JOURNAL), JSON.stringify(OF_DOMAIN)])),
    ...(await session.rows<Row>(PRIVILEGES, [GRANTS, CALLS])),
    ...(await session.rows<Row>(DECLARATIONS)),
  ];
  return found.map(({ kind, ...finding }) => ({ ...finding, ...(kind ? { kind } : {}) }));
}
