import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Asker, Who, type Viewer } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow } from '@quipu/platform/graphql';
import { Asked, type Question } from '@quipu/platform/reads';
import { EventResult, EventsResolver } from '../events.resolver.ts';
import { AttendanceService } from './attendance.service.ts';
import { AddEventDocumentInput, CancelEventInput, EventInput, RecordAttendanceInput } from './event.inputs.ts';
import { EventService } from './event.service.ts';

const OF = { kind: 'plan', at: 'input.plan' } as const;

@Resolver()
export class EventActsResolver {
  constructor(
    private readonly events: EventsResolver,
    private readonly acts: EventService,
    private readonly left: AttendanceService,
  ) {}

  @Allow('event:write', OF)
  @Mutation(() => EventResult, {
    description: 'Announces an event; the notice is counted from today. Ask for `isShortNotice`.',
  })
  async createEvent(
    @Who() actor: Actor,
    @Args('input', { description: 'The event.' }) input: EventInput,
    @Asked() asked: Question,
  ) {
    return this.told(await this.acts.create(actor, input), asked);
  }

  @Allow('event:write', OF)
  @Mutation(() => EventResult, {
    description: 'Puts what was announced of an event anew; who registered is written to.',
  })
  async reviseEvent(
    @Who() actor: Actor,
    @Args('input', { description: 'The whole event.' }) input: EventInput,
    @Asked() asked: Question,
  ) {
    return this.told(await this.acts.revise(actor, input), asked);
  }

  @Allow('event:write', OF)
  @Mutation(() => EventResult, { description: 'Says that an event will not be held, and why.' })
  async cancelEvent(
    @Who() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: CancelEventInput,
    @Asked() asked: Question,
  ) {
    return this.told(await this.acts.cancel(actor, input), asked);
  }

  @Allow('event:write', OF)
  @Mutation(() => EventResult, { description: 'Records who came to an event, by sector and institution.' })
  async recordAttendance(
    @Who() actor: Actor,
    @Args('input', { description: 'Counts, and registrations of who came.' }) input: RecordAttendanceInput,
    @Asked() asked: Question,
  ) {
    return this.told(await this.left.record(actor, input), asked);
  }

  @Allow('event:write', OF)
  @Mutation(() => EventResult, { description: 'Publishes a document of an event.' })
  async addEventDocument(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'The document.' }) input: AddEventDocumentInput,
    @Asked() asked: Question,
  ) {
    return this.told(await this.left.document(actor, viewer.accountId, input), asked);
  }

  private told(outcome: { readonly id: string } | Rejection, asked: Question) {
    return outcome instanceof Rejection ? outcome : this.events.byId(outcome.id, asked);
  }
}
