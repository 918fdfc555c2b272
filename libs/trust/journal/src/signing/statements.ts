/** Of the database: who holds it signs. Held by the session, for a transaction would hold back the sequencer's horizon. */
const SIGNING_LOCK = 0x73_69_67_6e;
export const HOLD_SIGNING = `select pg_advisory_lock(${SIGNING_LOCK})`;
export const RELEASE_SIGNING = `select pg_advisory_unlock(${SIGNING_LOCK})`;

/** How far the log has come, and whether anything was signed under the name $1. */
export const READ_HEAD = `
  select size, exists (select from journal.checkpoints where starts_with(note, $1 || E'\\n')) as "hasHistory" from journal.head`;

export const READ_TILE = 'select hashes from journal.tiles where level = $1 and position = $2';

/** Of the verifier keys $1: which were announced, whether the log holds the entry that says so, and who is retired. */
export const FIND_KEYS = `
  select vkey, retired_at is not null as "isRetired", exists (
    select from journal.entries join journal.leaves on leaves.entry_id = entries.id
    where entries.kind = 'journal' and entries.op = 'key' and entries.after ->> 'vkey' = keys.vkey) as "isLogged"
  from journal.keys where vkey = any($1::text[])`;

export const ANNOUNCE_KEY = `select journal.announce_key($1, 'system:signer')`;

/** Whether the checkpoint of $1 leaves is public. */
export const IS_PUBLISHED = 'select exists (select from journal.checkpoints where size = $1) as "isPublished"';

/** By witness, how many leaves it has cosigned, up to $1. */
export const READ_WITNESSED = `
  select witness, max(size) as size from journal.cosignatures where size <= $1 group by witness`;

/** The checkpoint of $1 leaves with the lines $5 of the witnesses $4, seen by everybody at the same moment. */
export const PUBLISH = `
  with published as (
    insert into journal.checkpoints (size, root, note) values ($1, $2, $3) on conflict (size) do nothing)
  insert into journal.cosignatures (size, witness, line)
  select $1, witness, line from unnest($4::text[], $5::text[]) as cosigned (witness, line) on conflict do nothing`;

/** The key $1 signs no more, because of $2; the answer is empty when it was never announced. */
export const RETIRE_KEY = `
  select journal.retire_key(vkey, 'operator:console', $2) from journal.keys where vkey = $1`;
