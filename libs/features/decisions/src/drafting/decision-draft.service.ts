import { Injectable } from '@nestjs/common';
import { type Draft, DraftKind, DraftService } from '@quipu/drafts';
import { notFound, type Actor, type Rejection } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import type { DecisionDraftContentInput, DecisionDraftInput } from '../decision.inputs.ts';
import { contentOf } from './decision-draft.type.ts';

/** Acts on drafts of decisions. What they say is put to the rules when they are published, not before. */
@Injectable()
export class DecisionDraftService {
  constructor(private readonly drafts: DraftService) {}

  /** Begins a draft. Rejects with CONTRIBUTION_NOT_FOUND. */
  write(actor: Actor, input: DecisionDraftInput): Promise<Draft | Rejection> {
    const { contribution: subject } = input;
    return this.drafts.write(actor, async (tx) => {
      const contribution = await tx.findOneBy(Contribution, { code: subject });
      if (!contribution) return notFound('CONTRIBUTION', subject);
      return { kind: DraftKind.DECISION, planId: contribution.planId, subject, content: { ...contentOf(input) } };
    });
  }

  /** Rejects as {@link DraftService.revise} does. */
  revise(actor: Actor, id: string, revision: number, input: DecisionDraftContentInput): Promise<Draft | Rejection> {
    return this.drafts.revise(actor, id, revision, { ...contentOf(input) });
  }
}
