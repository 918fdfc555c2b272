import { Args, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Asker, Who, type Viewer } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { partsOf, TextPart } from '@quipu/platform/differences';
import { Allow } from '@quipu/platform/graphql';
import { Asked, type Question, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Event } from '../event.entity.ts';
import { EventResult, EventsResolver } from '../events.resolver.ts';
import { MinutesChange } from './minutes-change.type.ts';
import { Minutes } from './minutes.entity.ts';
import { ApproveMinutesInput, ObserveMinutesInput, ProposeMinutesInput } from './minutes.inputs.ts';
import './minutes.reads.ts';
import { MinutesService } from './minutes.service.ts';
import { MinutesObservation } from './observation.entity.ts';

const OF = { kind: 'plan', at: 'input.plan' } as const;

@Resolver(() => Minutes)
export class MinutesResolver {
  constructor(
    private readonly events: EventsResolver,
    private readonly acts: MinutesService,
  ) {}

  @Allow('event:write', OF)
  @Mutation(() => EventResult, { description: 'Proposes the minutes of an event, or their next version.' })
  async proposeMinutes(
    @Who() actor: Actor,
    @Args('input', { description: 'The version.' }) input: ProposeMinutesInput,
    @Asked() asked: Question,
  ) {
    return this.told(await this.acts.propose(actor, input), asked);
  }

  @Allow('event:write', OF)
  @Mutation(() => EventResult, {
    description: 'Approves the minutes as they stand: there is no other version after it.',
  })
  async approveMinutes(
    @Who() actor: Actor,
    @Args('input', { description: 'Which event.' }) input: ApproveMinutesInput,
    @Asked() asked: Question,
  ) {
    return this.told(await this.acts.approve(actor, input), asked);
  }

  @Allow('minutes:observe', OF)
  @Mutation(() => EventResult, {
    description: 'Leaves an observation on the minutes as they stand. Only who was there, within the days.',
  })
  async observeMinutes(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'The observation.' }) input: ObserveMinutesInput,
    @Asked() asked: Question,
  ) {
    return this.told(await this.acts.observe(actor, viewer, input), asked);
  }

  @ResolveField(() => [MinutesObservation], { description: 'What those who were there said of it, in order.' })
  observations(@Parent() minutes: object, @Info() info: GraphQLResolveInfo) {
    return selected(minutes, info);
  }

  @ResolveField(() => MinutesChange, {
    nullable: true,
    description: 'What changed against the version before. Null: it is the first.',
  })
  changes(@Parent() minutes: object, @Info() info: GraphQLResolveInfo) {
    return selected(minutes, info);
  }

  private told(outcome: { readonly id: string } | Rejection, asked: Question) {
    return outcome instanceof Rejection ? outcome : this.events.byId(outcome.id, asked);
  }
}

@Resolver(() => MinutesChange)
export class MinutesChangeResolver {
  @ResolveField(() => [TextPart], { description: 'Both versions, sentence by sentence.' })
  parts(@Parent() { before, after }: MinutesChange) {
    return partsOf(before, after);
  }
}

/** What minutes add to events. */
@Resolver(() => Event)
export class EventMinutesResolver {
  @ResolveField(() => [Minutes], { description: 'Its minutes, the latest version first. Empty: none were proposed.' })
  minutes(@Parent() event: object, @Info() info: GraphQLResolveInfo) {
    return selected(event, info);
  }
}
