import { notFound, reject, type Rejection } from '@quipu/kernel';
import type { EntityManager } from 'typeorm';
import type { DecisionDraft } from '../drafting/decision-draft.type.ts';

/** What an open draft of a batch says. */
export interface OpenDraft {
  readonly id: string;
  /** Tracking code of the contribution. */
  readonly subject: string;
  readonly title: string;
  readonly revision: number;
  readonly content: DecisionDraft;
}

/** What the open drafts of a batch say, in one word: whoever has read them names it, and does not act on others. */
export const VERSION = `md5(string_agg(drafts.id || ':' || drafts.revision, ',' order by drafts.id) filter (where closed_at is null))`;

/** In the order of their contributions, in which whoever writes all of them locks them. */
const OPEN = `
  select drafts.id, subject, title, revision, content from drafts join contributions on contributions.code = subject
  where batch_id = $1 and closed_at is null order by subject`;

const STATE = `select count(*)::int as size, ${VERSION} as version from drafts where batch_id = $1`;

/** As much of a database or a transaction as is used. */
type Database = Pick<EntityManager, 'query'>;

/**
 * The open drafts of a batch. Rejects with BATCH_NOT_FOUND, with BATCH_ALREADY_CLOSED when none is open, or with
 * BATCH_REVISED_MEANWHILE.
 * @param read the version that was read; null to take it as it is.
 */
export async function readBatch(
  database: Database,
  id: string,
  read: string | null,
): Promise<readonly OpenDraft[] | Rejection> {
  const [state] = await database.query<{ size: number; version: string | null }[]>(STATE, [id]);
  if (!state || state.size === 0) return notFound('BATCH', id);
  if (state.version === null) return reject('BATCH_ALREADY_CLOSED').rejection;
  if (read !== null && read !== state.version) return reject('BATCH_REVISED_MEANWHILE', 'read').rejection;
  return database.query<OpenDraft[]>(OPEN, [id]);
}

/** The same, locked until `tx` ends: two who write the same batch do it one after the other. */
export async function openBatch(tx: EntityManager, id: string, read: string | null) {
  await tx.query('select from drafts where batch_id = $1 and closed_at is null order by subject for update', [id]);
  return readBatch(tx, id, read);
}

interface NewBatch {
  readonly id: string;
  readonly kind: string;
  readonly planId: string;
  readonly authorId: string | null;
}

/** Inserts a draft for each of `written`, in one statement. */
export const insertAll = (
  tx: EntityManager,
  { id, kind, planId, authorId }: NewBatch,
  written: readonly { readonly code: string; readonly content: DecisionDraft }[],
): Promise<unknown> =>
  tx.query(
    `insert into drafts (batch_id, kind, plan_id, author_id, subject, content)
     select $1, $2, $3, $4, code, content from jsonb_to_recordset($5::jsonb) as written (code text, content jsonb)`,
    [id, kind, planId, authorId, JSON.stringify(written)],
  );

/** Puts what `revised` say in the place of what those drafts said, in one statement. @param by the account that does it */
export const saySo = (
  tx: EntityManager,
  revised: readonly Pick<OpenDraft, 'id' | 'content'>[],
  by: string | null,
): Promise<unknown> =>
  tx.query(
    `update drafts set content = revised.content, revised_at = now(), revised_by_id = $2, revision = revision + 1
     from jsonb_to_recordset($1::jsonb) as revised (id uuid, content jsonb) where drafts.id = revised.id`,
    [JSON.stringify(revised), by],
  );

export const discardAll = (tx: EntityManager, id: string): Promise<unknown> =>
  tx.query(`update drafts set closed_at = now(), outcome = 'discarded' where batch_id = $1 and closed_at is null`, [
    id,
  ]);
