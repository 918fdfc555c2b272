import { randomUUID } from 'node:crypto';
import { PartialDate, type LocalDate, type Rejection } from '@quipu/kernel';
import { happen } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import type { Plan } from '../plan.entity.ts';
import { Stage } from '../stage.entity.ts';
import { arrange, type PlacedStage, type WantedStage } from './stages.rules.ts';

const day = (text: string | null) => (text === null ? null : PartialDate.of(text));

/**
 * Makes the stages of a plan, which is held, what `wanted` says, within the transaction of an act. Followers hear once
 * of all dates that are new. Rejects as {@link arrange} does. @param today the day it is where the plan is made.
 */
export async function setStages(
  tx: EntityManager,
  plan: Plan,
  wanted: readonly WantedStage[],
  today: LocalDate,
): Promise<Rejection | undefined> {
  const standing = await tx.findBy(Stage, { planId: plan.id });
  const arranged = arrange(standing, wanted, today);
  if (!arranged.ok) return arranged.rejection;
  for (const placed of arranged.value) {
    const stage = standing.find(({ code }) => code === placed.code) ?? tx.create(Stage, { planId: plan.id });
    const { code, position, titleEs, titleEn } = placed;
    const dates = {
      opensOn: day(placed.opensOn),
      closesOn: day(placed.closesOn),
      announcedOn: day(placed.announcedOn),
    };
    await tx.save(Stage, Object.assign(stage, { code, position, titleEs, titleEn, ...dates }));
  }
  await tellDates(tx, plan, arranged.value);
  return undefined;
}

async function tellDates(tx: EntityManager, plan: Plan, stages: readonly PlacedStage[]): Promise<void> {
  const news = stages.filter(({ isNews }) => isNews);
  if (news.length === 0) return;
  await happen(tx, {
    key: `stages:${randomUUID()}`,
    kind: 'stage',
    plan: plan.id,
    things: [],
    title: news.map(({ titleEs }) => titleEs).join(', '),
    path: `/planes/${plan.code.toLowerCase()}/proceso`,
  });
}
