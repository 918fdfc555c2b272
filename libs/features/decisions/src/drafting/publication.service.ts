import { Injectable } from '@nestjs/common';
import { Draft, DraftService } from '@quipu/drafts';
import { Journal } from '@quipu/journal';
import { notFound, Rejection, type Actor } from '@quipu/kernel';
import { DataSource } from 'typeorm';
import type { Decision } from '../decision.entity.ts';
import type { RecordDecisionInput } from '../decision.inputs.ts';
import { actOf, DecisionService } from '../decision.service.ts';
import type { DecisionDraft } from './decision-draft.type.ts';
import { complete } from './publication.rules.ts';

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
   * with DRAFT_NOT_FOUND, DRAFT_ALREADY_CLOSED or DRAFT_REVISED_MEANWHILE, or as {@link complete} and
   * {@link DecisionService.record} do. Two who publish at once: one decision is recorded, the other is told.
   * @param read the revision that was read; null to publish it as it is.
   */
  async publish(actor: Actor, id: string, read: number | null): Promise<Decision | Rejection> {
    const found = await this.database.manager.findOneBy(Draft, { id });
    if (!found) return notFound('DRAFT', id);
    const completed = complete(found.content as unknown as DecisionDraft);
    // Of a closed draft that it is closed is all that there is to say.
    if (!completed.ok && !found.closedAt) return completed.rejection;
    const input = { ...found.content, contribution: found.subject } as unknown as RecordDecisionInput;
    return this.journal.write<Decision>(actOf(actor, input), async (tx) => {
      // The act names what was found before it began: whoever revises the draft in between is not published unread.
      const draft = await this.drafts.open(tx, id, read ?? found.revision);
      if (draft instanceof Rejection) return draft;
      const decision = await this.decisions.decide(tx, input);
      if (!(decision instanceof Rejection)) await this.drafts.close(tx, draft, decision.id);
      return decision;
    });
  }
}
