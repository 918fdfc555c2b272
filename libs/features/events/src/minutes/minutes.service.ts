import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { Journal } from '@quipu/journal';
import { Rejection, type Actor, type PartialDate } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Clock } from '@quipu/platform/clock';
import { In, IsNull, type EntityManager } from 'typeorm';
import { Attendance, Sector } from '../attendance.entity.ts';
import { Event } from '../event.entity.ts';
import { attend } from '../holding/event.rules.ts';
import { hold, subjectOf, tellFollowers, type Held } from '../holding/place.ts';
import { EventRegistration } from '../registration/registration.entity.ts';
import { sectorOf } from '../registration/registration.service.ts';
import { Minutes } from './minutes.entity.ts';
import type { ApproveMinutesInput, ObserveMinutesInput, ProposeMinutesInput } from './minutes.inputs.ts';
import { approve, MinutesState, observe, propose } from './minutes.rules.ts';
import { MinutesObservation } from './observation.entity.ts';

/** The side that somebody was there for, and the institution if they speak for one. */
interface Observer {
  readonly sector: Sector;
  readonly institutionId: string | null;
}

/** Acts on minutes: each one transaction and one entry of the journal. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Proposes minutes, or their next version. Rejects with EVENT_NOT_FOUND, or as {@link attend} and {@link propose} do. */
  propose(actor: Actor, input: ProposeMinutesInput): Promise<Event | Rejection> {
    const because = input.because?.trim() || null;
    const reason = because ? { reason: because } : {};
    const act = { actor, act: 'minutes.proposed', subject: subjectOf(input), ...reason } as const;
    return this.journal.write<Event>(act, async (tx) => {
      const held = await hold(tx, this.clock, input);
      if (held instanceof Rejection) return held;
      const begun = attend(held.event, [], held.today);
      if (!begun.ok) return begun.rejection;
      const last = await this.last(tx, held.event);
      const proposed = propose(last, { ...input, because }, held.today);
      if (!proposed.ok) return proposed.rejection;
      const { body, observationsUntil } = proposed.value;
      const until = observationsUntil as string as PartialDate;
      await this.add(tx, held, {
        version: (last?.version ?? 0) + 1,
        state: MinutesState.PROPOSED,
        body,
        because,
        observationsUntil: until,
      });
      return held.event;
    });
  }

  /** Fixes the minutes as they stand, for ever. Rejects with EVENT_NOT_FOUND, or as {@link approve} does. */
  approve(actor: Actor, input: ApproveMinutesInput): Promise<Event | Rejection> {
    return this.journal.write<Event>({ actor, act: 'minutes.approved', subject: subjectOf(input) }, async (tx) => {
      const held = await hold(tx, this.clock, input);
      if (held instanceof Rejection) return held;
      const last = await this.last(tx, held.event);
      const approved = approve(last, held.today);
      if (!approved.ok) return approved.rejection;
      const version = (last?.version ?? 0) + 1;
      await this.add(tx, held, {
        version,
        state: MinutesState.APPROVED,
        body: last?.body ?? '',
        because: null,
        observationsUntil: null,
      });
      return tx.save(Event, Object.assign(held.event, { minutesPublished: true }));
    });
  }

  /** Leaves an observation on the minutes as they stand. Rejects with EVENT_NOT_FOUND, or as {@link observe} does. */
  observe(actor: Actor, viewer: Viewer, input: ObserveMinutesInput): Promise<Event | Rejection> {
    return this.journal.write<Event>({ actor, act: 'minutes.observed', subject: subjectOf(input) }, async (tx) => {
      const held = await hold(tx, this.clock, input);
      if (held instanceof Rejection) return held;
      const last = await this.last(tx, held.event);
      const observer = await this.observer(tx, held, viewer, input.institution ?? null);
      const observed = observe(last, { wasThere: observer !== null, body: input.body }, held.today);
      if (!observed.ok) return observed.rejection;
      await tx.insert(MinutesObservation, {
        planId: held.plan.id,
        eventId: held.event.id,
        minutesId: last?.id ?? '',
        accountId: viewer.accountId,
        ...observer,
        body: observed.value,
      });
      return held.event;
    });
  }

  private last(tx: EntityManager, { id }: Event): Promise<Minutes | null> {
    return tx.findOne(Minutes, { where: { eventId: id }, order: { version: 'DESC' } });
  }

  private async add(tx: EntityManager, held: Held, version: Partial<Minutes>): Promise<void> {
    const { id } = await tx.save(
      Minutes,
      tx.create(Minutes, { planId: held.plan.id, eventId: held.event.id, ...version }),
    );
    await tellFollowers(tx, held, { kind: 'minutes', key: `minutes:${id}` });
  }

  /**
   * For whom somebody was there: by their own registration that is marked as attended, by an institution that attended
   * and that they hold a grant of, or by the forum of the plan. Null: they were not.
   */
  private async observer(
    tx: EntityManager,
    { event, plan }: Held,
    { accountId, held }: Viewer,
    code: string | null,
  ): Promise<Observer | null> {
    const ids = held.flatMap(({ institutionId }) => institutionId ?? []);
    const attended = await tx.findBy(Attendance, { eventId: event.id, institutionId: In(ids) });
    const here = attended.filter(({ people }) => people > 0).map(({ institutionId }) => institutionId);
    const institutions = await tx.findBy(Institution, { id: In(here) });
    const institution = institutions.find((one) => (code ? one.code === code : true));
    if (institution) return { sector: sectorOf(institution), institutionId: institution.id };
    if (code) return null;
    const own = await tx.findOneBy(EventRegistration, {
      eventId: event.id,
      accountId,
      withdrawnAt: IsNull(),
      hasAttended: true,
    });
    if (own) return { sector: own.sector, institutionId: own.institutionId };
    const isOfForum = held.some(
      ({ role, planId, memberId }) =>
        role === 'forum_member' && (planId ? planId === plan.id : memberId === plan.memberId),
    );
    return isOfForum ? { sector: Sector.OTHER, institutionId: null } : null;
  }
}
