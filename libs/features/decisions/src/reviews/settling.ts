import { notFound, type Rejection } from '@quipu/kernel';
import type { EntityManager } from 'typeorm';
import { settle, type Request } from './review.rules.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const FIND = `
  select review_requests.id, decision_id as "decisionId", decided_by_id as "decidedById",
    exists (select from decisions as answer where answer.review_request_id = review_requests.id) as "isAnswered"
  from review_requests join decisions on decisions.id = decision_id where review_requests.id = $1`;

const WAITING = `
  select id from review_requests where decision_id = $1
    and not exists (select from decisions as answer where answer.review_request_id = review_requests.id)`;

/** A decision that is being taken, as far as it may answer a request. */
interface Settling {
  readonly reviewRequest: string | null;
  readonly supersedes: string | null;
  /** The account that takes it. */
  readonly by: string | null;
}

/**
 * The refusal of a decision that does not settle what was asked; undefined where it may be taken. Rejects with
 * REVIEW_REQUEST_NOT_FOUND, or as {@link settle} does.
 */
export async function unsettled(tx: EntityManager, decision: Settling): Promise<Rejection | undefined> {
  const { reviewRequest, supersedes } = decision;
  if (reviewRequest && !UUID.test(reviewRequest)) return notFound('REVIEW_REQUEST', reviewRequest);
  const [named] = reviewRequest ? await tx.query<Request[]>(FIND, [reviewRequest]) : [];
  if (reviewRequest && !named) return notFound('REVIEW_REQUEST', reviewRequest);
  const [waiting] = supersedes ? await tx.query<{ id: string }[]>(WAITING, [supersedes]) : [];
  const settled = settle(named ?? null, waiting?.id ?? null, decision);
  return settled.ok ? undefined : settled.rejection;
}
