import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { accountOfAddress, hashOf, holdsOffice, readEmail, Throttles, Viewers } from '@quipu/accounts';
import { localizePath, type Language } from '@quipu/i18n';
import { Unchanged } from '@quipu/journal';
import { reject, Rejection } from '@quipu/kernel';
import { Clock } from '@quipu/platform/clock';
import { post } from '@quipu/platform/mail';
import { DataSource } from 'typeorm';
import { AuthorVisibility, Channel } from '../contribution.codes.ts';
import type { Contribution } from '../contribution.entity.ts';
import { show } from '../recording/authorship.rules.ts';
import { placeOf } from '../recording/placing.ts';
import { readAuthorName } from '../recording/reading.ts';
import { RecordingService, type From } from '../recording/recording.service.ts';
import { say } from '../recording/saying.rules.ts';
import { end, keep, look, type Waiting } from './pending.ts';
import type { LeaveContributionInput } from './waiting.inputs.ts';

/** How long what was typed waits for its author to confirm the address, in hours. */
const WAITING_HOURS = 48;
const SECRET_BYTES = 32;

/** Where somebody asks from, and in which language. */
export interface Asking {
  readonly ip: string;
  readonly language: Language;
}

/** What people leave without an account: it waits outside the record until they have shown that the address is theirs. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly database: DataSource,
    private readonly viewers: Viewers,
    private readonly throttles: Throttles,
    private readonly recording: RecordingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what was typed for two days and writes to the address, whosever it is: the answer and the work are the same for
   * one that has an account. Rejects with TOO_MANY_ATTEMPTS, EMAIL_NOT_VALID or NAME_NOT_VALID, or as {@link say},
   * {@link show} and {@link placeOf} do.
   */
  async leave(input: LeaveContributionInput, { ip, language }: Asking): Promise<{ to: string } | Rejection> {
    const { email: typed, ...content } = { ...input };
    const refused = (await this.throttles.knock(ip)) ?? (await this.refuse(content));
    if (refused) return refused;
    const email = readEmail(typed);
    if (!email.ok) return email.rejection;
    const tooMany = await this.throttles.post(email.value, ip);
    if (tooMany) return tooMany;
    await this.write({ email: email.value, language, content });
    return { to: email.value };
  }

  /**
   * Records what waited, under the account of its address, which is opened where there is none: without a password, so that
   * nobody signs in to it before they have set one. Of two at once one records it. Rejects with TOO_MANY_ATTEMPTS,
   * CONTRIBUTION_LINK_NOT_VALID or CONTRIBUTION_BY_OFFICE, or as {@link RecordingService.record} does.
   */
  async confirm(ticket: string, ip: string): Promise<Contribution | Rejection> {
    const refused = await this.throttles.knock(ip);
    if (refused) return refused;
    const hash = hashOf(ticket);
    const waiting = await look(this.database, hash);
    if (!waiting) return reject('CONTRIBUTION_LINK_NOT_VALID').rejection;
    return this.record(waiting, hash);
  }

  private async record(waiting: Waiting, hash: Buffer): Promise<Contribution | Rejection> {
    const { email, language, content } = waiting;
    const known = await this.viewers.withAddress(email);
    if (known && holdsOffice(known)) return reject('CONTRIBUTION_BY_OFFICE').rejection;
    const id = known?.accountId ?? randomUUID();
    const outcome = await this.recording.record({
      actor: { id: `person:${id}`, role: 'contributor' },
      act: 'contribution.submitted',
      said: content,
      channel: Channel.FORM,
      template: 'contribution-confirmed',
      from: async (tx): Promise<From | Rejection | Unchanged<null>> => {
        if (!(await end(tx, hash))) return reject('CONTRIBUTION_LINK_NOT_VALID').rejection;
        // Somebody opened one for the address meanwhile: the act is theirs, and begins anew.
        if ((await accountOfAddress(tx, email, language, id)) !== id) return new Unchanged(null);
        return { authorId: id, institutionId: null, files: [] };
      },
    });
    return outcome ?? this.record(waiting, hash);
  }

  /** What can be known at once need not wait for the letter. */
  private async refuse(content: Waiting['content']): Promise<Rejection | null> {
    const said = say(content);
    if (!said.ok) return said.rejection;
    const name = readAuthorName(content);
    if (name instanceof Rejection) return name;
    const visibility = content.authorVisibility ?? AuthorVisibility.WITHHELD;
    const shown = show({ visibility, name, hasInstitution: false });
    if (!shown.ok) return shown.rejection;
    const place = await placeOf(this.database.manager, content, { clock: this.clock });
    return place instanceof Rejection ? place : null;
  }

  private async write(waiting: Waiting): Promise<void> {
    const ticket = randomBytes(SECRET_BYTES).toString('base64url');
    const { email, language } = waiting;
    await this.database.transaction(async (tx) => {
      await keep(tx, waiting, { hash: hashOf(ticket), hours: WAITING_HOURS });
      // Nothing that a stranger may have typed goes to an address that is not known to be theirs.
      await post(tx, {
        key: `contribution-waiting:${randomUUID()}`,
        account: null,
        recipient: email,
        template: 'contribution-waiting',
        language,
        values: { hours: WAITING_HOURS, link: `${localizePath('/aportes/confirmar', language)}?ticket=${ticket}` },
      });
    });
  }
}
