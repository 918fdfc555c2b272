import { label } from '@quipu/i18n';
import type { AuthorLetter, Contribution } from '@quipu/participation';
import { Stage, Theme } from '@quipu/plans';
import { happen } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import type { Decision } from '../decision.entity.ts';
import { Outcome } from '../outcome.ts';
import { ReasonCode } from '../reason-code.entity.ts';
import { CALLED, tellAll, titleOf, type Telling } from './hearers.ts';

/** What the words of a letter name. */
type Values = AuthorLetter['values'];

/**
 * Tells what was decided on `contribution`, on which ground and why, within the act that records it (P8): by a letter to its
 * author and to the authors of what was merged into it, split into it or carried over to it, each once; and to followers.
 */
export async function tellDecision(tx: EntityManager, contribution: Contribution, decision: Decision): Promise<void> {
  const { planId, code, themeCode } = contribution;
  const concerned = await tellAll(tx, contribution, await lettersOf(tx, contribution, decision));
  const theme = themeCode ? await tx.findOneBy(Theme, { planId, code: themeCode }) : null;
  await happen(tx, {
    key: `decision:${decision.id}`,
    kind: 'decision',
    plan: planId,
    things: [...concerned.map(({ id }) => id), theme?.id, decision.decidingInstitutionId],
    title: await titleOf(tx, contribution),
    path: `/aportes/${encodeURIComponent(code)}`,
  });
}

async function lettersOf(tx: EntityManager, contribution: Contribution, decision: Decision): Promise<Telling> {
  const event = `decision:${decision.id}`;
  const said = await saidBy(tx, decision);
  if (decision.supersedesId)
    return {
      own: { event, template: 'decision-replaced', values: said },
      origin: { event, template: 'successor-replaced', values: said },
    };
  const into = decision.outcome === Outcome.MERGED ? await mergedInto(tx, contribution) : null;
  return {
    own: into
      ? { event, template: 'decision-merged', values: (language) => ({ ...said(language), into }) }
      : { event, template: 'decision-recorded', values: said },
    origin: { event, template: 'successor-decided', values: said },
  };
}

async function saidBy(tx: EntityManager, decision: Decision): Promise<Values> {
  const { planId, stageCode, reasonCode, reasons, outcome, supersedesBecause } = decision;
  const ground = reasonCode ? await tx.findOneBy(ReasonCode, { code: reasonCode }) : null;
  const stage = await tx.findOneByOrFail(Stage, { planId, code: stageCode });
  return (language) => ({
    outcome: label(language, 'outcome', outcome),
    stage: language === 'es' ? stage.titleEs : (stage.titleEn ?? stage.titleEs),
    ground: (language === 'es' ? ground?.titleEs : ground?.titleEn) ?? 'none',
    reasons: reasons ?? 'none',
    ...(supersedesBecause ? { because: supersedesBecause } : {}),
  });
}

/** What it was merged into, by code and title. Null where no edge says so. */
async function mergedInto(tx: EntityManager, { id }: Contribution): Promise<string | null> {
  const [into] = await tx.query<{ named: string }[]>(
    `select ${CALLED} as named from lineage_edges join contributions on contributions.id = to_contribution_id
     where from_contribution_id = $1 and lineage_edges.kind = 'merged_into' and ended_at is null
     order by lineage_edges.id limit 1`,
    [id],
  );
  return into?.named ?? null;
}
