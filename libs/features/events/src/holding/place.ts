import { notFound, type LocalDate, type Rejection } from '@quipu/kernel';
import type { Clock } from '@quipu/platform/clock';
import { happen } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import { Event } from '../event.entity.ts';

/** An event in its plan, locked until the act ends. */
export interface Held {
  readonly event: Event;
  readonly plan: Located;
  /** The day that it is, where the plan is. */
  readonly today: LocalDate;
}

/** A plan, as far as events look at it. */
export interface Located {
  readonly id: string;
  readonly code: string;
  readonly memberId: string;
  readonly timeZone: string;
}

const PLAN = `
  select plans.id, plans.code, member_id as "memberId", time_zone as "timeZone"
  from plans join members on members.id = member_id where plans.code = $1`;

/** The plan with this code. Rejects with PLAN_NOT_FOUND. */
export async function planIn(tx: EntityManager, code: string): Promise<Located | Rejection> {
  const [plan] = await tx.query<Located[]>(PLAN, [code]);
  return plan ?? notFound('PLAN', code);
}

/** The event that `of` names. Rejects with EVENT_NOT_FOUND, also where the plan is not there. */
export async function hold(
  tx: EntityManager,
  clock: Clock,
  of: { readonly plan: string; readonly code: string },
): Promise<Held | Rejection> {
  const [plan] = await tx.query<Located[]>(PLAN, [of.plan]);
  const event =
    plan &&
    (await tx.findOne(Event, { where: { planId: plan.id, code: of.code }, lock: { mode: 'pessimistic_write' } }));
  return event ? { event, plan, today: clock.today(plan.timeZone) } : notFound('EVENT', of.code);
}

export const subjectOf = ({ plan, code }: { readonly plan: string; readonly code: string }) => `${plan}/${code}`;

/** The Spanish address of the page of an event. */
export const pathOf = (plan: Pick<Located, 'code'>, event: Pick<Event, 'code'>) =>
  `/planes/${encodeURIComponent(plan.code.toLowerCase())}/espacios/${encodeURIComponent(event.code)}`;

/** Lets those who follow the plan or the event hear of it. @param key what happened, once */
export const tellFollowers = (
  tx: EntityManager,
  { plan, event }: Pick<Held, 'plan' | 'event'>,
  { kind, key }: { readonly kind: 'event' | 'minutes'; readonly key: string },
) => happen(tx, { key, kind, plan: plan.id, things: [event.id], title: event.titleEs, path: pathOf(plan, event) });
