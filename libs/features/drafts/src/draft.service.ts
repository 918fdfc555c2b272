import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { accountOf, notFound, Rejection, type Actor } from '@quipu/kernel';
import type { EntityManager } from 'typeorm';
import { Draft } from './draft.entity.ts';
import { approve, change, DraftOutcome } from './draft.rules.ts';

/** What a new draft holds. */
type NewDraft = Pick<Draft, 'kind' | 'planId' | 'subject' | 'content'>;

/**
 * Acts on drafts: each one transaction and one entry of the journal. Acts are public: of a draft they name its id, and
 * never a word of it.
 */
@Injectable()
export class DraftService {
  constructor(private readonly journal: Journal) {}

  /** Begins a draft. @param found finds what it holds; a rejection is handed on. */
  write(actor: Actor, found: (tx: EntityManager) => Promise<NewDraft | Rejection>): Promise<Draft | Rejection> {
    const id = randomUUID();
    return this.journal.write<Draft>({ actor, act: 'draft.written', subject: id }, async (tx) => {
      const draft = await found(tx);
      return draft instanceof Rejection ? draft : this.insert(tx, { ...draft, id, authorId: accountOf(actor) });
    });
  }

  /** Puts `content` in the place of what an open draft held. Rejects with DRAFT_NOT_FOUND, or as {@link change} does. */
  revise(actor: Actor, id: string, revision: number, content: Draft['content']): Promise<Draft | Rejection> {
    return this.journal.write<Draft>({ actor, act: 'draft.revised', subject: id }, async (tx) => {
      const draft = await this.open(tx, id, revision);
      if (draft instanceof Rejection) return draft;
      const revised = { content, revisedAt: new Date(), revisedById: accountOf(actor), revision: draft.revision + 1 };
      return tx.save(Object.assign(draft, revised));
    });
  }

  /** Approves a revision as its second pair of eyes. Rejects as {@link approveIn} does. */
  approve(actor: Actor, id: string, revision: number): Promise<Draft | Rejection> {
    const act = { actor, act: 'draft.approved', subject: id } as const;
    return this.journal.write<Draft>(act, (tx) => this.approveIn(tx, actor, { id, revision }));
  }

  /** {@link approve}, within the act of `tx`. Rejects with DRAFT_NOT_FOUND, or as {@link change} and the rule of approving do. */
  async approveIn(tx: EntityManager, actor: Actor, read: Pick<Draft, 'id' | 'revision'>): Promise<Draft | Rejection> {
    const draft = await this.open(tx, read.id, read.revision);
    if (draft instanceof Rejection) return draft;
    const account = accountOf(actor);
    const approved = approve(draft, account);
    if (!approved.ok) return approved.rejection;
    const by = { approvedById: account, approvedRevision: draft.revision, approvedAt: new Date() };
    return tx.save(Object.assign(draft, by));
  }

  /** Closes an open draft that nobody will publish. Rejects with DRAFT_NOT_FOUND, or as {@link change} does. */
  discard(actor: Actor, id: string, because: string | null): Promise<Draft | Rejection> {
    const act = { actor, act: 'draft.discarded', subject: id, ...(because ? { reason: because } : {}) } as const;
    return this.journal.write<Draft>(act, async (tx) => {
      const draft = await this.open(tx, id, null);
      if (draft instanceof Rejection) return draft;
      return tx.save(Object.assign(draft, { closedAt: new Date(), outcome: DraftOutcome.DISCARDED }));
    });
  }

  /**
   * The open draft `id`, locked until `tx` ends. Rejects with DRAFT_NOT_FOUND, or as {@link change} does.
   * @param revision the one that was read; null to take it as it is.
   */
  async open(tx: EntityManager, id: string, revision: number | null): Promise<Draft | Rejection> {
    const draft = await tx.findOne(Draft, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!draft) return notFound('DRAFT', id);
    const changed = change(draft, revision);
    return changed.ok ? changed.value : changed.rejection;
  }

  /** Closes `draft`, which {@link open} gave, within the act that publishes it. @param became id of the row. */
  async close(tx: EntityManager, draft: Draft, became: string): Promise<void> {
    await tx.save(Object.assign(draft, { closedAt: new Date(), outcome: DraftOutcome.PUBLISHED, publishedId: became }));
  }

  private async insert(tx: EntityManager, draft: NewDraft & Pick<Draft, 'id' | 'authorId'>): Promise<Draft> {
    await tx.insert(Draft, { ...draft, content: draft.content as object });
    return tx.findOneByOrFail(Draft, { id: draft.id });
  }
}
