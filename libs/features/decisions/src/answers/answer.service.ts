import { ForbiddenException, Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { Journal } from '@quipu/journal';
import { Rejection, type Actor } from '@quipu/kernel';
import { tellAuthor, type Contribution } from '@quipu/participation';
import { happen } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import { holdContribution, standingOf } from '../naming/place.ts';
import { Answer } from './answer.entity.ts';
import type { AnswerContributionInput } from './answer.inputs.ts';
import { answer } from './answer.rules.ts';
import { LEADS } from './answers.reads.ts';

/** Who answers: in which role, and what else they hold. */
export interface Answerer {
  readonly actor: Actor;
  readonly viewer: Viewer;
}

/** Acts on answers: each one transaction and one entry of the journal. */
@Injectable()
export class AnswerService {
  constructor(private readonly journal: Journal) {}

  /**
   * Answers a contribution, in the name of who coordinates the plan or of the institution that one answers for. Public at
   * once; its author gets a letter. Rejects with CONTRIBUTION_NOT_FOUND, or as {@link answer} does. Two of one at once: one
   * is recorded, the other is told that it is answered.
   * @throws ForbiddenException for an officer whose institution leads nothing any more that it led to.
   */
  answer(answerer: Answerer, input: AnswerContributionInput): Promise<Answer | Rejection> {
    const act = { actor: answerer.actor, act: 'contribution.answered', subject: input.contribution } as const;
    return this.journal.write<Answer>(act, (tx) => this.add(tx, answerer, input));
  }

  private async add(
    tx: EntityManager,
    answerer: Answerer,
    input: AnswerContributionInput,
  ): Promise<Answer | Rejection> {
    const contribution = await holdContribution(tx, input.contribution);
    if (contribution instanceof Rejection) return contribution;
    const institutionId = await this.institutionOf(tx, contribution, answerer);
    const named = input.supersedes ?? null;
    const because = input.supersedesBecause || null;
    const standing = await standingOf(tx, 'answers', contribution.id, institutionId);
    const answered = answer(contribution.kind, { body: input.body, named, because }, standing);
    if (!answered.ok) return answered.rejection;
    const saved = await tx.save(
      Answer,
      tx.create(Answer, {
        planId: contribution.planId,
        contributionId: contribution.id,
        institutionId,
        body: input.body,
        ...(input.language ? { language: input.language } : {}),
        supersedesId: named,
        supersedesBecause: because,
      }),
    );
    await this.tell(tx, contribution, saved);
    return saved;
  }

  /** The institution in whose name an officer answers; null for who coordinates the plan. */
  private async institutionOf(tx: EntityManager, { id }: Contribution, { actor, viewer }: Answerer) {
    if (actor.role !== 'institution_officer') return null;
    const own = viewer.held.filter(({ role }) => role === actor.role).map(({ institutionId }) => institutionId);
    const [lead] = await tx.query<{ id: string }[]>(
      `select lead as id from contributions, lateral (${LEADS}) as leads (lead)
       where contributions.id = $1 and lead = any($2) order by lead limit 1`,
      [id, own],
    );
    // It led to nothing of theirs any more: nobody answers in the name of who coordinates instead.
    if (!lead) throw new ForbiddenException();
    return lead.id;
  }

  private async tell(tx: EntityManager, contribution: Contribution, { id, body, supersedesId }: Answer) {
    await tellAuthor(tx, contribution, {
      event: `answer:${id}`,
      template: supersedesId ? 'contribution-answered-anew' : 'contribution-answered',
      values: () => ({ answer: body }),
    });
    await happen(tx, {
      key: `answer:${id}`,
      kind: 'answer',
      plan: contribution.planId,
      things: [contribution.id],
      title: contribution.title,
      path: `/aportes/${encodeURIComponent(contribution.code)}`,
    });
  }
}
