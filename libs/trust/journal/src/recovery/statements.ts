/** The sequencer's own lock, for this transaction: nobody numbers meanwhile. */
export const HOLD_NUMBERING = 'select pg_try_advisory_xact_lock($1) as "isHeld"';

export const HOLD_ENTRIES = 'select journal.hold_entries()';

export const HOLD_HEAD = 'select size, drained_xmin as horizon from journal.head for update';

/** From log index $1 on, with the entry that the database has, or none. When they were numbered is not known any more. */
export const ADD_LEAVES = `
  insert into journal.leaves (log_index, entry_id, kind, row_id, previous_index, sequenced_at, body)
  select $1::bigint + place - 1, entry_id, kind, row_id, previous_index, greatest(statement_timestamp(), head.sequenced_at), body
  from journal.head, unnest($2::bigint[], $3::text[], $4::uuid[], $5::bigint[], $6::bytea[]) with ordinality
    as leaf (entry_id, kind, row_id, previous_index, body, place)`;

/** By table, the rows whose newest leaf from log index $1 on has no entry. */
export const READ_REVERTED = `
  select kind, count(*)::int as rows
  from (select distinct kind, row_id from journal.leaves where log_index >= $1 and entry_id is null) as lost
  where (select entry_id from journal.leaves where leaves.kind = lost.kind and leaves.row_id = lost.row_id
    order by log_index desc limit 1) is null
  group by kind order by kind`;

/** The ids that the leaves from log index $1 on say are not given to others. */
export const SKIP_LOST_IDS = 'select journal.skip_lost_ids($1)';

export const RECORD_INCIDENT = `select journal.record_incident('operator:console', $1, $2)`;
