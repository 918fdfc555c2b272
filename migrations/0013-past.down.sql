drop schema as_of cascade;
do $$ declare way text; begin
  for way in select indexname from pg_indexes where schemaname = 'journal' and indexname like 'ix\_entries\_past\_%' loop
    execute format('drop index journal.%I', way);
  end loop;
end $$;
drop procedure journal.build_past;
drop function journal.past_columns, journal.past_column, journal.past_size;
