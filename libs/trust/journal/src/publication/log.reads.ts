import { columns, many, one, shape } from '@quipu/platform/reads';
import { noteSql } from './public-log.ts';

const cosignatureShape = shape('Cosignature', { ...columns('witness'), at: (row) => `${row}.received_at` });

const checkpointShape = shape('Checkpoint', {
  ...columns('size', 'signedAt'),
  root: (row) => `encode(${row}.root, 'base64')`,
  note: noteSql,
  cosignatures: many(
    () => cosignatureShape,
    'journal.cosignatures',
    (row, checkpoint) => `${row}.size = ${checkpoint}.size`,
    (row) => `${row}.received_at, ${row}.witness`,
  ),
});

const keyShape = shape('VerifierKey', columns('vkey', 'announcedAt', 'retiredAt'));
const witnessShape = shape('Witness', columns('name', 'size', 'at'));

/** Enough to see every witness that is alive, whatever the age of the log. */
const LAST_COSIGNATURES = `(
  select witness as name, max(size) as size, max(received_at) as at
  from (select * from journal.cosignatures order by size desc limit 100) as last group by witness)`;

/** How many leaves the log had, for who asks about the past; null for who asks about now. */
const THEN = `nullif(current_setting('quipu.as_of', true), '')::bigint`;

/** The checkpoint that proves the state: the newest, or of the past the first that covers it. Nothing needs no proof. */
const PROVING = `(
  (select * from journal.checkpoints where ${THEN} is null order by size desc limit 1)
  union all (select * from journal.checkpoints where ${THEN} > 0 and size >= ${THEN} order by size limit 1))`;

/** The state of the log, over the row of journal.head. */
export const journalShape = shape('JournalState', {
  size: (head) => `coalesce(${THEN}, ${head}.size)`,
  // Counted by JournalPosition, which is what an answer is kept by.
  position: () => 'null',
  sequencedAt: (head) => `case when ${THEN} is null then nullif(${head}.sequenced_at, '-infinity')
    else (select leaves.sequenced_at from journal.leaves where log_index = ${THEN} - 1) end`,
  checkpoint: one(
    () => checkpointShape,
    PROVING,
    () => 'true',
  ),
  keys: many(
    () => keyShape,
    'journal.keys',
    () => 'true',
    (row) => `${row}.announced_at, ${row}.vkey`,
  ),
  witnesses: many(
    () => witnessShape,
    LAST_COSIGNATURES,
    () => 'true',
    (row) => `${row}.name`,
  ),
});
