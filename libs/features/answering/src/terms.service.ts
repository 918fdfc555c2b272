import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, type Actor, type Rejection } from '@quipu/kernel';
import { Plan, Stage } from '@quipu/plans';
import type { EntityManager } from 'typeorm';
import { AnswerTerm } from './answer-term.entity.ts';
import type { SetAnswerTermsInput } from './answering.inputs.ts';
import { settle, termKey } from './terms.rules.ts';

@Injectable()
export class TermsService {
  constructor(private readonly journal: Journal) {}

  /**
   * Makes these the terms of a plan, all of them; one that is left out is taken back. Due dates follow at once, also of
   * what waits already, and the history tells what they were. Rejects with PLAN_NOT_FOUND, STAGE_NOT_FOUND or
   * ANSWER_TERM_TWICE.
   */
  async set(actor: Actor, { plan: code, terms }: SetAnswerTermsInput): Promise<Plan | Rejection> {
    const settled = settle(terms);
    if (!settled.ok) return settled.rejection;
    return this.journal.write<Plan>({ actor, act: 'answer-terms.set', subject: code }, async (tx) => {
      const plan = await tx.findOne(Plan, { where: { code }, lock: { mode: 'for_no_key_update' } });
      if (!plan) return notFound('PLAN', code);
      const stages = await tx.findBy(Stage, { planId: plan.id });
      const unknown = terms.find(({ stage }) => stage && !stages.some((one) => one.code === stage));
      if (unknown) return notFound('STAGE', unknown.stage ?? '');
      await this.save(tx, plan.id, terms);
      return plan;
    });
  }

  private async save(tx: EntityManager, planId: string, terms: SetAnswerTermsInput['terms']): Promise<void> {
    const standing = await tx.findBy(AnswerTerm, { planId });
    const keyOf = ({ stageCode, kind }: AnswerTerm) => termKey({ stage: stageCode, kind });
    for (const { stage = null, kind = null, days } of terms) {
      const term = standing.find((one) => keyOf(one) === termKey({ stage, kind }));
      await tx.save(
        AnswerTerm,
        Object.assign(term ?? tx.create(AnswerTerm, { planId, stageCode: stage, kind }), { days }),
      );
    }
    const kept = new Set(terms.map(termKey));
    for (const term of standing)
      if (!kept.has(keyOf(term))) await tx.save(AnswerTerm, Object.assign(term, { days: null }));
  }
}
