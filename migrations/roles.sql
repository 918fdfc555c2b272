-- Roles of the cluster, made once by a superuser and again without harm. Passwords are set by `quipu migrate`.
-- The application writes the domain under acts; the sequencer alone writes the log; the privacy officer alone erases.
do $$
declare wanted text;
begin
  foreach wanted in array array['quipu_owner nologin', 'quipu_migrator login', 'quipu_application login', 'quipu_reader nologin',
      'quipu_sequencer login', 'quipu_privacy login'] loop
    begin
      execute 'create role ' || wanted;
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;
grant quipu_owner to quipu_migrator;
