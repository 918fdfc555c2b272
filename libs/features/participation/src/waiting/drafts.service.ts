import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { notFound, reject, type Rejection } from '@quipu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { ContributionKind } from '../contribution.codes.ts';
import type { SaveContributionDraftInput } from '../submission/submission.inputs.ts';
import { ContributionDraft, ContributionDraftDiscarded } from './draft.type.ts';
import { discard } from './pending.ts';

/** As many drafts as one account may have. */
const DRAFTS_AT_MOST = 20;
/** How long one is kept that nobody goes on with, in days. */
const DRAFT_DAYS = 180;

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly revisedAt: Date;
  readonly expiresAt: Date;
  readonly content: Omit<SaveContributionDraftInput, 'id' | 'revision'>;
}

const COLUMNS = 'id, revision, revised_at as "revisedAt", expires_at as "expiresAt", content';

const MINE = `
  select ${COLUMNS} from access.pending_contributions
  where account_id = $1 and expires_at > now()
    and ($2::uuid is null or content ->> 'plan' = (select code from plans where id = $2))
  order by revised_at desc, id`;

const ADD = `
  insert into access.pending_contributions (account_id, language, content, expires_at)
  values ($1, $2, $3, now() + make_interval(days => ${DRAFT_DAYS})) returning ${COLUMNS}`;

const REVISE = `
  update access.pending_contributions set content = $4, revision = revision + 1, revised_at = now(),
    expires_at = now() + make_interval(days => ${DRAFT_DAYS})
  where id = $1 and account_id = $2 and revision = $3 returning ${COLUMNS}`;

const kindOf = (name: string | null | undefined) => ContributionKind[name as keyof typeof ContributionKind] ?? null;

const told = ({ content, ...row }: Row): ContributionDraft => ({
  ...row,
  plan: content.plan,
  kind: kindOf(content.kind),
  title: content.title ?? null,
  body: content.body ?? null,
  theme: content.theme ?? null,
  region: content.region ?? null,
  language: content.language ?? null,
});

/** What somebody with an account writes little by little: outside the record, and nobody else's to read. */
@Injectable()
export class ContributionDraftsService {
  constructor(private readonly database: DataSource) {}

  /** The drafts of `viewer`, the latest first; through a token for one plan, those of that plan. */
  async of({ accountId, token }: Viewer): Promise<ContributionDraft[]> {
    const rows = await this.database.query<Row[]>(MINE, [accountId, token?.planId ?? null]);
    return rows.map(told);
  }

  /**
   * Keeps what was written for half a year. Rejects with PLAN_NOT_FOUND, CONTRIBUTION_DRAFTS_TOO_MANY,
   * CONTRIBUTION_DRAFT_NOT_FOUND, or CONTRIBUTION_DRAFT_CHANGED where it was saved elsewhere since it was read.
   */
  async save(viewer: Viewer, input: SaveContributionDraftInput): Promise<ContributionDraft | Rejection> {
    const { id, revision, ...content } = { ...input };
    return this.database.transaction(async (tx) => {
      const [plan] = await tx.query<unknown[]>('select from plans where code = $1', [input.plan]);
      if (!plan) return notFound('PLAN', input.plan);
      return id ? this.revise(tx, viewer, { id, revision: revision ?? 0, content }) : this.add(tx, viewer, content);
    });
  }

  async discard({ accountId }: Viewer, id: string): Promise<ContributionDraftDiscarded | Rejection> {
    const isGone = await discard(this.database, accountId, id);
    return isGone ? Object.assign(new ContributionDraftDiscarded(), { id }) : notFound('CONTRIBUTION_DRAFT', id);
  }

  private async add(tx: EntityManager, { accountId, language }: Viewer, content: Row['content']) {
    await tx.query('select from accounts where id = $1 for no key update', [accountId]);
    const sql = 'select count(*)::int as count from access.pending_contributions where account_id = $1';
    const [held] = await tx.query<{ count: number }[]>(sql, [accountId]);
    if ((held?.count ?? 0) >= DRAFTS_AT_MOST)
      return reject('CONTRIBUTION_DRAFTS_TOO_MANY', undefined, { max: DRAFTS_AT_MOST }).rejection;
    const [row] = await tx.query<Row[]>(ADD, [accountId, language, content]);
    return draftOf(row);
  }

  private async revise(
    tx: EntityManager,
    { accountId }: Viewer,
    { id, revision, content }: { id: string; revision: number; content: Row['content'] },
  ) {
    const [rows] = await tx.query<[Row[], number]>(REVISE, [id, accountId, revision, content]);
    if (rows[0]) return draftOf(rows[0]);
    const sql = 'select from access.pending_contributions where id = $1 and account_id = $2';
    const [there] = await tx.query<unknown[]>(sql, [id, accountId]);
    return there ? reject('CONTRIBUTION_DRAFT_CHANGED').rejection : notFound('CONTRIBUTION_DRAFT', id);
  }
}

function draftOf(row: Row | undefined): ContributionDraft {
  if (!row) throw new Error('a draft that was saved is not there');
  return Object.assign(new ContributionDraft(), told(row));
}
