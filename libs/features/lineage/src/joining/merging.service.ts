import { Injectable } from '@nestjs/common';
import { DecisionService, needsSecondEyes, Outcome, show } from '@quipu/decisions';
import { Journal } from '@quipu/journal';
import { notFound, Rejection, type PartialDate } from '@quipu/kernel';
import { Member } from '@quipu/members';
import { Contribution, ContributionKind } from '@quipu/participation';
import { Plan, Stage } from '@quipu/plans';
import { Clock } from '@quipu/platform/clock';
import type { EntityManager } from 'typeorm';
import type { Drawer } from '../drawing/drawing.service.ts';
import { draw } from '../drawing/edges.ts';
import { endWithId } from '../drawing/ends.ts';
import { tellMerged } from '../drawing/news.ts';
import { reach } from '../drawing/reach.ts';

import type { MergeContributionsInput } from './joining.inputs.ts';
import { merge } from './joining.rules.ts';
import { succeed, unsaid } from './successor.ts';
import { LineageEndKind, LineageKind } from '../kinds.ts';

/** The ground of a merge that names no other; it names the successor. */
const DUPLICATE = 'duplicate';

/** Contributions of a plan become one. */
@Injectable()
export class MergingService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly decisions: DecisionService,
  ) {}

  /**
   * Merges contributions as one act: a decision on each, with the same reasons, and an edge from each to what they become, so
   * that whoever wrote them hears of every decision on it. They keep page, supporters and authors. Answers what they become.
   * Rejects with PLAN_NOT_FOUND, STAGE_NOT_FOUND, CONTRIBUTION_NOT_FOUND or DECISION_NEEDS_SECOND_EYES, or as {@link merge},
   * {@link unsaid}, {@link succeed}, {@link draw} and {@link DecisionService.decide} do; then nothing is merged.
   * @throws ForbiddenException when who asks may not decide.
   */
  merge(drawer: Drawer, input: MergeContributionsInput): Promise<Contribution | Rejection> {
    const { actor } = drawer;
    const act = { actor, act: 'contribution.merged', subject: input.plan, reason: input.because } as const;
    return this.journal.write<Contribution>(act, (tx) => this.within(tx, drawer, input));
  }

  private async within(
    tx: EntityManager,
    drawer: Drawer,
    input: MergeContributionsInput,
  ): Promise<Contribution | Rejection> {
    const plan = await tx.findOneBy(Plan, { code: input.plan });
    if (!plan) return notFound('PLAN', input.plan);
    reach(drawer.viewer, 'decision:record', { planId: plan.id, memberId: plan.memberId });
    const seen = show(null, await needsSecondEyes(tx, plan.id));
    if (!seen.ok) return seen.rejection;
    const origins = await originsOf(tx, plan, input.from);
    if (origins instanceof Rejection) return origins;
    const kind = origins[0]?.kind ?? ContributionKind.PROPOSAL;
    const merged = merge({ from: input.from, into: input.into ?? null, new: input.new ?? null });
    if (!merged.ok) return merged.rejection;
    const refused = unsaid(kind, input.new ? [input.new] : []);
    if (refused) return refused;
    const successor = await this.successor(tx, { plan, origins, input });
    if (successor instanceof Rejection) return successor;
    for (const origin of origins) {
      const unjoined = await this.join(tx, drawer, { origin, successor, input });
      if (unjoined) return unjoined;
    }
    return successor;
  }

  private async successor(
    tx: EntityManager,
    { plan, origins, input }: { plan: Plan; origins: Contribution[]; input: MergeContributionsInput },
  ): Promise<Contribution | Rejection> {
    const planId = plan.id;
    if (!(await tx.existsBy(Stage, { planId, code: input.stage }))) return notFound('STAGE', input.stage);
    if (!input.new)
      return (
        (await tx.findOneBy(Contribution, { planId, code: input.into ?? '' })) ??
        notFound('CONTRIBUTION', input.into ?? '')
      );
    const { title, body, theme = origins[0]?.themeCode ?? null } = input.new;
    return succeed(tx, {
      from: origins,
      planId,
      stage: input.stage,
      title,
      body,
      theme,
      recordedOn: await this.today(tx, plan),
    });
  }

  /** The edge first, so that the letter about the decision can name what it was merged into. */
  private async join(
    tx: EntityManager,
    { actor }: Drawer,
    { origin, successor, input }: { origin: Contribution; successor: Contribution; input: MergeContributionsInput },
  ): Promise<Rejection | undefined> {
    const from = await endWithId(tx, LineageEndKind.CONTRIBUTION, origin.id);
    const to = await endWithId(tx, LineageEndKind.CONTRIBUTION, successor.id);
    const startedOn = await this.today(tx, from);
    const edge = await draw(tx, { kind: LineageKind.MERGED_INTO, from, to, because: input.because, startedOn });
    if (edge instanceof Rejection) return edge;
    const reasonCode = input.reasonCode ?? DUPLICATE;
    const decided = await this.decisions.decide(tx, actor, {
      contribution: origin.code,
      stage: input.stage,
      outcome: Outcome.MERGED,
      reasonCode,
      reasons: input.because,
      duplicateOf: reasonCode === DUPLICATE ? successor.code : null,
      decidingInstitution: input.decidingInstitution ?? null,
      decidedOn: startedOn,
    });
    if (decided instanceof Rejection) return decided;
    await tellMerged(tx, { edge, from, to });
    return undefined;
  }

  private async today(tx: EntityManager, { memberId }: { readonly memberId: string }): Promise<PartialDate> {
    const { timeZone } = await tx.findOneByOrFail(Member, { id: memberId });
    return this.clock.today(timeZone) as string as PartialDate;
  }
}

/** In the order in which they are named; held in the order of their codes, so that two who merge at once never wait for each other for ever. */
async function originsOf(tx: EntityManager, plan: Plan, codes: readonly string[]): Promise<Contribution[] | Rejection> {
  const found = new Map<string, Contribution>();
  for (const code of codes.toSorted()) {
    const one = await tx.findOne(Contribution, {
      where: { planId: plan.id, code },
      lock: { mode: 'pessimistic_write' },
    });
    if (!one) return notFound('CONTRIBUTION', code);
    found.set(code, one);
  }
  return codes.flatMap((code) => found.get(code) ?? []);
}
