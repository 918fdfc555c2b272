import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { Journal, Unchanged } from '@quipu/journal';
import { notFound, reject, Rejection, type Actor, type PartialDate } from '@quipu/kernel';
import { Institution, Member } from '@quipu/members';
import { Plan, Stage, Theme } from '@quipu/plans';
import { Clock } from '@quipu/platform/clock';
import type { EntityManager } from 'typeorm';
import { tellAuthor } from '../author-letters.ts';
import { Contribution, ContributorKind } from '../contribution.entity.ts';
import type { SubmitContributionInput } from './submission.inputs.ts';
import { say } from './submission.rules.ts';
import { CODE_BYTES, trackingCode } from './tracking-code.rules.ts';

/** Who submits: in which role, and what else they hold. */
export interface Submitter {
  readonly actor: Actor;
  readonly viewer: Viewer;
}

/** What people leave by themselves: each one transaction and one act. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Records what somebody leaves in a plan, public at once, and posts them a letter with its tracking code. Who they are
   * stays with them. Rejects with PLAN_NOT_FOUND, STAGE_NOT_FOUND, THEME_NOT_FOUND, INSTITUTION_NOT_FOUND or
   * CONTRIBUTION_NOT_FOR_INSTITUTION, or as {@link say} does.
   */
  async submit({ actor, viewer }: Submitter, input: SubmitContributionInput): Promise<Contribution | Rejection> {
    const said = say(input);
    if (!said.ok) return said.rejection;
    const code = trackingCode(randomBytes(CODE_BYTES));
    const act = { actor, act: 'contribution.submitted', subject: code } as const;
    const outcome = await this.journal.write<Contribution | null>(act, async (tx) => {
      // Taken already, once in 2^40 submissions for each that there is: another one is drawn.
      if (await tx.existsBy(Contribution, { code })) return new Unchanged<Contribution | null>(null);
      const contribution = await this.contribution(tx, viewer, input);
      if (contribution instanceof Rejection) return contribution;
      const saved = await tx.save(Contribution, { ...contribution, code });
      await tellAuthor(tx, saved, {
        event: `contribution:${saved.id}`,
        template: 'contribution-received',
        values: () => ({}),
      });
      return saved;
    });
    return outcome ?? this.submit({ actor, viewer }, input);
  }

  private async contribution(
    tx: EntityManager,
    viewer: Viewer,
    input: SubmitContributionInput,
  ): Promise<Partial<Contribution> | Rejection> {
    const plan = await tx.findOne(Plan, { where: { code: input.plan } });
    if (!plan) return notFound('PLAN', input.plan);
    const stage = await this.stage(tx, plan, input.stage);
    if (!stage) return notFound('STAGE', input.stage ?? '');
    const themeCode = input.theme ?? null;
    if (themeCode && !(await tx.existsBy(Theme, { planId: plan.id, code: themeCode })))
      return notFound('THEME', themeCode);
    const institution = await this.institution(tx, viewer, input.institution);
    if (institution instanceof Rejection) return institution;
    const { timeZone } = await tx.findOneByOrFail(Member, { id: plan.memberId });
    return {
      planId: plan.id,
      kind: input.kind,
      firstStageCode: stage.code,
      themeCode,
      title: input.title,
      body: input.body,
      language: input.language ?? 'es',
      contributorKind: institution ? ContributorKind.INSTITUTION : ContributorKind.PERSON,
      institutionId: institution?.id ?? null,
      authorId: viewer.accountId,
      recordedOn: this.clock.today(timeZone) as string as PartialDate,
    };
  }

  /** The stage with `code`, or the first of the plan. */
  private stage(tx: EntityManager, plan: Plan, code: string | null | undefined): Promise<Stage | null> {
    return tx.findOne(Stage, { where: { planId: plan.id, ...(code ? { code } : {}) }, order: { position: 'ASC' } });
  }

  /** The institution that `viewer` speaks for; null for themselves. */
  private async institution(tx: EntityManager, { held }: Viewer, code: string | null | undefined) {
    if (!code) return null;
    const institution = await tx.findOneBy(Institution, { code });
    if (!institution) return notFound('INSTITUTION', code);
    const speaks = held.some(({ role, institutionId }) => role === 'contributor' && institutionId === institution.id);
    if (!speaks) return reject('CONTRIBUTION_NOT_FOR_INSTITUTION', 'institution', { sought: code }).rejection;
    return institution;
  }
}
