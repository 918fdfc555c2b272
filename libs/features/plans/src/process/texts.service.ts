import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, reject, type Actor, type Rejection } from '@quipu/kernel';
import { Clock } from '@quipu/platform/clock';
import type { EntityManager } from 'typeorm';
import { Plan } from '../plan.entity.ts';
import { explain } from './phase.rules.ts';
import { PlanText } from './plan-text.entity.ts';
import { entitle, sayText } from './process.rules.ts';
import type { AddPlanTextInput, RevisePlanTextInput } from './text.inputs.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Words {
  readonly titleEs: string;
  readonly titleEn?: string | null;
  readonly bodyEs: string;
  readonly bodyEn?: string | null;
}

function wordsOf({ titleEs, titleEn, bodyEs, bodyEn }: Words) {
  const titled = entitle(titleEs);
  if (!titled.ok) return titled;
  const said = sayText(bodyEs);
  if (!said.ok) return said;
  const english = { titleEn: titleEn?.trim() || null, bodyEn: bodyEn?.trim() || null };
  return { ok: true, value: { titleEs: titled.value, bodyEs: said.value, ...english } } as const;
}

/** The rules of the process and the questions about it: each act one transaction. Nothing is deleted. */
@Injectable()
export class TextsService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Adds a text after the others of its kind. Rejects with PLAN_NOT_FOUND, or as {@link entitle} and {@link sayText} do. */
  async add(actor: Actor, input: AddPlanTextInput): Promise<PlanText | Rejection> {
    const { plan: code, kind } = input;
    const words = wordsOf(input);
    if (!words.ok) return words.rejection;
    return this.journal.write<PlanText>({ actor, act: 'plan-text.added', subject: code }, async (tx) => {
      const plan = await tx.findOne(Plan, { where: { code }, lock: { mode: 'for_no_key_update' } });
      if (!plan) return notFound('PLAN', code);
      const last = await tx.maximum(PlanText, 'position', { planId: plan.id, kind });
      const place = { planId: plan.id, kind, position: (last ?? 0) + 1 };
      return tx.save(PlanText, tx.create(PlanText, { ...place, ...words.value }));
    });
  }

  /**
   * Says a text in other words. Rejects with PLAN_TEXT_NOT_FOUND, PLAN_TEXT_WITHDRAWN or PROCESS_UNEXPLAINED, or as
   * {@link entitle} and {@link sayText} do.
   */
  async revise(actor: Actor, input: RevisePlanTextInput): Promise<PlanText | Rejection> {
    const words = wordsOf(input);
    if (!words.ok) return words.rejection;
    return this.change(actor, 'plan-text.revised', input, (tx, text) =>
      tx.save(PlanText, Object.assign(text, words.value)),
    );
  }

  /** Takes a text back; it stays in the history. Rejects with PLAN_TEXT_NOT_FOUND, PLAN_TEXT_WITHDRAWN or PROCESS_UNEXPLAINED. */
  async withdraw(actor: Actor, text: string, because: string): Promise<PlanText | Rejection> {
    const withdrawnAt = this.clock.now();
    return this.change(actor, 'plan-text.withdrawn', { text, because }, (tx, found) =>
      tx.save(PlanText, Object.assign(found, { withdrawnAt })),
    );
  }

  private async change(
    actor: Actor,
    act: 'plan-text.revised' | 'plan-text.withdrawn',
    { text: id, because }: { readonly text: string; readonly because: string },
    change: (tx: EntityManager, text: PlanText) => Promise<PlanText>,
  ): Promise<PlanText | Rejection> {
    if (!ID.test(id)) return notFound('PLAN_TEXT', id);
    const explained = explain(because);
    if (!explained.ok) return explained.rejection;
    return this.journal.write<PlanText>({ actor, act, subject: id, reason: because }, async (tx) => {
      const text = await tx.findOne(PlanText, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!text) return notFound('PLAN_TEXT', id);
      return text.withdrawnAt ? reject('PLAN_TEXT_WITHDRAWN', 'text').rejection : change(tx, text);
    });
  }
}
