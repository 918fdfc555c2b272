create procedure journal.attach(relation regclass, append_only boolean default false)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  made text;
begin
  execute format('create trigger zz_journal_insert after insert on %s referencing new table as inserted for each statement execute function journal.capture_insert()', relation);
  execute format('create trigger zz_journal_update after update on %s for each row when (old.* is distinct from new.*) execute function journal.capture_change()', relation);
  execute format('create trigger zz_journal_delete after delete on %s for each row execute function journal.capture_change()', relation);
  execute format('create trigger aa_no_truncate before truncate on %s for each statement execute function journal.refuse_change()', relation);
  if append_only then
    execute format('create trigger aa_append_only before update or delete on %s for each row execute function journal.refuse_change()', relation);
  end if;
  -- ALWAYS: a session in replication mode must not slip past the journal.
  for made in select tgname from pg_trigger where tgrelid = relation and not tgisinternal loop
    execute format('alter table %s enable always trigger %I', relation, made);
  end loop;
end $$;
comment on procedure journal.attach is 'Puts a domain table under the journal; with append_only, its rows never change again.';
do $$ declare taken record; begin
  for taken in select tgrelid::regclass as relation, tgname as name from pg_trigger where tgname like 'zz\_journal\_%' or tgname = 'aa_no_truncate' and tgrelid in (
      select oid from pg_class where relnamespace = 'public'::regnamespace) loop
    execute format('drop trigger %I on %s', taken.name, taken.relation);
  end loop;
  drop trigger aa_append_only on assessments;
  drop trigger aa_append_only on decisions;
  drop trigger aa_append_only on snapshots;
  drop trigger aa_append_only on standard_ratings;
  for taken in select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations' loop
    execute format('call journal.attach(%L, append_only => %L)', taken.name, taken.name in ('assessments', 'decisions', 'snapshots', 'standard_ratings'));
  end loop;
end $$;
revoke all on procedure journal.attach from public;
