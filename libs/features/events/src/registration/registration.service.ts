import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { Journal } from '@quipu/journal';
import { notFound, reject, Rejection, type Actor } from '@quipu/kernel';
import { Institution, InstitutionKind } from '@quipu/members';
import { Clock } from '@quipu/platform/clock';
import { IsNull, type EntityManager } from 'typeorm';
import { Sector } from '../attendance.entity.ts';
import { Event } from '../event.entity.ts';
import { hold, subjectOf } from '../holding/place.ts';
import { EventRegistration } from './registration.entity.ts';
import type { RegisterForEventInput } from './registration.inputs.ts';
import { register, withdraw } from './registration.rules.ts';

const INVITATION = 'select code from access.event_invitations where event_id = $1';

/** The side that people of an institution come from. */
export const sectorOf = ({ kind }: Pick<Institution, 'kind'>): Sector =>
  kind === InstitutionKind.GOVERNMENT
    ? Sector.GOVERNMENT
    : kind === InstitutionKind.CIVIL_SOCIETY
      ? Sector.CIVIL_SOCIETY
      : Sector.OTHER;

/** Who takes part in an event: each act names the event and not the person. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Registers whoever asks. Two for the last seat come one after the other. Rejects with EVENT_NOT_FOUND,
   * INSTITUTION_NOT_FOUND or REGISTRATION_NOT_FOR_INSTITUTION, or as {@link register} does.
   */
  register(actor: Actor, viewer: Viewer, input: RegisterForEventInput): Promise<Event | Rejection> {
    return this.journal.write<Event>({ actor, act: 'event.joined', subject: subjectOf(input) }, async (tx) => {
      const held = await hold(tx, this.clock, input);
      if (held instanceof Rejection) return held;
      const { event, today } = held;
      const institution = await this.institution(tx, viewer, input.institution);
      if (institution instanceof Rejection) return institution;
      const isThere = await tx.existsBy(EventRegistration, this.own(event, viewer));
      const isInvited = await this.isInvited(tx, event, input.invitation);
      const registered = register(event, { isInvited, isThere }, today);
      if (!registered.ok) return registered.rejection;
      await tx.insert(EventRegistration, {
        eventId: event.id,
        accountId: viewer.accountId,
        institutionId: institution?.id ?? null,
        sector: institution ? sectorOf(institution) : Sector.CIVIL_SOCIETY,
        needs: input.needs?.trim() || null,
      });
      return tx.save(Event, Object.assign(event, { registered: registered.value }));
    });
  }

  /** Takes back the own registration; the seat is free again. Rejects with EVENT_NOT_FOUND, or as {@link withdraw} does. */
  withdraw(actor: Actor, viewer: Viewer, of: { plan: string; code: string }): Promise<Event | Rejection> {
    return this.journal.write<Event>({ actor, act: 'event.left', subject: subjectOf(of) }, async (tx) => {
      const held = await hold(tx, this.clock, of);
      if (held instanceof Rejection) return held;
      const { event } = held;
      const own = withdraw(await tx.findOneBy(EventRegistration, this.own(event, viewer)));
      if (!own.ok) return own.rejection;
      await tx.update(EventRegistration, { id: own.value.id }, { withdrawnAt: this.clock.now(), needs: null });
      return tx.save(Event, Object.assign(event, { registered: (event.registered ?? 1) - 1 }));
    });
  }

  private own = ({ id }: Event, { accountId }: Viewer) => ({ eventId: id, accountId, withdrawnAt: IsNull() });

  private async isInvited(tx: EntityManager, { id }: Event, given: string | null | undefined): Promise<boolean> {
    const [invitation] = await tx.query<{ code: string }[]>(INVITATION, [id]);
    return invitation !== undefined && invitation.code === given?.trim();
  }

  /** The institution that somebody comes for; null for themselves. */
  private async institution(tx: EntityManager, { held }: Viewer, code: string | null | undefined) {
    if (!code) return null;
    const institution = await tx.findOneBy(Institution, { code });
    if (!institution) return notFound('INSTITUTION', code);
    return held.some(({ institutionId }) => institutionId === institution.id)
      ? institution
      : reject('REGISTRATION_NOT_FOR_INSTITUTION', 'institution', { sought: code }).rejection;
  }
}
