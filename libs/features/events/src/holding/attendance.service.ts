import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { lengthInWords, notFound, ok, reject, Rejection, type Actor } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Clock } from '@quipu/platform/clock';
import { UploadsService } from '@quipu/uploads';
import { In, IsNull, type EntityManager } from 'typeorm';
import { Attendance } from '../attendance.entity.ts';
import { Event } from '../event.entity.ts';
import { EventRegistration } from '../registration/registration.entity.ts';
import { EventDocument } from './document.entity.ts';
import type { AddEventDocumentInput, AttendanceInput, RecordAttendanceInput } from './event.inputs.ts';
import { attend, linkOf } from './event.rules.ts';
import { hold, subjectOf } from './place.ts';

/** The shortest title of a document, in characters. */
const MIN_TITLE = 3;

/** One of a file and a link. */
function contentOf({ file, link }: AddEventDocumentInput) {
  if (file && link?.trim()) return reject('EVENT_DOCUMENT_DOUBLE', 'link');
  if (file) return ok(null);
  return link?.trim() ? linkOf(link, 'link') : reject('EVENT_DOCUMENT_MISSING', 'file');
}

/** What an event leaves: who came, and its documents. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly uploads: UploadsService,
  ) {}

  /**
   * Records who came; counts of the same sector and institution are put anew. Rejects with EVENT_NOT_FOUND,
   * INSTITUTION_NOT_FOUND or REGISTRATION_NOT_FOUND, or as {@link attend} does.
   */
  record(actor: Actor, input: RecordAttendanceInput): Promise<Event | Rejection> {
    return this.journal.write<Event>({ actor, act: 'attendance.recorded', subject: subjectOf(input) }, async (tx) => {
      const held = await hold(tx, this.clock, input);
      if (held instanceof Rejection) return held;
      const attended = attend(held.event, input.attendance, held.today);
      if (!attended.ok) return attended.rejection;
      for (const counted of input.attendance) {
        const refused = await this.count(tx, held.event, counted);
        if (refused) return refused;
      }
      return input.attended ? this.mark(tx, held.event, input.attended) : held.event;
    });
  }

  /**
   * Publishes a document of an event. @param account who brought the file. Rejects with EVENT_NOT_FOUND,
   * EVENT_DOCUMENT_UNTITLED, EVENT_FILE_NOT_FOUND, EVENT_DOCUMENT_MISSING, EVENT_DOCUMENT_DOUBLE or EVENT_LINK_INVALID.
   */
  async document(actor: Actor, account: string, input: AddEventDocumentInput): Promise<Event | Rejection> {
    if (lengthInWords(input.title) < MIN_TITLE)
      return reject('EVENT_DOCUMENT_UNTITLED', 'title', { min: MIN_TITLE }).rejection;
    const content = contentOf(input);
    if (!content.ok) return content.rejection;
    const act = { actor, act: 'event.documented', subject: subjectOf(input) } as const;
    return this.journal.write<Event>(act, async (tx) => {
      const held = await hold(tx, this.clock, input);
      if (held instanceof Rejection) return held;
      const file = input.file ? await this.uploads.find(tx, account, input.file) : null;
      if (file === undefined) return notFound('EVENT_FILE', input.file ?? '');
      const { kind, language, title } = input;
      await tx.insert(EventDocument, {
        planId: held.plan.id,
        eventId: held.event.id,
        kind,
        title: title.trim(),
        language: language ?? 'es',
        ...(file ?? { url: content.value }),
      });
      return held.event;
    });
  }

  private async count(
    tx: EntityManager,
    event: Event,
    { sector, institution: code, people, seats = null }: AttendanceInput,
  ): Promise<Rejection | undefined> {
    const institution = code ? await tx.findOneBy(Institution, { code }) : null;
    if (code && !institution) return notFound('INSTITUTION', code);
    const of = { eventId: event.id, sector, institutionId: institution?.id ?? IsNull() };
    const before = await tx.findOneBy(Attendance, of);
    await tx.save(Attendance, { ...before, ...of, institutionId: institution?.id ?? null, people, seats });
    return undefined;
  }

  private async mark(tx: EntityManager, event: Event, ids: readonly string[]): Promise<Event | Rejection> {
    const live = { eventId: event.id, withdrawnAt: IsNull() };
    const came = [...new Set(ids)];
    const known = await tx.findBy(EventRegistration, { ...live, id: In(came) });
    const missing = came.find((id) => !known.some((one) => one.id === id));
    if (missing) return notFound('REGISTRATION', missing);
    await tx.update(EventRegistration, live, { hasAttended: false });
    await tx.update(EventRegistration, { ...live, id: In(came) }, { hasAttended: true });
    return tx.save(Event, Object.assign(event, { registeredAttended: event.registered === null ? null : came.length }));
  }
}
