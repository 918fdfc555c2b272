revoke all on schema journal from quipu_privacy;
drop function journal.erase_text, journal.erase_reason, journal.erase_person, journal.redact_reason, journal.with_mark, journal.part_of, journal.part_salts, journal.begin_erasure, journal.require_sequenced;
do $$ declare named text; begin
  foreach named in array array['acts', 'entries'] loop
    execute format('drop trigger aa_append_only on journal.%I', named);
    execute format('drop trigger aa_no_truncate on journal.%I', named);
    execute format('create trigger aa_append_only before update or delete or truncate on journal.%I for each statement execute function journal.refuse_change()', named);
    execute format('alter table journal.%I enable always trigger aa_append_only', named);
  end loop;
end $$;
drop trigger aa_append_only on journal.entry_personal;
drop trigger aa_no_truncate on journal.entry_personal;
drop function journal.refuse_forgetting, journal.refuse_rewriting, journal.is_only_erased;
create or replace function journal.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'quipu: % on %.% is refused: what is recorded is never changed or deleted. Record a new row that supersedes it and says why.',
    tg_op, tg_table_schema, tg_table_name using errcode = 'QP003';
end $$;
create or replace function refuse_edge_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
     and to_jsonb(new) - '{ended_at,ended_because}'::text[] = to_jsonb(old) - '{ended_at,ended_because}'::text[] then
    return new;
  end if;
  raise exception 'quipu: % on lineage_edges is refused: an edge is ended with a reason, never changed or deleted', tg_op using errcode = 'QP003';
end $$;
drop function journal.is_erasing, journal.erased, journal.part_salt;
