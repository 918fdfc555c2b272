import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Asker, Who, type Viewer } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, connectionOf, PageArgs } from '@quipu/platform/graphql';
import { Asked, type Question } from '@quipu/platform/reads';
import { IsString, MaxLength } from 'class-validator';
import { EventResult, EventsResolver } from '../events.resolver.ts';
import { EventRegistration } from './registration.entity.ts';
import { RegisterForEventInput, WithdrawRegistrationInput } from './registration.inputs.ts';
import { RegistrationService } from './registration.service.ts';
import { ViewedRegistrations } from './viewed-registrations.service.ts';

const EventRegistrationConnection = connectionOf(EventRegistration);

@ArgsType()
class RegistrationsArgs extends PageArgs {
  @Field(() => ID, { description: 'Code of the plan.' }) @IsString() @MaxLength(60) plan!: string;

  @Field(() => ID, { description: 'Code of the event.' }) @IsString() @MaxLength(60) code!: string;
}

const plan = () => ({ type: () => ID, description: 'Code of the plan.' });
const event = () => ({ type: () => ID, description: 'Code of the event.' });

@Resolver()
export class RegistrationResolver {
  constructor(
    private readonly events: EventsResolver,
    private readonly viewed: ViewedRegistrations,
    private readonly acts: RegistrationService,
  ) {}

  @Allow('registration:read', { kind: 'plan', at: 'plan' })
  @Query(() => EventRegistrationConnection, {
    nullable: true,
    description: 'Who registered for an event, the first first.',
  })
  eventRegistrations(@Args() { plan: of, code }: RegistrationsArgs, @Asked() asked: Question) {
    return this.viewed.page(of, code, asked);
  }

  @Allow('registration:read', { kind: 'plan', at: 'plan' })
  @Query(() => String, { nullable: true, description: 'The code that is sent to who is invited to an event.' })
  eventInvitationCode(@Args('plan', plan()) of: string, @Args('code', event()) code: string) {
    return this.viewed.invitation(of, code);
  }

  @Allow('event:join', { kind: 'plan', at: 'plan' })
  @Query(() => Boolean, {
    nullable: true,
    description: 'Whether whoever asks is registered. Null: nobody has signed in.',
  })
  isRegisteredForEvent(@Asker() viewer: Viewer, @Args('plan', plan()) of: string, @Args('code', event()) code: string) {
    return this.viewed.isRegistered(viewer.accountId, of, code);
  }

  @Allow('event:join', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => EventResult, {
    description:
      'Registers whoever asks for an event. The public learns the count, and nobody but coordinators the name.',
  })
  async registerForEvent(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'Which event.' }) input: RegisterForEventInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.register(actor, viewer, input);
    return outcome instanceof Rejection ? outcome : this.events.byId(outcome.id, asked);
  }

  @Allow('event:join', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => EventResult, { description: 'Takes back the registration of whoever asks.' })
  async withdrawRegistration(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'Which event.' }) input: WithdrawRegistrationInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.withdraw(actor, viewer, input);
    return outcome instanceof Rejection ? outcome : this.events.byId(outcome.id, asked);
  }
}
