import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DraftKind, DraftService } from '@quipu/drafts';
import { Journal } from '@quipu/journal';
import { accountOf, notFound, Rejection, type Actor } from '@quipu/kernel';
import { Plan } from '@quipu/plans';
import type { EntityManager } from 'typeorm';
import { contentOf, type DecisionDraft } from '../drafting/decision-draft.type.ts';
import { ReasonCode } from '../reason-code.entity.ts';
import type { DraftDecisionsInput, OwnWordsInput } from './batch.inputs.ts';
import { discardAll, insertAll, openBatch, saySo, type OpenDraft } from './batches.sql.ts';
import { ownWords } from './own-words.rules.ts';
import { fill } from './template.rules.ts';

/** A contribution that is to be decided on. */
interface Chosen {
  readonly code: string;
  readonly title: string;
}

/** What one contribution is answered. */
interface Written extends Chosen {
  readonly content: DecisionDraft;
}

/** The refusal of one of many, which says of which. */
export const about = ({ code, field, values }: Rejection, contribution: string) =>
  new Rejection(code, field, values, contribution);

const CHOSEN = 'select code, title from contributions where plan_id = $1 and code = any($2::text[]) order by code';

/**
 * Acts on batches: drafts of decisions that are made, revised and discarded at once, each time in one act, all of them or
 * none. Nothing of them is public; acts name the id of the batch, and never a word.
 */
@Injectable()
export class BatchService {
  constructor(
    private readonly journal: Journal,
    private readonly drafts: DraftService,
  ) {}

  /**
   * Makes one draft for each contribution, under a common id. Rejects with PLAN_NOT_FOUND, with CONTRIBUTION_NOT_FOUND
   * about the first that is none of the plan's, with REASON_CODE_NOT_FOUND, or as {@link ownWords} does. The rules of
   * decisions are asked when they are published.
   * @returns the id of the batch.
   */
  draft(actor: Actor, input: DraftDecisionsInput): Promise<string | Rejection> {
    const id = randomUUID();
    return this.journal.write<string>({ actor, act: 'drafts.written', subject: id }, async (tx) => {
      const plan = await tx.findOneBy(Plan, { code: input.plan });
      if (!plan) return notFound('PLAN', input.plan);
      const written = await this.written(tx, plan, input);
      if (written instanceof Rejection) return written;
      await insertAll(tx, { id, kind: DraftKind.DECISION, planId: plan.id, authorId: accountOf(actor) }, written);
      return id;
    });
  }

  /**
   * Gives the drafts on some contributions words of their own. Rejects with BATCH_NOT_FOUND, BATCH_ALREADY_CLOSED,
   * BATCH_REVISED_MEANWHILE, or with CONTRIBUTION_NOT_FOUND about one on which the batch has no open draft.
   * @param read the version that was read; null to revise it as it is.
   */
  revise(actor: Actor, id: string, read: string | null, own: readonly OwnWordsInput[]): Promise<string | Rejection> {
    return this.journal.write<string>({ actor, act: 'drafts.revised', subject: id }, async (tx) => {
      const drafts = await openBatch(tx, id, read);
      if (drafts instanceof Rejection) return drafts;
      const revised = revisedBy(own, drafts);
      if (revised instanceof Rejection) return revised;
      await saySo(tx, revised, accountOf(actor));
      return id;
    });
  }

  /**
   * Approves every open draft of a batch as its second pair of eyes. Rejects as {@link revise} does, or, about the first
   * contribution whose draft is not approved, as {@link DraftService.approveIn} does.
   */
  approve(actor: Actor, id: string, read: string | null): Promise<string | Rejection> {
    return this.journal.write<string>({ actor, act: 'drafts.approved', subject: id }, async (tx) => {
      const drafts = await openBatch(tx, id, read);
      if (drafts instanceof Rejection) return drafts;
      for (const draft of drafts) {
        const approved = await this.drafts.approveIn(tx, actor, draft);
        if (approved instanceof Rejection) return about(approved, draft.subject);
      }
      return id;
    });
  }

  /** Discards what is open of a batch: the undoing of {@link draft}. Rejects as {@link revise} does. */
  discard(actor: Actor, id: string, because: string | null): Promise<string | Rejection> {
    const act = { actor, act: 'drafts.discarded', subject: id, ...(because ? { reason: because } : {}) } as const;
    return this.journal.write<string>(act, async (tx) => {
      const drafts = await openBatch(tx, id, null);
      if (drafts instanceof Rejection) return drafts;
      await discardAll(tx, id);
      return id;
    });
  }

  private async written(tx: EntityManager, plan: Plan, input: DraftDecisionsInput): Promise<Written[] | Rejection> {
    const { contributions, template, own } = input;
    const chosen = await tx.query<Chosen[]>(CHOSEN, [plan.id, contributions]);
    const known = new Set(chosen.map(({ code }) => code));
    const stray = [...contributions, ...(own ?? []).map(({ contribution }) => contribution)].find(
      (code) => !known.has(code),
    );
    if (stray !== undefined) return about(notFound('CONTRIBUTION', stray), stray);
    const ground = template.reasonCode ? await tx.findOneBy(ReasonCode, { code: template.reasonCode }) : null;
    if (template.reasonCode && !ground) return notFound('REASON_CODE', template.reasonCode);
    const written = chosen.map((contribution) => write(contribution, template, own ?? []));
    const answers = written.map(({ code, title, content }) => ({
      contribution: code,
      title,
      reasons: content.reasons,
    }));
    const answered = ownWords(ground, answers);
    return answered.ok ? written : answered.rejection;
  }
}

/** What is said of `words`: what is left out stays as it was. */
const saidIn = ({ contribution: _, ...words }: Partial<OwnWordsInput>) =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));

function write(
  contribution: Chosen,
  template: DraftDecisionsInput['template'],
  own: readonly OwnWordsInput[],
): Written {
  const words = own.find((one) => one.contribution === contribution.code) ?? {};
  const reasons = template.reasons ? fill(template.reasons, contribution) : null;
  return { ...contribution, content: contentOf({ ...template, reasons, ...saidIn(words) }) };
}

function revisedBy(own: readonly OwnWordsInput[], drafts: readonly OpenDraft[]): OpenDraft[] | Rejection {
  const byContribution = new Map(drafts.map((draft) => [draft.subject, draft]));
  const stray = own.find(({ contribution }) => !byContribution.has(contribution));
  if (stray) return about(notFound('CONTRIBUTION', stray.contribution), stray.contribution);
  return own.flatMap((words) => {
    const draft = byContribution.get(words.contribution);
    return draft ? [{ ...draft, content: contentOf({ ...draft.content, ...saidIn(words) }) }] : [];
  });
}
