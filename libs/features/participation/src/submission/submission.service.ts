import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { notFound, reject, Rejection, type Actor } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { UploadsService } from '@quipu/uploads';
import type { EntityManager } from 'typeorm';
import { Channel } from '../contribution.codes.ts';
import type { Contribution } from '../contribution.entity.ts';
import { findFiles } from '../files/attaching.ts';
import { RecordingService, type From } from '../recording/recording.service.ts';
import { discard } from '../waiting/pending.ts';
import type { SubmitContributionInput } from './submission.inputs.ts';

/** Who submits: in which role, and what else they hold. */
export interface Submitter {
  readonly actor: Actor;
  readonly viewer: Viewer;
}

/** What people leave by themselves, with an account. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly recording: RecordingService,
    private readonly uploads: UploadsService,
  ) {}

  /**
   * Records what somebody leaves in a plan. Who they are stays with them, but for what they choose to show. Of a draft that
   * is submitted twice at once one contribution comes. Rejects with INSTITUTION_NOT_FOUND, CONTRIBUTION_NOT_FOR_INSTITUTION
   * or CONTRIBUTION_DRAFT_NOT_FOUND, or as {@link findFiles} and {@link RecordingService.record} do.
   */
  async submit(submitter: Submitter, input: SubmitContributionInput): Promise<Contribution | Rejection> {
    const outcome = await this.recording.record({
      actor: submitter.actor,
      act: 'contribution.submitted',
      said: input,
      channel: Channel.FORM,
      template: 'contribution-received',
      from: (tx) => this.from(tx, submitter.viewer, input),
    });
    return outcome ?? this.submit(submitter, input);
  }

  private async from(tx: EntityManager, viewer: Viewer, input: SubmitContributionInput): Promise<From | Rejection> {
    const { accountId } = viewer;
    if (input.draft && !(await discard(tx, accountId, input.draft))) return notFound('CONTRIBUTION_DRAFT', input.draft);
    const institution = await this.institution(tx, viewer, input.institution);
    if (institution instanceof Rejection) return institution;
    const files = await findFiles(tx, this.uploads, { account: accountId, digests: input.files ?? [] });
    if (files instanceof Rejection) return files;
    return { authorId: accountId, institutionId: institution?.id ?? null, files };
  }

  /** The institution that `viewer` speaks for; null for themselves. */
  private async institution(tx: EntityManager, { held }: Viewer, code: string | null | undefined) {
    if (!code) return null;
    const institution = await tx.findOneBy(Institution, { code });
    if (!institution) return notFound('INSTITUTION', code);
    const speaks = held.some(({ role, institutionId }) => role === 'contributor' && institutionId === institution.id);
    if (!speaks) return reject('CONTRIBUTION_NOT_FOR_INSTITUTION', 'institution', { sought: code }).rejection;
    return institution;
  }
}
