import { notFound, type LocalDate, type Rejection } from '@quipu/kernel';
import type { Clock } from '@quipu/platform/clock';
import type { EntityManager } from 'typeorm';
import type { SaidInput } from './contribution.inputs.ts';
import { stageOn, take, type OpenStage } from './taking-part.rules.ts';

/** Where a contribution comes to lie, and on which day that is there. */
export interface Place {
  readonly planId: string;
  readonly stageCode: string;
  readonly theme: { readonly id: string; readonly code: string } | null;
  readonly regionCode: string | null;
  readonly today: LocalDate;
}

interface Plan {
  readonly id: string;
  readonly phase: string | null;
  readonly timeZone: string;
  readonly stages: readonly (OpenStage & { readonly code: string })[];
}

/** Until the act is done the plan does not go on to another phase. */
const PLAN = `
  select plans.id, phase, time_zone as "timeZone",
    (select coalesce(json_agg(json_build_object('code', code, 'opensOn', opens_on, 'closesOn', closes_on) order by position), '[]')
      from stages where plan_id = plans.id) as stages
  from plans join members on members.id = member_id where plans.code = $1 for share of plans`;

const isThere = async (tx: EntityManager, table: 'themes' | 'regions', values: Readonly<Record<string, string>>) => {
  const where = Object.keys(values).map((column, place) => `${column} = $${place + 1}`);
  const rows = await tx.query<{ id: string }[]>(
    `select id from ${table} where ${where.join(' and ')}`,
    Object.values(values),
  );
  return rows[0]?.id;
};

/**
 * Where what somebody says is to lie. Rejects with PLAN_NOT_FOUND, STAGE_NOT_FOUND, THEME_NOT_FOUND or REGION_NOT_FOUND, or
 * as {@link take} does. @param takenOn the day on which staff took it, when it was not today.
 */
export async function placeOf(
  tx: EntityManager,
  said: Pick<SaidInput, 'plan' | 'kind' | 'stage' | 'theme' | 'region'>,
  { clock, takenOn = null }: { readonly clock: Clock; readonly takenOn?: LocalDate | null },
): Promise<Place | Rejection> {
  const [plan] = await tx.query<Plan[]>(PLAN, [said.plan]);
  if (!plan) return notFound('PLAN', said.plan);
  const today = clock.today(plan.timeZone);
  const day = takenOn ?? today;
  const stage = said.stage ? plan.stages.find(({ code }) => code === said.stage) : stageOn(plan.stages, day);
  if (!stage) return notFound('STAGE', said.stage ?? '');
  const themeId = said.theme ? await isThere(tx, 'themes', { plan_id: plan.id, code: said.theme }) : undefined;
  if (said.theme && !themeId) return notFound('THEME', said.theme);
  if (said.region && !(await isThere(tx, 'regions', { code: said.region }))) return notFound('REGION', said.region);
  const taken = take(said.kind, { phase: plan.phase, stage }, day);
  if (!taken.ok) return taken.rejection;
  return {
    planId: plan.id,
    stageCode: stage.code,
    theme: said.theme && themeId ? { id: themeId, code: said.theme } : null,
    regionCode: said.region ?? null,
    today,
  };
}
