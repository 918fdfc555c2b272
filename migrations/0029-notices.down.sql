drop schema as_of cascade;
create schema as_of;
drop table communications;
delete from access.tickets where purpose = 'follow';
alter table access.tickets drop constraint ck_tickets_purpose,
  add constraint ck_tickets_purpose check (purpose in ('registration', 'reset', 'invitation'));
alter table mail.outbox drop column is_official, drop column about_id, drop column groups, drop column bounced_at;
drop table mail.deliveries;
drop table mail.notices;
drop table mail.happenings;
drop table mail.follows;

create or replace function access.forget(account uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  named text;
  address text := (select email from public.accounts where id = account);
begin
  -- Before there was an account there was an address: letters and tickets may name that alone.
  delete from mail.outbox where recipient = address;
  delete from access.tickets where email = address;
  foreach named in array array['access.credentials', 'access.second_factors', 'access.recovery_codes', 'access.identities',
      'access.sessions', 'access.tokens', 'access.tickets', 'access.uploads', 'access.events', 'mail.outbox'] loop
    execute format('delete from %s where account_id = $1', named) using account;
  end loop;
end $$;

create or replace function access.tidy() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.events where at < now() - interval '1 year';
  delete from access.tickets where expires_at < now() - interval '1 day';
  delete from access.sessions where seen_at < now() - interval '31 days';
  delete from access.attempts where expire < extract(epoch from now()) * 1000;
  delete from mail.outbox where coalesce(sent_at, given_up_at) < now() - interval '30 days';
$$;
call journal.build_past();
