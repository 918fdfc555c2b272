import { Injectable } from '@nestjs/common';
import { Draft, DraftService } from '@quipu/drafts';
import { Journal } from '@quipu/journal';
import { notFound, Rejection, type Actor } from '@quipu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import type { Decision } from '../decision.entity.ts';
import type { RecordDecisionInput } from '../decision.inputs.ts';
import { actOf, DecisionService } from '../decision.service.ts';
import type { DecisionDraft } from './decision-draft.type.ts';
import { complete, show } from './publication.rules.ts';
import { needsSecondEyes } from './second-eyes.ts';

/** Makes decisions of their drafts: the very act that records a decision without one. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly database: DataSource,
    private readonly journal: Journal,
    private readonly drafts: DraftService,
    private readonly decisions: DecisionService,
  ) {}

  /**
   * Records what the draft `id` says as a decision, public at once, and closes the draft in the same transaction. Rejects
   * with DRAFT_NOT_FOUND, DRAFT_ALREADY_CLOSED or DRAFT_REVISED_MEANWHILE, or as {@link complete}, {@link show}
   * and {@link DecisionService.decide} do. Two who publish at once: one decision is recorded, the other is told.
   * @param read the revision that was read; null to publish it as it is.
   */
  async publish(actor: Actor, id: string, read: number | null): Promise<Decision | Rejection> {
    const found = await this.database.manager.findOneBy(Draft, { id });
    if (!found) return notFound('DRAFT', id);
    const completed = complete(found.content as unknown as DecisionDraft);
    // Of a closed draft that it is closed is all that there is to say.
    if (!completed.ok && !found.closedAt) return completed.rejection;
    const input = { ...found.content, contribution: found.subject } as unknown as RecordDecisionInput;
    return this.journal.write<Decision>(actOf(actor, input), (tx) =>
      // The act names what was found before it began: whoever revises the draft in between is not published unread.
      this.publishIn(tx, actor, { id, revision: read ?? found.revision }),
    );
  }

  /**
   * Records what the draft says as a decision and closes the draft, both within the act of `tx`. Rejects as
   * {@link publish} does; whoever rejects must give the whole act up.
   */
  async publishIn(
    tx: EntityManager,
    actor: Actor,
    read: Pick<Draft, 'id' | 'revision'>,
  ): Promise<Decision | Rejection> {
    const draft = await this.drafts.open(tx, read.id, read.revision);
    if (draft instanceof Rejection) return draft;
    const completed = complete(draft.content as unknown as DecisionDraft);
    if (!completed.ok) return completed.rejection;
    const shown = show(draft, await needsSecondEyes(tx, draft.planId));
    if (!shown.ok) return shown.rejection;
    const input = { ...completed.value, contribution: draft.subject } as RecordDecisionInput;
    const decision = await this.decisions.decide(tx, actor, input);
    if (!(decision instanceof Rejection)) await this.drafts.close(tx, draft, decision.id);
    return decision;
  }
}
