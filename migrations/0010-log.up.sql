-- The public log: every committed entry becomes a leaf of a Merkle tree (RFC 6962), kept as tiles (c2sp.org/tlog-tiles)
-- under signed checkpoints. See docs/journal.md and docs/decisions/0008-public-log.md.
create table journal.leaves (
  log_index bigint constraint pk_leaves primary key constraint ck_leaves_log_index check (log_index >= 0),
  entry_id bigint constraint fk_leaves_entry_id references journal.entries (id),
  kind text not null,
  row_id uuid not null,
  previous_index bigint constraint ck_leaves_previous_index check (previous_index < log_index),
  sequenced_at timestamptz not null,
  body bytea not null constraint ck_leaves_body check (length(body) between 2 and 65535),
  -- The past finds the place of an entry in the index alone.
  constraint uq_leaves_entry_id unique (entry_id) include (log_index)
);
comment on table journal.leaves is 'One for each committed entry, numbered from 0 without a gap, in an order that keeps the writers of one row apart.';
comment on column journal.leaves.entry_id is 'Null only for a leaf that came back from a mirror after the database lost its entry.';
comment on column journal.leaves.body is 'The bytes that are hashed: canonical JSON (RFC 8785) with a salted digest for each part of the entry.';
create index ix_leaves_row on journal.leaves (kind, row_id, log_index desc) include (entry_id);
-- The history of a row is a chain, and nothing that is not one is numbered.
create unique index uq_leaves_previous_index on journal.leaves (previous_index) include (log_index) where previous_index is not null;

create table journal.tiles (
  level smallint not null constraint ck_tiles_level check (level between 0 and 63),
  position bigint not null constraint ck_tiles_position check (position >= 0),
  hashes bytea not null constraint ck_tiles_hashes check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  constraint pk_tiles primary key (level, position)
);
comment on table journal.tiles is 'The hashes of the tree, 256 to a full tile. A tile only grows.';
alter table journal.tiles alter hashes set storage external;

create table journal.head (
  is_only boolean constraint pk_head primary key default true constraint ck_head_is_only check (is_only),
  size bigint not null default 0,
  sequenced_at timestamptz not null default '-infinity',
  drained_xmin xid8 not null default '0',
  base_entry_id bigint not null default 0,
  system_identifier text
);
comment on table journal.head is 'How far the sequencer has come. One row.';
comment on column journal.head.drained_xmin is 'Every entry of a transaction below this one has its leaf.';
comment on column journal.head.base_entry_id is 'Every entry up to this one has its leaf, whatever its transaction: set after a restore, when stored transactions mean nothing.';
comment on column journal.head.system_identifier is 'Of the cluster whose transactions drained_xmin counts.';
insert into journal.head default values;

create table journal.checkpoints (
  size bigint constraint pk_checkpoints primary key,
  root bytea not null constraint ck_checkpoints_root check (length(root) = 32),
  signed_at timestamptz not null default clock_timestamp(),
  note text not null
);
comment on table journal.checkpoints is 'The signed notes (c2sp.org/tlog-checkpoint) that were published.';
create index ix_checkpoints_signed_at on journal.checkpoints (signed_at);

create table journal.cosignatures (
  size bigint not null constraint fk_cosignatures_size references journal.checkpoints (size),
  witness text not null,
  line text not null,
  received_at timestamptz not null default clock_timestamp(),
  constraint pk_cosignatures primary key (size, witness)
);
comment on table journal.cosignatures is 'What witnesses signed under our checkpoints (c2sp.org/tlog-cosignature), one signature line each.';

create table journal.keys (
  vkey text constraint pk_keys primary key,
  announced_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz
);
comment on table journal.keys is 'The keys that sign checkpoints, as verifier keys (c2sp.org/signed-note). Each coming and going is an entry.';

-- A tile is grown at its end; nothing that was published in it changes.
create function journal.refuse_shrinking() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.level, new.position) = (old.level, old.position) and length(new.hashes) > length(old.hashes)
     and substring(new.hashes for length(old.hashes)) = old.hashes then return new; end if;
  raise exception 'quipu: a tile only grows' using errcode = 'QP003';
end $$;
create function journal.refuse_unretiring() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.vkey, new.announced_at) = (old.vkey, old.announced_at) and old.retired_at is null and new.retired_at is not null then return new; end if;
  raise exception 'quipu: a key is announced once and retired once' using errcode = 'QP003';
end $$;

do $$ declare named text; begin
  foreach named in array array['leaves', 'checkpoints', 'cosignatures'] loop
    execute format('create trigger aa_append_only before update or delete or truncate on journal.%I for each statement execute function journal.refuse_change()', named);
    execute format('alter table journal.%I enable always trigger aa_append_only', named);
  end loop;
  foreach named in array array['tiles', 'keys', 'head'] loop
    execute format('create trigger aa_no_delete before delete or truncate on journal.%I for each statement execute function journal.refuse_change()', named);
    execute format('alter table journal.%I enable always trigger aa_no_delete', named);
  end loop;
end $$;
create trigger aa_grows_only before update on journal.tiles for each row execute function journal.refuse_shrinking();
alter table journal.tiles enable always trigger aa_grows_only;
create trigger aa_retires_only before update on journal.keys for each row execute function journal.refuse_unretiring();
alter table journal.keys enable always trigger aa_retires_only;

-- Both stand in the clear in each leaf, and a leaf has its limit.
alter table journal.acts add constraint ck_acts_fits_a_leaf check (length(role) <= 100 and length(act) <= 100);

-- What happens to the journal itself is an entry too.
alter table journal.entries drop constraint ck_entries_op;
alter table journal.entries add constraint ck_entries_op check (op in ('insert', 'update', 'delete', 'genesis', 'schema',
  'erasure', 'key', 'incident', 'drift'));

create function journal.note(op text, actor text, role text, act text, subject text, reason text, details jsonb) returns uuid
language sql set search_path = pg_catalog, pg_temp as $$
  with done as (
    insert into journal.acts (actor, role, act, subject, reason) values (actor, role, act, subject, reason) returning id)
  insert into journal.entries (act_id, kind, row_id, op, after)
  select done.id, 'journal', gen_random_uuid(), op, details from done returning row_id;
$$;
comment on function journal.note is 'Records something about the journal itself as an act of its own, without opening one for domain changes.';

create function journal.announce_key(vkey text, actor text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into journal.keys (vkey) values (announce_key.vkey) on conflict do nothing;
  if found then
    perform journal.note('key', actor, 'system', 'key.announced', 'journal', null, jsonb_build_object('vkey', announce_key.vkey));
  end if;
end $$;
create function journal.retire_key(vkey text, actor text, reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update journal.keys set retired_at = clock_timestamp() where keys.vkey = retire_key.vkey and retired_at is null;
  if found then
    perform journal.note('key', actor, 'system', 'key.retired', 'journal', reason, jsonb_build_object('vkey', retire_key.vkey));
  end if;
end $$;
create function journal.record_incident(actor text, reason text, details jsonb) returns uuid
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select journal.note('incident', actor, 'system', 'incident.recorded', 'journal', reason, details);
$$;
create function journal.record_drift(details jsonb) returns uuid
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select journal.note('drift', 'system:audit', 'system', 'drift.found', 'journal', null, details);
$$;
-- For the few milliseconds in which a restored log finds its feet: nobody adds an entry.
create function journal.hold_entries() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  lock table journal.entries in share row exclusive mode;
end $$;

-- After a restore: what came back from a mirror says ids of entries and acts that the database lost. They are not given again.
create function journal.skip_lost_ids(from_index bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform setval('journal.entries_id_seq', greatest(entries.last_value, lost.entry)), setval('journal.acts_id_seq', greatest(acts.last_value, lost.act))
  from journal.entries_id_seq as entries, journal.acts_id_seq as acts,
    (select max((leaf ->> 'entry')::bigint) as entry, max((leaf ->> 'actId')::bigint) as act
     from (select convert_from(body, 'UTF8')::jsonb as leaf from journal.leaves where log_index >= from_index) as leaves) as lost;
end $$;

revoke all on all functions in schema journal from public;
grant usage on schema journal to quipu_sequencer;
grant usage on schema public to quipu_sequencer;
grant select on all tables in schema journal, public to quipu_sequencer;
alter default privileges in schema public grant select on tables to quipu_sequencer;
grant insert on journal.leaves, journal.tiles, journal.checkpoints, journal.cosignatures to quipu_sequencer;
grant update on journal.tiles, journal.head to quipu_sequencer;
grant execute on function journal.announce_key, journal.retire_key, journal.record_incident, journal.record_drift, journal.hold_entries, journal.skip_lost_ids to quipu_sequencer;
grant select on journal.leaves, journal.tiles, journal.head, journal.checkpoints, journal.cosignatures, journal.keys to quipu_application, quipu_reader;
grant select on journal.acts, journal.entries to quipu_reader;
