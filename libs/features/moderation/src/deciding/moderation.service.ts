import { Injectable } from '@nestjs/common';
import { translate } from '@quipu/i18n';
import { Journal } from '@quipu/journal';
import { notFound, type Actor, type Rejection } from '@quipu/kernel';
import { Contribution, tellAuthor } from '@quipu/participation';
import { happen } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import { Moderation } from '../moderation.entity.ts';
import type { ModerateContributionInput } from './moderation.inputs.ts';
import { moderate, type Standing } from './moderation.rules.ts';

const STANDING = 'select id, is_hidden as "isHidden" from standing_moderations where contribution_id = $1';

const CLOSE = `
  update contribution_reports set closed_at = now(), moderation_id = $2
  where contribution_id = $1 and closed_at is null`;

/** What is hidden from the public: each one transaction and one act. */
@Injectable()
export class ModerationService {
  constructor(private readonly journal: Journal) {}

  /**
   * Hides a contribution or shows it again. From the moment of the act its words are in no answer, of now or of any past;
   * open reports of it are closed by it, and its author gets a letter. Rejects with CONTRIBUTION_NOT_FOUND, or as
   * {@link moderate} does. Two at once: one is recorded, the other is told to look again.
   */
  async moderate(actor: Actor, input: ModerateContributionInput): Promise<Moderation | Rejection> {
    const { contribution: code, isHidden, ground, reasons } = input;
    const act = isHidden ? 'contribution.hidden' : 'contribution.shown';
    return this.journal.write<Moderation>({ actor, act, subject: code }, async (tx) => {
      const contribution = await tx.findOne(Contribution, { where: { code }, lock: { mode: 'pessimistic_write' } });
      if (!contribution) return notFound('CONTRIBUTION', code);
      const [standing = null] = await tx.query<Standing[]>(STANDING, [contribution.id]);
      const supersedes = input.supersedes?.toLowerCase() ?? null;
      const may = moderate(standing, { isHidden, ground, reasons, supersedes });
      if (!may.ok) return may.rejection;
      const { id: contributionId, planId } = contribution;
      const row = { planId, contributionId, isHidden, ground, reasons, supersedesId: supersedes };
      const moderation = await tx.save(Moderation, tx.create(Moderation, row));
      if (isHidden) await tx.query(CLOSE, [contributionId, moderation.id]);
      await this.tell(tx, contribution, moderation);
      return moderation;
    });
  }

  /** Followers hear that it was hidden, and not a word of it. */
  private async tell(tx: EntityManager, contribution: Contribution, { id, isHidden, ground, reasons }: Moderation) {
    const { code, planId } = contribution;
    await tellAuthor(tx, contribution, {
      event: `moderation:${id}`,
      ...(isHidden ? { template: 'contribution-hidden' } : { template: 'contribution-shown' }),
      values: (language) => ({ ground: translate(language, `codes.moderation-ground.${ground}`), reasons }),
    });
    if (!isHidden) return;
    const things = [contribution.id];
    await happen(tx, {
      key: `hidden:${id}`,
      kind: 'hidden',
      plan: planId,
      things,
      title: code,
      path: `/aportes/${code}`,
    });
  }
}
