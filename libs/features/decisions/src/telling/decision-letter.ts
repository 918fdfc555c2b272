import { label } from '@quipu/i18n';
import { type Contribution, tellAuthor } from '@quipu/participation';
import { Stage } from '@quipu/plans';
import type { EntityManager } from 'typeorm';
import type { Decision } from '../decision.entity.ts';
import { ReasonCode } from '../reason-code.entity.ts';

/** Posts the author of `contribution` what was decided, on which ground and why, within the act that records it. */
export async function tellDecision(tx: EntityManager, contribution: Contribution, decision: Decision): Promise<void> {
  if (!contribution.authorId) return;
  const { planId, stageCode, reasonCode, reasons, outcome } = decision;
  const ground = reasonCode ? await tx.findOneBy(ReasonCode, { code: reasonCode }) : null;
  const stage = await tx.findOneByOrFail(Stage, { planId, code: stageCode });
  await tellAuthor(tx, contribution, {
    event: `decision:${decision.id}`,
    template: 'decision-recorded',
    values: (language) => ({
      outcome: label(language, 'outcome', outcome),
      stage: language === 'es' ? stage.titleEs : (stage.titleEn ?? stage.titleEs),
      ground: (language === 'es' ? ground?.titleEs : ground?.titleEn) ?? 'none',
      reasons: reasons ?? 'none',
    }),
  });
}
