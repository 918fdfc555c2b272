import { Injectable } from '@nestjs/common';
import { Journal, RefusedAt, type OneOfMany } from '@quipu/journal';
import { Rejection, type Actor } from '@quipu/kernel';
import { DataSource } from 'typeorm';
import type { Decision } from '../decision.entity.ts';
import type { RecordDecisionInput } from '../decision.inputs.ts';
import { actOf } from '../decision.service.ts';
import { complete } from '../drafting/publication.rules.ts';
import { PublicationService } from '../drafting/publication.service.ts';
import { ReasonCode } from '../reason-code.entity.ts';
import { about } from './batch.service.ts';
import { readBatch, type OpenDraft } from './batches.sql.ts';
import { ownWords } from './own-words.rules.ts';

/** Makes decisions of the drafts of a batch. */
@Injectable()
export class BatchPublicationService {
  constructor(
    private readonly database: DataSource,
    private readonly journal: Journal,
    private readonly publication: PublicationService,
  ) {}

  /**
   * Records what each open draft of the batch says as a decision, in one transaction: all of them or none. Each leaves the
   * act, the entries, the letters and the happenings that {@link PublicationService.publish} leaves for it alone. Rejects
   * as {@link readBatch}, {@link complete}, {@link ownWords} or {@link PublicationService.publish} do, and says about
   * which contribution. Two who publish at once: the decisions are recorded once, and the other is told.
   * @param read the version that was read; null to publish it as it is.
   */
  async publish(actor: Actor, id: string, read: string | null): Promise<string | Rejection> {
    const drafts = await readBatch(this.database.manager, id, read);
    if (drafts instanceof Rejection) return drafts;
    const refused = (await this.inOneWord(drafts)) ?? incomplete(drafts);
    if (refused) return refused;
    const recorded = await this.journal.writeEach(drafts.map((draft) => this.publishing(actor, draft)));
    if (!(recorded instanceof RefusedAt)) return id;
    return about(recorded.rejection, drafts[recorded.index]?.subject ?? '');
  }

  /** The act names what was read before it began: whoever revises the draft in between is not published unread. */
  private publishing(actor: Actor, { id, revision, subject, content }: OpenDraft): OneOfMany<Decision> {
    const input = { ...content, contribution: subject } as RecordDecisionInput;
    return { act: actOf(actor, input), work: (tx) => this.publication.publishIn(tx, actor, { id, revision }) };
  }

  /** A draft may have been revised alone: the rule is asked again of what is published. */
  private async inOneWord(drafts: readonly OpenDraft[]): Promise<Rejection | undefined> {
    for (const ground of await this.database.manager.find(ReasonCode)) {
      const onIt = drafts.filter(({ content }) => content.reasonCode === ground.code);
      const answered = ownWords(ground, onIt.map(answerOf));
      if (!answered.ok) return answered.rejection;
    }
    return undefined;
  }
}

const answerOf = ({ subject: contribution, title, content: { reasons } }: OpenDraft) => ({
  contribution,
  title,
  reasons,
});

function incomplete(drafts: readonly OpenDraft[]): Rejection | undefined {
  for (const { subject, content } of drafts) {
    const completed = complete(content);
    if (!completed.ok) return about(completed.rejection, subject);
  }
  return undefined;
}
