import { columns, many, one, shape } from '@quipu/platform/reads';
import { noteSql } from './public-log.ts';

const cosignatureShape = shape('Cosignature', { ...columns('witness'), at: (row) => `${row}.received_at` });

export const checkpointShape = shape('Checkpoint', {
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

/** The state of the log, over the row of journal.head. */
export const journalShape = shape('JournalState', {
  ...columns('size'),
  // Counted by JournalPosition, which is what an answer is kept by.
  position: () => 'null',
  sequencedAt: (head) => `nullif(${head}.sequenced_at, '-infinity')`,
  checkpoint: one(
    () => checkpointShape,
    '(select * from journal.checkpoints order by size desc limit 1)',
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
