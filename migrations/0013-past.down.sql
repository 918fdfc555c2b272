comment on column snapshots.position is 'Acts committed when the figures were computed.';
drop schema as_of cascade;
do $$ declare made record; begin
  for made in select indexname as name from pg_indexes where schemaname = 'journal' and indexname like 'ix\_entries\_past\_%' loop
    execute format('drop index journal.%I', made.name);
  end loop;
  for made in select stxname as name from pg_statistic_ext where stxrelid = 'journal.entries'::regclass loop
    execute format('drop statistics journal.%I', made.name);
  end loop;
end $$;
drop procedure journal.build_past;
drop function journal.past_columns, journal.past_column, journal.past_size;
