import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { accountOf, LocalDate, notFound, reject, Rejection, type Actor, type PartialDate } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { Clock } from '@quipu/platform/clock';
import { happen } from '@quipu/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { comesFrom } from '../telling/hearers.ts';
import { ReviewRequest } from './review-request.entity.ts';
import { after, ANSWER_DAYS, ask } from './review.rules.ts';

/** A decision that somebody asks about, in the words of {@link ask} and more. */
interface Found {
  readonly contributionId: string;
  readonly outcome: string;
  readonly isStanding: boolean;
  readonly isReview: boolean;
  readonly isAsked: boolean;
  readonly recordedAt: Date;
  readonly days: number;
  readonly timeZone: string;
  /** Days for the answer, by the plan's own terms. */
  readonly term: number | null;
}

const FIND = `
  select contributions.id as "contributionId", decisions.outcome, recorded_at as "recordedAt", review_days as days,
    time_zone as "timeZone", decisions.review_request_id is not null as "isReview",
    not exists (select from decisions as newer where newer.supersedes_id = decisions.id) as "isStanding",
    exists (select from review_requests where decision_id = decisions.id) as "isAsked",
    (select answer_terms.days from answer_terms where answer_terms.plan_id = plans.id and answer_terms.days is not null
       and coalesce(answer_terms.stage_code, decisions.stage_code) = decisions.stage_code
       and coalesce(answer_terms.kind, contributions.kind) = contributions.kind
       order by answer_terms.kind is null, answer_terms.stage_code is null limit 1) as term
  from decisions join contributions on contributions.id = contribution_id
    join plans on plans.id = contributions.plan_id join members on members.id = plans.member_id
  where decisions.id = $1`;

/** Code of the contribution that a decision decides on. */
const CODE =
  'select code from contributions join decisions on contribution_id = contributions.id where decisions.id::text = lower($1)';

/** Acts on requests to decide again: each one transaction and one entry of the journal. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks to decide again. Public at once. Rejects with DECISION_NOT_FOUND, with REVIEW_NOT_BY_AUTHOR for anybody but who
   * left the contribution or one that it comes from, or as {@link ask} does. Asked twice at once: one is recorded, the other is told.
   */
  async request(actor: Actor, decision: string, because: string): Promise<ReviewRequest | Rejection> {
    const [found] = await this.database.query<{ code: string }[]>(CODE, [decision]);
    if (!found) return notFound('DECISION', decision);
    const act = { actor, act: 'review.requested', subject: found.code, reason: because } as const;
    return this.journal.write<ReviewRequest>(act, (tx) => this.add(tx, { actor, decision, because }));
  }

  private async add(
    tx: EntityManager,
    { actor, decision, because }: { readonly actor: Actor; readonly decision: string; readonly because: string },
  ): Promise<ReviewRequest | Rejection> {
    const contribution = await this.hold(tx, decision);
    const [found] = await tx.query<Found[]>(FIND, [decision]);
    if (!contribution || !found) return notFound('DECISION', decision);
    const accountId = accountOf(actor);
    const authors = (await comesFrom(tx, contribution)).map(({ authorId }) => authorId);
    if (!accountId || !authors.includes(accountId)) return reject('REVIEW_NOT_BY_AUTHOR').rejection;
    const today = this.clock.today(found.timeZone);
    const recordedOn = LocalDate.at(found.recordedAt, found.timeZone);
    const asked = ask({ ...found, recordedOn }, because, today);
    if (!asked.ok) return asked.rejection;
    const { id: contributionId, planId } = contribution;
    const dueOn = after(today, found.term ?? ANSWER_DAYS) as string as PartialDate;
    const request = await tx.save(
      ReviewRequest,
      tx.create(ReviewRequest, { planId, contributionId, decisionId: decision, accountId, because, dueOn }),
    );
    await this.tell(tx, contribution, request);
    return request;
  }

  /** The contribution that was decided on, held until `tx` ends. */
  private hold(tx: EntityManager, decision: string): Promise<Contribution | null> {
    return tx
      .createQueryBuilder(Contribution, 'contribution')
      .where('contribution.id = (select contribution_id from decisions where id = :decision)', { decision })
      .setLock('pessimistic_write')
      .getOne();
  }

  private tell(tx: EntityManager, { code, title }: Contribution, { id, planId, contributionId }: ReviewRequest) {
    const path = `/aportes/${encodeURIComponent(code)}`;
    return happen(tx, { key: `review:${id}`, kind: 'review', plan: planId, things: [contributionId], title, path });
  }
}
