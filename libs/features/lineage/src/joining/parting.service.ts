import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, Rejection, type PartialDate } from '@quipu/kernel';
import { Member } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Plan, Stage, Theme } from '@quipu/plans';
import { Clock } from '@quipu/platform/clock';
import type { EntityManager } from 'typeorm';
import type { Drawer } from '../drawing/drawing.service.ts';
import { draw } from '../drawing/edges.ts';
import { endWithId } from '../drawing/ends.ts';
import { tellDrawn } from '../drawing/news.ts';
import { reach } from '../drawing/reach.ts';

import type { CarryContributionInput, SplitContributionInput, SuccessorInput } from './joining.inputs.ts';
import { split } from './joining.rules.ts';
import { succeed, unsaid } from './successor.ts';
import { LineageEndKind, LineageKind } from '../kinds.ts';

/** Where a contribution has come to: the last stage that decided on it, or the one at which it was recorded. */
const STANDS_AT = `
  select stage_code as stage from contribution_steps where contribution_id = $1 and status in ('raised', 'decided')
  order by position desc limit 1`;

/** A contribution becomes several, or goes on in a later plan. */
@Injectable()
export class PartingService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Splits a contribution into parts as one act; each goes on from the stage to which it has come. Its author hears of that,
   * and of every decision on a part. Answers the contribution itself, which keeps page, supporters and author.
   * Rejects with CONTRIBUTION_NOT_FOUND, or as {@link split}, {@link unclearPart}, {@link succeed} and {@link draw} do.
   */
  split({ actor }: Drawer, input: SplitContributionInput): Promise<Contribution | Rejection> {
    const act = { actor, act: 'contribution.split', subject: input.contribution, reason: input.because } as const;
    return this.journal.write<Contribution>(act, async (tx) => {
      const origin = await held(tx, input.contribution);
      if (origin instanceof Rejection) return origin;
      const parted = split(input.parts);
      if (!parted.ok) return parted.rejection;
      const unclear = unclearPart(origin.kind, input.parts);
      if (unclear) return unclear;
      for (const part of input.parts) {
        const refused = await this.part(tx, { origin, part, because: input.because });
        if (refused) return refused;
      }
      return origin;
    });
  }

  private async part(
    tx: EntityManager,
    { origin, part, because }: { origin: Contribution; part: SuccessorInput; because: string },
  ): Promise<Rejection | undefined> {
    const { planId, themeCode } = origin;
    const [stands] = await tx.query<{ stage: string }[]>(STANDS_AT, [origin.id]);
    const stage = stands?.stage ?? origin.firstStageCode;
    const { title, body, theme = themeCode } = part;
    const to = await endWithId(tx, LineageEndKind.CONTRIBUTION, origin.id);
    const startedOn = await this.today(tx, to);
    const made = await succeed(tx, { from: [origin], planId, stage, title, body, theme, recordedOn: startedOn });
    if (made instanceof Rejection) return made;
    const from = await endWithId(tx, LineageEndKind.CONTRIBUTION, made.id);
    const edge = await draw(tx, { kind: LineageKind.SPLIT_FROM, from, to, because, startedOn });
    if (edge instanceof Rejection) return edge;
    await tellDrawn(tx, { edge, from, to });
    return undefined;
  }

  /**
   * Carries a contribution over to a later plan of the same member as one act: a new contribution with the same words, at the
   * first stage of that plan. Answers the new one. Rejects with CONTRIBUTION_NOT_FOUND, PLAN_NOT_FOUND or STAGE_NOT_FOUND
   * where that plan has no stage yet, or as {@link draw} does.
   * @throws ForbiddenException when that plan lies out of reach.
   */
  carry({ actor, viewer }: Drawer, input: CarryContributionInput): Promise<Contribution | Rejection> {
    const act = { actor, act: 'contribution.carried', subject: input.contribution, reason: input.because } as const;
    return this.journal.write<Contribution>(act, async (tx) => {
      const origin = await held(tx, input.contribution);
      if (origin instanceof Rejection) return origin;
      const plan = await tx.findOneBy(Plan, { code: input.plan });
      if (!plan) return notFound('PLAN', input.plan);
      reach(viewer, 'lineage:draw', { planId: plan.id, memberId: plan.memberId });
      return this.carryTo(tx, { origin, plan, because: input.because });
    });
  }

  private async carryTo(
    tx: EntityManager,
    { origin, plan, because }: { origin: Contribution; plan: Plan; because: string },
  ): Promise<Contribution | Rejection> {
    const planId = plan.id;
    const stage = await tx.findOne(Stage, { where: { planId }, order: { position: 'ASC' } });
    if (!stage) return notFound('STAGE', plan.code);
    const { title, body, themeCode } = origin;
    const theme = themeCode && (await tx.existsBy(Theme, { planId, code: themeCode })) ? themeCode : null;
    const from = await endWithId(tx, LineageEndKind.CONTRIBUTION, origin.id);
    const startedOn = await this.today(tx, plan);
    const made = await succeed(tx, {
      from: [origin],
      planId,
      stage: stage.code,
      title,
      body,
      theme,
      recordedOn: startedOn,
    });
    if (made instanceof Rejection) return made;
    const to = await endWithId(tx, LineageEndKind.CONTRIBUTION, made.id);
    const edge = await draw(tx, { kind: LineageKind.CARRIED_OVER_TO, from, to, because, startedOn });
    if (edge instanceof Rejection) return edge;
    await tellDrawn(tx, { edge, from, to });
    return made;
  }

  private async today(tx: EntityManager, { memberId }: { readonly memberId: string }): Promise<PartialDate> {
    const { timeZone } = await tx.findOneByOrFail(Member, { id: memberId });
    return this.clock.today(timeZone) as string as PartialDate;
  }
}

/** What is refused about the first of the parts that says too little, at its place: `parts.1.title`. */
function unclearPart(kind: string, parts: readonly SuccessorInput[]): Rejection | undefined {
  for (const [place, part] of parts.entries()) {
    const refused = unsaid(kind, [part]);
    if (refused) return new Rejection(refused.code, `parts.${place}.${refused.field}`, refused.values);
  }
  return undefined;
}

/** Two who part one contribution come one after the other. */
async function held(tx: EntityManager, code: string): Promise<Contribution | Rejection> {
  const found = await tx.findOne(Contribution, { where: { code }, lock: { mode: 'pessimistic_write' } });
  return found ?? notFound('CONTRIBUTION', code);
}
