import { Injectable } from '@nestjs/common';
import { notFound, type Rejection } from '@quipu/kernel';
import { DataSource } from 'typeorm';
import { declareThing } from '../law/things.ts';
import type { Viewer } from '../law/viewer.ts';
import type { SavedView, SaveViewInput } from './saved-view.type.ts';
import { keep } from './view.rules.ts';

declareThing('view', 'select account_id as owner_id from access.saved_views where id::text = $1', { isHidden: true });

const COLUMNS = 'id, page, name, query, saved_at as "savedAt"';

const SAVE = `
  insert into access.saved_views (account_id, page, name, query) values ($1, $2, $3, $4)
  on conflict (account_id, page, name) do update set query = excluded.query, saved_at = now()
  returning ${COLUMNS}`;

/** As many as one answer holds. */
const AT_MOST = 200;

/** Views of lists that people keep for themselves: no part of the record, so no act. */
@Injectable()
export class ViewsService {
  constructor(private readonly database: DataSource) {}

  /** The views of whoever asks, by name. @param page of which page; null for all. */
  list({ accountId }: Viewer, page: string | null): Promise<SavedView[]> {
    return this.database.query<SavedView[]>(
      `select ${COLUMNS} from access.saved_views where account_id = $1 and ($2::text is null or page = $2)
       order by page, name limit ${AT_MOST}`,
      [accountId, page],
    );
  }

  /** Keeps a view in the place of one of the same page and name. Rejects as {@link keep} does. */
  save({ accountId }: Viewer, { page, name, query }: SaveViewInput): Promise<SavedView | Rejection> {
    return this.database.transaction(async (tx) => {
      // Two at once count one after the other.
      await tx.query('select from accounts where id = $1 for no key update', [accountId]);
      const [others] = await tx.query<{ count: number }[]>(
        'select count(*)::int as count from access.saved_views where account_id = $1 and page = $2 and name <> $3',
        [accountId, page, name.trim()],
      );
      const kept = keep(name, others?.count ?? 0);
      if (!kept.ok) return kept.rejection;
      const [saved] = await tx.query<SavedView[]>(SAVE, [accountId, page, name.trim(), query]);
      if (!saved) throw new Error('a view that was saved was not returned');
      return saved;
    });
  }

  /** Forgets a view. Rejects with VIEW_NOT_FOUND. */
  async forget({ accountId }: Viewer, id: string): Promise<SavedView | Rejection> {
    const [forgotten] = await this.database.query<SavedView[]>(
      `with gone as (delete from access.saved_views where id = $1 and account_id = $2 returning *)
       select ${COLUMNS} from gone`,
      [id, accountId],
    );
    return forgotten ?? notFound('VIEW', id);
  }
}
