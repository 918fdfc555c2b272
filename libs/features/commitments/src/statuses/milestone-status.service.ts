import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, type Actor, type Rejection } from '@quipu/kernel';
import { happen } from '@quipu/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { Milestone } from '../milestone.entity.ts';
import { MilestoneStatus } from './milestone-status.entity.ts';
import type { SetMilestoneStatusInput } from './milestone-status.inputs.ts';
import { move, type Standing } from './milestone-status.rules.ts';

const PLACE = `
  select commitments.plan_id as "planId", milestones.commitment_id as "commitmentId",
    concat_ws('/', plans.code, commitments.number, milestones.number) as name, milestones.title_es as title,
    '/planes/' || lower(plans.code) || '/compromisos/' || commitments.number as path, commitments.lead_institution_id as "leadId",
    (select id from themes where themes.plan_id = plans.id and themes.code = commitments.theme_code) as "themeId"
  from milestones join commitments on commitments.id = commitment_id join plans on plans.id = plan_id
  where milestones.id = $1`;

const STANDING = `
  select id, status from milestone_statuses as standing
  where milestone_id = $1 and not exists (select from milestone_statuses as newer where newer.supersedes_id = standing.id)`;

interface Place {
  readonly planId: string;
  readonly commitmentId: string;
  /** What people call the milestone: plan, commitment and number, `PE-PAGA-3/3/1`. */
  readonly name: string;
  readonly title: string;
  readonly path: string;
  readonly leadId: string | null;
  readonly themeId: string | null;
}

/** What a coordinator says of milestones: each one transaction and one act. */
@Injectable()
export class MilestoneStatusService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
  ) {}

  /**
   * Says where a milestone stands. It is public at once and never edited.
   * Rejects with MILESTONE_NOT_FOUND, or as {@link move} does. Two at once: one is recorded, the other is told so.
   */
  async set(actor: Actor, input: SetMilestoneStatusInput): Promise<MilestoneStatus | Rejection> {
    const [place] = await this.database.query<Place[]>(PLACE, [input.milestone]);
    if (!place) return notFound('MILESTONE', input.milestone);
    const { planId, commitmentId } = place;
    const act = { actor, act: 'milestone.moved', subject: place.name, reason: input.because } as const;
    return this.journal.write<MilestoneStatus>(act, async (tx) => {
      await tx.findOne(Milestone, { where: { id: input.milestone }, lock: { mode: 'pessimistic_write' } });
      const [standing = null] = await tx.query<Standing[]>(STANDING, [input.milestone]);
      const { status, because } = input;
      const moved = move(standing, { status, because, supersedes: input.supersedes?.toLowerCase() ?? null });
      if (!moved.ok) return moved.rejection;
      const saved = await tx.save(MilestoneStatus, {
        planId,
        commitmentId,
        milestoneId: input.milestone,
        status,
        because,
        supersedesId: standing?.id ?? null,
      });
      await tellFollowers(tx, place, saved);
      return saved;
    });
  }
}

const tellFollowers = (tx: EntityManager, place: Place, { id, milestoneId }: MilestoneStatus) =>
  happen(tx, {
    key: `milestone:${id}`,
    kind: 'milestone',
    plan: place.planId,
    things: [place.commitmentId, milestoneId, place.leadId, place.themeId],
    title: place.title,
    path: place.path,
  });
