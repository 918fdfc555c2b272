import { Event } from '@quipu/events';
import { notFound, type Rejection } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import type { EntityManager } from 'typeorm';

/** The contribution with this code, held until `tx` ends: two who act on it come one after the other. */
export async function holdContribution(tx: EntityManager, code: string): Promise<Contribution | Rejection> {
  const contribution = await tx.findOne(Contribution, { where: { code }, lock: { mode: 'pessimistic_write' } });
  return contribution ?? notFound('CONTRIBUTION', code);
}

/** The event of the plan with this code; null where none is named. Rejects with EVENT_NOT_FOUND. */
export async function eventOf(
  tx: EntityManager,
  planId: string,
  code: string | null | undefined,
): Promise<Event | null | Rejection> {
  if (!code) return null;
  return (await tx.findOneBy(Event, { planId, code })) ?? notFound('EVENT', code);
}

/** Id of the row of `table` that stands for `contributionId` among those where `column` is `value`; null where none does. */
export async function standingOf(
  tx: EntityManager,
  table: 'opinions' | 'answers',
  contributionId: string,
  institutionId: string | null,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `select id from ${table} as old where contribution_id = $1 and institution_id is not distinct from $2
       and not exists (select from ${table} as new where new.supersedes_id = old.id)`,
    [contributionId, institutionId],
  );
  return row?.id ?? null;
}
