-- How a contribution came, from where, and what of its author the public reads.
create table regions (
  id uuid constraint pk_regions primary key default gen_random_uuid(),
  code text not null constraint uq_regions_code unique constraint ck_regions_code check (code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
  title_es text not null,
  title_en text,
  source text not null
);
comment on column regions.code is 'ISO 3166-2.';

alter table contributions
  add column region_code text constraint fk_contributions_region_code references regions (code),
  add column channel text constraint ck_contributions_channel check (channel in ('form', 'in_person', 'letter', 'import')),
  add column place text constraint ck_contributions_place check (length(place) <= 300),
  add column on_behalf_of text constraint ck_contributions_on_behalf_of check (length(on_behalf_of) <= 300),
  add column author_visibility text constraint ck_contributions_author_visibility check (author_visibility in ('public', 'institution', 'withheld')),
  add column author_name text constraint ck_contributions_author_name check (author_name is null or author_visibility = 'public' and length(author_name) <= 300);
comment on column contributions.channel is 'How it came. Null: not known. in_person and letter: taken by staff for somebody else.';
comment on column contributions.place is 'Where it was taken, when staff took it.';
comment on column contributions.on_behalf_of is 'On whose behalf it was left, in public words.';
comment on column contributions.author_name is 'What of its author the public reads, as the author chose. Erased with the author.';
create index ix_contributions_words on contributions using gin (to_tsvector('spanish', title || ' ' || coalesce(body, '')));

create table contribution_files (
  id uuid constraint pk_contribution_files primary key default gen_random_uuid(),
  plan_id uuid not null,
  contribution_id uuid not null,
  title text not null constraint ck_contribution_files_title check (length(plain_words(title)) >= 3 and length(title) <= 300),
  sha256 text not null constraint ck_contribution_files_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null constraint ck_contribution_files_size_bytes check (size_bytes > 0),
  media_type text not null,
  file_name text not null,
  attached_at timestamptz not null default now(),
  constraint fk_contribution_files_contribution foreign key (plan_id, contribution_id) references contributions (plan_id, id)
);
create index ix_contribution_files_contribution_id on contribution_files (contribution_id);
create index ix_contribution_files_sha256 on contribution_files (sha256);

-- What somebody has not left yet: a draft of one's own, or what waits until its author confirms the address.
create table access.pending_contributions (
  id uuid constraint pk_pending_contributions primary key default gen_random_uuid(),
  account_id uuid constraint fk_pending_contributions_account_id references accounts (id),
  email text constraint ck_pending_contributions_email check (email = lower(email) and length(email) <= 254),
  hash bytea constraint uq_pending_contributions_hash unique,
  language text not null constraint ck_pending_contributions_language check (language in ('es', 'en')),
  content jsonb not null constraint ck_pending_contributions_content check (jsonb_typeof(content) = 'object'),
  created_at timestamptz not null default now(),
  revised_at timestamptz not null default now(),
  revision integer not null default 1,
  expires_at timestamptz not null,
  constraint ck_pending_contributions_whose check ((account_id is null) = (email is not null) and (email is null) = (hash is null))
);
comment on column access.pending_contributions.hash is 'SHA-256 of the secret that the letter carries.';
create index ix_pending_contributions_account_id on access.pending_contributions (account_id);
create index ix_pending_contributions_email on access.pending_contributions (email);
grant select, insert, update, delete on access.pending_contributions to quipu_application;

create or replace function journal.erase_person(subject uuid, basis text, actor text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  record uuid;
  held bigint[];
  made record;
  row_id uuid;
  said record;
begin
  for made in select format('public.%I', kind) as relation from journal.shapes where shapes.subject is not null group by kind order by kind loop
    if to_regclass(made.relation) is not null then execute format('lock table %s in share row exclusive mode', made.relation); end if;
  end loop;
  select array_agg(entry_id) into held from journal.entry_personal
  where entry_personal.subject = erase_person.subject and exists (select from jsonb_each(after) where value <> 'null');
  if held is null then raise exception 'quipu: nothing personal is held about %', subject using errcode = 'QP006'; end if;
  perform journal.require_sequenced(held);
  record := journal.begin_erasure('person.erased', 'person/' || subject, basis, actor, jsonb_build_object('entries', cardinality(held)));
  for made in
    select kind, newest.subject, string_agg(format('%I = null', key), ', ') as emptied
    from (select distinct on (kind) * from journal.shapes order by kind, shape desc) as newest, jsonb_each(columns)
    where newest.subject is not null and value ->> 'class' = 'personal' and to_regclass(format('public.%I', kind)) is not null group by kind, newest.subject loop
    for row_id in execute format('select id from public.%I where %I = $1', made.kind, made.subject) using subject loop
      perform set_config('quipu.erasing', row_id::text, true);
      execute format('update public.%I set %s where id = $1', made.kind, made.emptied) using row_id;
    end loop;
  end loop;
  perform set_config('quipu.erasing', subject::text, true);
  delete from journal.entry_personal where entry_id = any(held);
  perform set_config('quipu.erasing', '', true);
  -- What the public reads of who left a contribution is text of the record, and goes with them.
  for said in
    select contributions.id, named.column_name from public.contributions, unnest('{author_name,on_behalf_of}'::text[]) as named (column_name)
    where author_id = erase_person.subject and to_jsonb(contributions) ->> named.column_name not like 'quipu:erased:%'
    order by contributions.id, named.column_name loop
    perform journal.erase_text('contributions', said.id, said.column_name, basis, actor);
  end loop;
  return record;
end $$;
comment on function journal.erase_person is 'Removes the personal columns of a person from every row and every entry, and the name under which they left contributions. What they did, and every proof of it, stays under their number.';

call journal.declare('regions', public_columns => 'id code title_es title_en source');
call journal.declare('contributions', public_columns => 'id plan_id code kind first_stage_code event_id theme_code language contributor_kind institution_id recorded_on region_code channel author_visibility',
  text_columns => 'title body place on_behalf_of author_name', private_columns => 'author_id');
call journal.declare('contribution_files', public_columns => 'id plan_id contribution_id sha256 size_bytes media_type attached_at',
  text_columns => 'title file_name', append_only => true);
grant select, insert, update on regions to quipu_application;
grant select, insert on contribution_files to quipu_application;
grant select on regions, contribution_files to quipu_reader;
grant select (region_code, channel, place, on_behalf_of, author_visibility, author_name) on contributions to quipu_reader;
call journal.build_past();
