import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, reject, Rejection, type Actor, type PartialDate } from '@quipu/kernel';
import { Stage } from '@quipu/plans';
import { Clock } from '@quipu/platform/clock';
import type { EntityManager } from 'typeorm';
import { Event } from '../event.entity.ts';
import { tellRegistered } from '../registration/letters.ts';
import type { CancelEventInput, EventInput } from './event.inputs.ts';
import { announce, cancel, change, place, RegistrationWay } from './event.rules.ts';
import { hold, planIn, subjectOf, tellFollowers, type Located } from './place.ts';

const HOURS = `
  select ($1::date + $3::time) at time zone $5 as begins, ($2::date + $4::time) at time zone $5 as finishes`;

const INVITE = `
  insert into access.event_invitations (event_id, code) values ($1, $2) on conflict (event_id) do nothing`;

/** What an event is announced with, as it is stored. */
type Told = Partial<Event>;

/** Acts of who coordinates a plan on its events: each one transaction and one entry of the journal. */
@Injectable()
export class EventService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Announces an event, today. Rejects with PLAN_NOT_FOUND, STAGE_NOT_FOUND or EVENT_CODE_TAKEN, or as {@link announce}
   * and {@link place} do. Short notice is no refusal: it is told, of the event, for ever.
   */
  create(actor: Actor, input: EventInput): Promise<Event | Rejection> {
    return this.journal.write<Event>({ actor, act: 'event.announced', subject: subjectOf(input) }, async (tx) => {
      const plan = await planIn(tx, input.plan);
      if (plan instanceof Rejection) return plan;
      const told = await this.told(tx, plan, input);
      if (told instanceof Rejection) return told;
      // Two who take one code at once come one after the other.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`event:${subjectOf(input)}`]);
      if (await tx.existsBy(Event, { planId: plan.id, code: input.code }))
        return reject('EVENT_CODE_TAKEN', 'code', { code: input.code }).rejection;
      const announcedOn = this.clock.today(plan.timeZone) as string as PartialDate;
      const event = await tx.save(Event, tx.create(Event, { ...told, planId: plan.id, code: input.code, announcedOn }));
      await this.invite(tx, event);
      await tellFollowers(tx, { plan, event }, { kind: 'event', key: `event:${event.id}:announced` });
      return event;
    });
  }

  /**
   * Puts what was announced anew, and writes to who registered. Rejects with EVENT_NOT_FOUND, STAGE_NOT_FOUND or
   * EVENT_SEATS_TAKEN, or as {@link change}, {@link announce} and {@link place} do.
   */
  revise(actor: Actor, input: EventInput): Promise<Event | Rejection> {
    return this.journal.write<Event>({ actor, act: 'event.revised', subject: subjectOf(input) }, async (tx) => {
      const held = await hold(tx, this.clock, input);
      if (held instanceof Rejection) return held;
      const changed = change(held.event);
      if (!changed.ok) return changed.rejection;
      const told = await this.told(tx, held.plan, input);
      if (told instanceof Rejection) return told;
      const { registered } = held.event;
      if (input.seats && registered !== null && input.seats < registered)
        return reject('EVENT_SEATS_TAKEN', 'seats', { registered }).rejection;
      const event = await tx.save(
        Event,
        Object.assign(held.event, told, { registered: registered ?? told.registered }),
      );
      await this.invite(tx, event);
      const key = `event:${event.id}:revised:${randomUUID()}`;
      await tellRegistered(tx, { ...held, event }, { event: key, template: 'event-revised' });
      await tellFollowers(tx, { ...held, event }, { kind: 'event', key });
      return event;
    });
  }

  /** Says that an event will not be held, to who registered as well. Rejects with EVENT_NOT_FOUND, or as {@link cancel} does. */
  cancel(actor: Actor, input: CancelEventInput): Promise<Event | Rejection> {
    const act = { actor, act: 'event.cancelled', subject: subjectOf(input), reason: input.because } as const;
    return this.journal.write<Event>(act, async (tx) => {
      const held = await hold(tx, this.clock, input);
      if (held instanceof Rejection) return held;
      const cancelled = cancel(held.event, input.because, held.today);
      if (!cancelled.ok) return cancelled.rejection;
      const because = cancelled.value;
      const event = await tx.save(
        Event,
        Object.assign(held.event, { cancelledAt: this.clock.now(), cancelledBecause: because }),
      );
      const key = `event:${event.id}:cancelled`;
      await tellRegistered(tx, { ...held, event }, { event: key, template: 'event-cancelled', values: { because } });
      await tellFollowers(tx, { ...held, event }, { kind: 'event', key });
      return event;
    });
  }

  /** The columns that `input` says. */
  private async told(tx: EntityManager, plan: Located, input: EventInput): Promise<Told | Rejection> {
    const announced = announce(input);
    if (!announced.ok) return announced.rejection;
    const placed = place(input);
    if (!placed.ok) return placed.rejection;
    if (input.stage && !(await tx.existsBy(Stage, { planId: plan.id, code: input.stage })))
      return notFound('STAGE', input.stage);
    const { kind, modality, registration, titleEs, startsOn } = input;
    const endsOn = input.endsOn ?? startsOn;
    const clocks = [startsOn, endsOn, input.begins || null, input.finishes || null, plan.timeZone];
    const [hours] = await tx.query<{ begins: Date | null; finishes: Date | null }[]>(HOURS, clocks);
    return {
      kind,
      modality,
      registration,
      titleEs: titleEs.trim(),
      stageCode: input.stage || null,
      titleEn: input.titleEn?.trim() || null,
      place: input.place?.trim() || null,
      onlineAt: placed.value,
      startsOn: startsOn as string as PartialDate,
      endsOn: endsOn as string as PartialDate,
      beginsAt: hours?.begins ?? null,
      finishesAt: hours?.finishes ?? null,
      invitation: input.invitation?.trim() || null,
      agenda: input.agenda?.trim() || null,
      seats: input.seats ?? null,
      quorum: input.quorum ?? null,
      registered: registration === RegistrationWay.CLOSED ? null : 0,
    };
  }

  private async invite(tx: EntityManager, { id, registration }: Event): Promise<void> {
    if (registration === RegistrationWay.BY_INVITATION) await tx.query(INVITE, [id, randomUUID().slice(0, 13)]);
  }
}
