import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { Journal } from '@quipu/journal';
import { notFound, reject, Rejection, type Actor } from '@quipu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { support } from './supports.rules.ts';

/** Who backs what. */
export interface Backing {
  readonly actor: Actor;
  readonly viewer: Viewer;
  /** Tracking code of the contribution. */
  readonly contribution: string;
  /** Code of the institution that backs it; nothing for oneself. */
  readonly institution?: string | null | undefined;
}

interface Found {
  readonly id: string;
  readonly planId: string;
  readonly phase: string | null;
  readonly authorId: string | null;
  readonly institutionId: string | null;
  readonly isHidden: boolean;
  readonly isWithdrawn: boolean;
}

const FIND = `
  select contributions.id, plan_id as "planId", phase, author_id as "authorId", institution_id as "institutionId",
    contributions.id in (select contribution_id from hidden_contributions) as "isHidden",
    exists (select from standing_decisions where contribution_id = contributions.id
      and outcome = 'withdrawn_by_author') as "isWithdrawn"
  from contributions join plans on plans.id = plan_id where contributions.code = $1 for key share of contributions`;

const GIVE = `
  insert into supports (plan_id, contribution_id, institution_id, account_id) values ($1, $2, $3, $4)
  on conflict do nothing returning id`;

/** As an institution whoever speaks for it now may take back what another one gave. */
const END = `
  with ended as (
    update supports set ended_at = now() where contribution_id = $1 and ended_at is null
      and case when $2::uuid is null then institution_id is null and account_id = $3 else institution_id = $2 end
    returning id)
  select id from ended`;

const OWN = `
  select supports.id from supports join contributions on contributions.id = contribution_id
  where contributions.code = $1 and ended_at is null
    and (supports.institution_id is null and account_id = $2 or supports.institution_id = any($3::uuid[]))`;

const spokenFor = ({ held }: Viewer) =>
  held.flatMap(({ role, institutionId }) => (role === 'contributor' && institutionId ? [institutionId] : []));

/** What people and institutions back: each one transaction and one act. */
@Injectable()
export class SupportsService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
  ) {}

  /**
   * Backs a contribution, for oneself or for the institution one speaks for; answers with the id of the support. Rejects
   * with CONTRIBUTION_NOT_FOUND, INSTITUTION_NOT_FOUND, SUPPORT_NOT_FOR_INSTITUTION, SUPPORT_ALREADY_GIVEN, or as
   * {@link support} does. Two at once: one is recorded, the other is told that it was given already.
   */
  give(backing: Backing): Promise<string | Rejection> {
    return this.act('support.given', backing, async (tx, found, institution) => {
      const isOwn = institution ? found.institutionId === institution : found.authorId === backing.viewer.accountId;
      const may = support({ ...found, isOwn });
      if (!may.ok) return may.rejection;
      const values = [found.planId, found.id, institution, backing.viewer.accountId];
      const [given] = await tx.query<{ id: string }[]>(GIVE, values);
      return given?.id ?? reject('SUPPORT_ALREADY_GIVEN', 'contribution').rejection;
    });
  }

  /** Takes a support back, whatever became of the contribution. Rejects as {@link give} does, or with SUPPORT_NOT_GIVEN. */
  end(backing: Backing): Promise<string | Rejection> {
    return this.act('support.ended', backing, async (tx, found, institution) => {
      const values = [found.id, institution, backing.viewer.accountId];
      const [ended] = await tx.query<{ id: string }[]>(END, values);
      return ended?.id ?? reject('SUPPORT_NOT_GIVEN', 'contribution').rejection;
    });
  }

  /** Ids of the supports of a contribution that stand and are the asker's own, or their institutions'. */
  async own(viewer: Viewer, contribution: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(OWN, [contribution, viewer.accountId, spokenFor(viewer)]);
    return rows.map(({ id }) => id);
  }

  private act(
    act: 'support.given' | 'support.ended',
    { actor, viewer, contribution, institution }: Backing,
    work: (tx: EntityManager, found: Found, institution: string | null) => Promise<string | Rejection>,
  ): Promise<string | Rejection> {
    return this.journal.write<string>({ actor, act, subject: contribution }, async (tx) => {
      const [found] = await tx.query<Found[]>(FIND, [contribution]);
      if (!found) return notFound('CONTRIBUTION', contribution);
      const speaker = await this.speaker(tx, viewer, institution ?? null);
      return speaker instanceof Rejection ? speaker : work(tx, found, speaker.id);
    });
  }

  /** The institution that `viewer` speaks for; null for themselves. */
  private async speaker(tx: EntityManager, viewer: Viewer, code: string | null) {
    if (!code) return { id: null };
    const [found] = await tx.query<{ id: string }[]>('select id from institutions where code = $1', [code]);
    if (!found) return notFound('INSTITUTION', code);
    if (!spokenFor(viewer).includes(found.id))
      return reject('SUPPORT_NOT_FOR_INSTITUTION', 'institution', { sought: code }).rejection;
    return found;
  }
}
