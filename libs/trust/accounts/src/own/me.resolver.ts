import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@quipu/platform/graphql';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import type { Viewer } from '../law/viewer.ts';
import { Asker } from '../law/who.ts';
import { Me } from './me.type.ts';
import { SignInEvent } from './sign-in-event.type.ts';
import { SignInsService } from './sign-ins.service.ts';

const AT_MOST = 100;
const USUAL = 20;

@ArgsType()
class MyEventsArgs {
  @Field(() => Int, { defaultValue: USUAL, description: `How many to return, 1 to ${AT_MOST}.` })
  @IsInt()
  @Min(1)
  @Max(AT_MOST)
  first: number = USUAL;

  @Field(() => ID, { nullable: true, description: 'Only those before the one with this id, to go on with the list.' })
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  before?: string | null;
}

@ArgsType()
class EventsArgs extends MyEventsArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of the account with this id.' })
  @IsOptional()
  @IsUUID()
  account?: string | null;
}

@Resolver()
export class MeResolver {
  constructor(private readonly signInsOf: SignInsService) {}

  @Allow('account:use')
  @Query(() => Me, { nullable: true, description: 'Whoever asks; null for anybody.' })
  me(@Asker() viewer: Viewer) {
    return this.signInsOf.me(viewer);
  }

  @Allow('account:use')
  @Query(() => [SignInEvent], {
    nullable: true,
    description: 'What happened to how whoever asks signs in, latest first.',
  })
  mySignIns(@Asker() { accountId }: Viewer, @Args() { first, before }: MyEventsArgs) {
    return this.signInsOf.events({ account: accountId, first, before: before ?? null });
  }

  @Allow('account:read')
  @Query(() => [SignInEvent], {
    nullable: true,
    description: 'What happened to how people sign in, latest first.',
  })
  signIns(@Args() { account, first, before }: EventsArgs) {
    return this.signInsOf.events({ account: account ?? null, first, before: before ?? null });
  }
}
