import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, Rejection, type Actor } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import type { EntityManager } from 'typeorm';
import { eventOf, holdContribution, standingOf } from '../naming/place.ts';
import { Opinion } from './opinion.entity.ts';
import type { GiveOpinionInput } from './opinion.inputs.ts';
import { give } from './opinion.rules.ts';

/** Acts on opinions: each one transaction and one entry of the journal. */
@Injectable()
export class OpinionService {
  constructor(private readonly journal: Journal) {}

  /**
   * Records what an institution says of a contribution. Public at once and never edited. Rejects with
   * CONTRIBUTION_NOT_FOUND, INSTITUTION_NOT_FOUND or EVENT_NOT_FOUND, or as {@link give} does. Two of one institution at
   * once: one is recorded, the other is told that an opinion stands.
   */
  give(actor: Actor, input: GiveOpinionInput): Promise<Opinion | Rejection> {
    const act = { actor, act: 'opinion.given', subject: input.contribution, reason: input.reasons } as const;
    return this.journal.write<Opinion>(act, (tx) => this.add(tx, input));
  }

  private async add(tx: EntityManager, input: GiveOpinionInput): Promise<Opinion | Rejection> {
    const contribution = await holdContribution(tx, input.contribution);
    if (contribution instanceof Rejection) return contribution;
    const { id: contributionId, planId } = contribution;
    const institution = await tx.findOneBy(Institution, { code: input.institution });
    if (!institution) return notFound('INSTITUTION', input.institution);
    const event = await eventOf(tx, planId, input.event);
    if (event instanceof Rejection) return event;
    const standing = await standingOf(tx, 'opinions', contributionId, institution.id);
    const named = input.supersedes ?? null;
    const because = input.supersedesBecause || null;
    const given = give({ reasons: input.reasons, named, because }, standing, event?.kind ?? null);
    if (!given.ok) return given.rejection;
    return tx.save(
      Opinion,
      tx.create(Opinion, {
        planId,
        contributionId,
        institutionId: institution.id,
        eventId: event?.id ?? null,
        stance: input.stance,
        reasons: input.reasons,
        supersedesId: named,
        supersedesBecause: because,
      }),
    );
  }
}
