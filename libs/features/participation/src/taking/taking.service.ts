import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { accountOfAddress, holdsOffice, readEmail, Viewers } from '@quipu/accounts';
import { Event } from '@quipu/events';
import { Unchanged } from '@quipu/journal';
import { notFound, reject, Rejection, type LocalDate } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Clock } from '@quipu/platform/clock';
import { UploadsService } from '@quipu/uploads';
import { DataSource, type EntityManager } from 'typeorm';
import type { Contribution } from '../contribution.entity.ts';
import { findFiles } from '../files/attaching.ts';
import { RecordingService, type From } from '../recording/recording.service.ts';
import type { Submitter } from '../submission/submission.service.ts';
import { comeFrom } from './provenance.rules.ts';
import type { TakeContributionInput } from './taking.inputs.ts';

interface Author {
  readonly id: string;
  readonly email: string;
}

const ZONE = 'select time_zone as zone from plans join members on members.id = member_id where plans.code = $1';

/** What staff record for somebody else. */
@Injectable()
export class TakingService {
  constructor(
    private readonly database: DataSource,
    private readonly viewers: Viewers,
    private readonly recording: RecordingService,
    private readonly uploads: UploadsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Records what somebody said in person or by letter, with how it came. Where their address is given they have an account,
   * opened if there is none, and hear what becomes of it. Rejects with PLAN_NOT_FOUND, EVENT_NOT_FOUND,
   * INSTITUTION_NOT_FOUND, EMAIL_NOT_VALID or CONTRIBUTION_BY_OFFICE, or as {@link comeFrom}, {@link findFiles} and
   * {@link RecordingService.record} do.
   */
  async take(submitter: Submitter, input: TakeContributionInput): Promise<Contribution | Rejection> {
    const [plan] = await this.database.query<{ zone: string }[]>(ZONE, [input.plan]);
    if (!plan) return notFound('PLAN', input.plan);
    const today = this.clock.today(plan.zone);
    const { channel, place = null, event = null, onBehalfOf = null, institution = null } = input;
    const takenOn = (input.takenOn ?? today) as string as LocalDate;
    const come = comeFrom({ channel, place, event, onBehalfOf, institution, takenOn, today });
    if (!come.ok) return come.rejection;
    const author = await this.author(input.email);
    if (author instanceof Rejection) return author;
    const outcome = await this.recording.record({
      actor: submitter.actor,
      act: 'contribution.taken',
      said: input,
      channel,
      provenance: { place: place?.trim() || null, onBehalfOf: onBehalfOf?.trim() || null, takenOn },
      template: 'contribution-taken',
      from: (tx) => this.from(tx, { submitter, input, author }),
    });
    return outcome ?? this.take(submitter, input);
  }

  /** Whoever has the address; null where none was given. */
  private async author(typed: string | null | undefined): Promise<Author | null | Rejection> {
    if (!typed?.trim()) return null;
    const email = readEmail(typed);
    if (!email.ok) return email.rejection;
    const known = await this.viewers.withAddress(email.value);
    if (known && holdsOffice(known)) return reject('CONTRIBUTION_BY_OFFICE', 'email').rejection;
    return { id: known?.accountId ?? randomUUID(), email: email.value };
  }

  private async from(
    tx: EntityManager,
    given: { submitter: Submitter; input: TakeContributionInput; author: Author | null },
  ): Promise<From | Rejection | Unchanged<null>> {
    const { submitter, input, author } = given;
    const places = await this.places(tx, input);
    if (places instanceof Rejection) return places;
    const account = submitter.viewer.accountId;
    const files = await findFiles(tx, this.uploads, { account, digests: input.files ?? [] });
    if (files instanceof Rejection) return files;
    // Somebody opened one for the address meanwhile.
    if (author && (await accountOfAddress(tx, author.email, 'es', author.id)) !== author.id) return new Unchanged(null);
    return { authorId: author?.id ?? null, ...places, files };
  }

  private async places(tx: EntityManager, { plan, event, institution }: TakeContributionInput) {
    const found = event ? await tx.findOneBy(Event, { code: event, plan: { code: plan } }) : null;
    if (event && !found) return notFound('EVENT', event);
    const body = institution ? await tx.findOneBy(Institution, { code: institution }) : null;
    if (institution && !body) return notFound('INSTITUTION', institution);
    return { eventId: found?.id ?? null, institutionId: body?.id ?? null };
  }
}
