-- Who may act, in which office, from when until when. What identifies a person is personal; that somebody holds an office is public.
create table accounts (
  id uuid constraint pk_accounts primary key default gen_random_uuid(),
  language text not null default 'es' constraint ck_accounts_language check (language in ('es', 'en')),
  name text constraint ck_accounts_name check (length(name) between 1 and 200),
  email text constraint ck_accounts_email check (email = lower(email) and length(email) <= 254 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  registered_at timestamptz not null default now()
);
comment on table accounts is 'The entry of one person to this platform. Erasing the person empties name and email; the row stays, for acts name it.';
comment on column accounts.email is 'In lower case. Never shown to the public.';
create unique index uq_accounts_email on accounts (email);

create table grants (
  id uuid constraint pk_grants primary key default gen_random_uuid(),
  account_id uuid not null constraint fk_grants_account_id references accounts (id),
  role text not null constraint ck_grants_role check (role in ('contributor', 'institution_officer', 'coordinator', 'forum_member',
    'irm_researcher', 'auditor', 'administrator')),
  member_id uuid constraint fk_grants_member_id references members (id),
  plan_id uuid constraint fk_grants_plan_id references plans (id),
  institution_id uuid constraint fk_grants_institution_id references institutions (id),
  starts_at timestamptz not null default now(),
  ends_at timestamptz,
  because text not null constraint ck_grants_because check (length(plain_words(because)) >= 10),
  granted_by uuid constraint fk_grants_granted_by references accounts (id),
  confirmed_by uuid constraint fk_grants_confirmed_by references accounts (id),
  confirmed_at timestamptz,
  ended_at timestamptz,
  ended_by uuid constraint fk_grants_ended_by references accounts (id),
  ended_because text,
  constraint ck_grants_one_scope check (num_nonnulls(member_id, plan_id, institution_id) = 1),
  constraint ck_grants_scope_of_role check (case when role in ('contributor', 'institution_officer') then institution_id is not null
    when role = 'administrator' then member_id is not null else institution_id is null end),
  constraint ck_grants_period check (ends_at > starts_at),
  constraint ck_grants_four_eyes check (confirmed_by is null or confirmed_by <> account_id and confirmed_by is distinct from granted_by),
  constraint ck_grants_not_to_oneself check (granted_by is distinct from account_id),
  constraint ck_grants_confirmation check ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null or role = 'administrator')),
  constraint ck_grants_ending_says_why check ((ended_at is null) = (ended_because is null) and (ended_because is null or length(plain_words(ended_because)) >= 10))
);
comment on table grants is 'A role within a member, a plan or an institution, from an instant until another. Ends; never changes otherwise.';
comment on column grants.granted_by is 'Null: at the console of the installation, which has no account.';
comment on column grants.confirmed_by is 'Of an administrator: the second one who agreed. Until then the grant gives nothing.';
create index ix_grants_account_id on grants (account_id);

-- A grant is confirmed once and ended once; nothing else about it changes.
create function refuse_grant_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  confirming text[] := '{confirmed_by,confirmed_at}';
  ending text[] := '{ended_at,ended_by,ended_because}';
begin
  if tg_op = 'UPDATE' and old.ended_at is null then
    if new.ended_at is not null and to_jsonb(new) - ending = to_jsonb(old) - ending then return new; end if;
    if old.confirmed_at is null and new.confirmed_at is not null and to_jsonb(new) - confirming = to_jsonb(old) - confirming then return new; end if;
  end if;
  raise exception 'quipu: % on grants is refused: a grant is confirmed or ended, never changed or deleted', tg_op using errcode = 'QP003';
end $$;
create trigger aa_ends_only before update or delete on grants for each row execute function refuse_grant_change();

call journal.declare('accounts', public_columns => 'id', private_columns => 'language registered_at', personal_columns => 'name email', subject => 'id');
call journal.declare('grants', public_columns => 'id role member_id plan_id institution_id starts_at ends_at confirmed_at ended_at',
  text_columns => 'because ended_because', private_columns => 'account_id granted_by confirmed_by ended_by');
grant select, insert, update on accounts, grants to quipu_application;
call journal.build_past();
