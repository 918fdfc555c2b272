import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, ok, reject, type Actor, type Rejection } from '@quipu/kernel';
import { Member } from '@quipu/members';
import { Clock } from '@quipu/platform/clock';
import type { EntityManager } from 'typeorm';
import { Plan } from '../plan.entity.ts';
import { Theme } from '../theme.entity.ts';
import { movePhase, PlanPhase } from './phase.rules.ts';
import type { CreatePlanInput, RevisePlanInput, SetStagesInput, SetThemesInput, ThemeInput } from './process.inputs.ts';
import { entitle } from './process.rules.ts';
import { setStages } from './stages.ts';
import { twice } from './stages.rules.ts';

/** Days in which a contributor may ask again, where nobody says otherwise. */
const REVIEW_DAYS = 15;

const lockPlan = (tx: EntityManager, code: string) =>
  tx.findOne(Plan, { where: { code }, lock: { mode: 'for_no_key_update' } });

/** A year or a month holds its last day, so only what lies wholly before the start ends too early. */
const inOrder = (startsOn: string | null | undefined, endsOn: string | null | undefined) =>
  startsOn && endsOn && endsOn < startsOn.slice(0, endsOn.length)
    ? reject('PROCESS_DATES_REVERSED', 'endsOn', { from: startsOn, to: endsOn })
    : ok(null);

/** What a coordinator says of how a plan comes about: each one transaction and one act. */
@Injectable()
export class ProcessService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a plan in its preparation, with its stages and themes. Of two who begin one at once under one code or number,
   * one does. Rejects with MEMBER_NOT_FOUND, PLAN_CODE_TAKEN, PLAN_NUMBER_TAKEN, PROCESS_TITLE_TOO_SHORT or
   * PROCESS_DATES_REVERSED, or as {@link arrange} and {@link setThemes} do.
   */
  async create(actor: Actor, input: CreatePlanInput): Promise<Plan | Rejection> {
    const { member: code, stages, themes, needsSecondEyes, reviewDays, ...own } = input;
    const titled = entitle(own.titleEs);
    const dated = inOrder(own.startsOn, own.endsOn);
    if (!titled.ok) return titled.rejection;
    if (!dated.ok) return dated.rejection;
    return this.journal.write<Plan>({ actor, act: 'plan.created', subject: own.code }, async (tx) => {
      const member = await tx.findOne(Member, { where: { code }, lock: { mode: 'for_no_key_update' } });
      if (!member) return notFound('MEMBER', code);
      if (await tx.existsBy(Plan, { code: own.code })) return reject('PLAN_CODE_TAKEN', 'code').rejection;
      if (await tx.existsBy(Plan, { memberId: member.id, number: own.number }))
        return reject('PLAN_NUMBER_TAKEN', 'number').rejection;
      const named = { titleEs: titled.value, titleEn: own.titleEn?.trim() || null };
      const rules = { needsSecondEyes: needsSecondEyes ?? true, reviewDays: reviewDays ?? REVIEW_DAYS };
      const plan = await tx.save(
        Plan,
        tx.create(Plan, { ...own, ...named, ...rules, memberId: member.id, phase: PlanPhase.PREPARATION }),
      );
      const refused =
        (await setStages(tx, plan, stages, this.clock.today(member.timeZone))) ??
        (await addThemes(tx, plan, themes ?? []));
      return refused ?? plan;
    });
  }

  /**
   * Says otherwise what stands of a plan. Rejects with PLAN_NOT_FOUND, PROCESS_TITLE_TOO_SHORT or
   * PROCESS_DATES_REVERSED, or as {@link movePhase} does: of two who move it on at once one does, the other is told.
   */
  async revise(actor: Actor, input: RevisePlanInput): Promise<Plan | Rejection> {
    const { plan: code, because, phase, titleEs, titleEn, ...rest } = input;
    const act = { actor, act: 'plan.revised', subject: code, ...(because ? { reason: because } : {}) } as const;
    return this.journal.write<Plan>(act, async (tx) => {
      const plan = await lockPlan(tx, code);
      if (!plan) return notFound('PLAN', code);
      const moved = phase ? movePhase(plan.phase, phase, because) : ok(plan.phase);
      if (!moved.ok) return moved.rejection;
      const titled = entitle(titleEs ?? plan.titleEs);
      if (!titled.ok) return titled.rejection;
      const given = Object.fromEntries(
        Object.entries(rest).filter(([, value]) => value !== undefined && value !== null),
      );
      const revised = tx.merge(Plan, plan, given, { phase: moved.value, titleEs: titled.value });
      if (titleEn !== undefined) revised.titleEn = titleEn?.trim() || null;
      const dated = inOrder(revised.startsOn, revised.endsOn);
      return dated.ok ? tx.save(Plan, revised) : dated.rejection;
    });
  }

  /**
   * Puts the stages of a plan in order, adds, renames and dates them. Followers hear of dates that are new.
   * Rejects with PLAN_NOT_FOUND, or as {@link arrange} does: of two who each add a stage at once, the later is told that
   * the other's is left out.
   */
  async stages(actor: Actor, { plan: code, stages }: SetStagesInput): Promise<Plan | Rejection> {
    return this.journal.write<Plan>({ actor, act: 'stages.set', subject: code }, async (tx) => {
      const plan = await lockPlan(tx, code);
      if (!plan) return notFound('PLAN', code);
      const { timeZone } = await tx.findOneByOrFail(Member, { id: plan.memberId });
      return (await setStages(tx, plan, stages, this.clock.today(timeZone))) ?? plan;
    });
  }

  /**
   * Adds themes and renames those that stand. Rejects with PLAN_NOT_FOUND, PROCESS_CODE_TWICE or
   * PROCESS_TITLE_TOO_SHORT.
   */
  async themes(actor: Actor, { plan: code, themes }: SetThemesInput): Promise<Plan | Rejection> {
    return this.journal.write<Plan>({ actor, act: 'themes.set', subject: code }, async (tx) => {
      const plan = await lockPlan(tx, code);
      if (!plan) return notFound('PLAN', code);
      return (await addThemes(tx, plan, themes)) ?? plan;
    });
  }
}

async function addThemes(tx: EntityManager, plan: Plan, themes: readonly ThemeInput[]): Promise<Rejection | undefined> {
  const double = twice(themes.map(({ code }) => code));
  if (double) return reject('PROCESS_CODE_TWICE', 'themes', { sought: double }).rejection;
  const standing = await tx.findBy(Theme, { planId: plan.id });
  for (const { code, titleEs, titleEn } of themes) {
    const titled = entitle(titleEs);
    if (!titled.ok) return titled.rejection;
    const theme = standing.find((one) => one.code === code) ?? tx.create(Theme, { planId: plan.id, code });
    await tx.save(Theme, Object.assign(theme, { titleEs: titled.value, titleEn: titleEn?.trim() || null }));
  }
  return undefined;
}
