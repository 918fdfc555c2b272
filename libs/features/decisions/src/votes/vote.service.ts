import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { Journal } from '@quipu/journal';
import { notFound, reject, Rejection, type Actor } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import type { EntityManager } from 'typeorm';
import { holdContribution } from '../naming/place.ts';
import { Vote } from './vote.entity.ts';
import type { CastVoteInput } from './vote.inputs.ts';
import { cast } from './vote.rules.ts';

const SESSION = `
  select id, kind, cancelled_at is not null as "isCancelled" from events where plan_id = $1 and code = $2`;

const EARLIER = `
  select id, choice from votes as old where contribution_id = $1 and event_id = $2 and account_id = $3
    and not exists (select from votes as new where new.supersedes_id = old.id)`;

interface Session {
  readonly id: string;
  readonly kind: string;
  readonly isCancelled: boolean;
}

/** Acts on votes: each one transaction and one entry of the journal, which does not tell who voted how. */
@Injectable()
export class VoteService {
  constructor(private readonly journal: Journal) {}

  /**
   * Casts the vote of `viewer`; one that they cast before in the same session counts no more. Rejects with
   * CONTRIBUTION_NOT_FOUND, EVENT_NOT_FOUND, INSTITUTION_NOT_FOUND or VOTE_NOT_FOR_INSTITUTION, or as {@link cast} does.
   */
  cast(actor: Actor, viewer: Viewer, input: CastVoteInput): Promise<Vote | Rejection> {
    const act = { actor, act: 'vote.cast', subject: input.contribution } as const;
    return this.journal.write<Vote>(act, (tx) => this.add(tx, viewer, input));
  }

  private async add(tx: EntityManager, viewer: Viewer, input: CastVoteInput): Promise<Vote | Rejection> {
    const contribution = await holdContribution(tx, input.contribution);
    if (contribution instanceof Rejection) return contribution;
    const { id: contributionId, planId } = contribution;
    const [session] = await tx.query<Session[]>(SESSION, [planId, input.event]);
    if (!session) return notFound('EVENT', input.event);
    const institution = await this.institution(tx, viewer, input.institution);
    if (institution instanceof Rejection) return institution;
    const accountId = viewer.accountId;
    const [earlier] = await tx.query<{ id: string; choice: string }[]>(EARLIER, [
      contributionId,
      session.id,
      accountId,
    ]);
    const done = cast(input.choice, earlier ?? null, session);
    if (!done.ok) return done.rejection;
    return tx.save(
      Vote,
      tx.create(Vote, {
        planId,
        contributionId,
        eventId: session.id,
        accountId,
        institutionId: institution?.id ?? null,
        choice: input.choice,
        because: input.because?.trim() || null,
        supersedesId: done.value,
      }),
    );
  }

  /** The institution that `viewer` speaks for; null for themselves. */
  private async institution(tx: EntityManager, { held }: Viewer, code: string | null | undefined) {
    if (!code) return null;
    const institution = await tx.findOneBy(Institution, { code });
    if (!institution) return notFound('INSTITUTION', code);
    const speaks = held.some(({ institutionId }) => institutionId === institution.id);
    return speaks ? institution : reject('VOTE_NOT_FOR_INSTITUTION', 'institution', { sought: code }).rejection;
  }
}
