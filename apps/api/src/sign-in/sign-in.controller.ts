import { Controller, Get, Header, NotFoundException, Query, Redirect, Req } from '@nestjs/common';
import { ownPath, ProviderSignIn } from '@quipu/accounts';
import { Allow } from '@quipu/platform/graphql';
import type { FastifyRequest } from 'fastify';

const SEE_OTHER = 303;

/** Signing in through the installation's OpenID Connect provider. Browsers come here through the portal. */
@Controller('auth')
export class SignInController {
  constructor(private readonly signIn: ProviderSignIn) {}

  /** Whether somebody can sign in through a provider. */
  @Allow('public')
  @Get('ways')
  @Header('cache-control', 'no-store')
  ways() {
    return { hasProvider: this.signIn.isOn };
  }

  /** To the provider, and afterwards to `to`, a path of the portal. */
  @Allow('public')
  @Get('start')
  @Header('cache-control', 'no-store')
  @Redirect(undefined, SEE_OTHER)
  async start(@Req() request: FastifyRequest, @Query('to') to: unknown) {
    this.mustBeOn();
    return { url: await this.signIn.start(request, ownPath(to)), statusCode: SEE_OTHER };
  }

  /** Where the provider sends people back to. */
  @Allow('public')
  @Get('callback')
  @Header('cache-control', 'no-store')
  @Redirect(undefined, SEE_OTHER)
  async finish(@Req() request: FastifyRequest) {
    this.mustBeOn();
    const [, query = ''] = /\?(.*)$/.exec(request.url) ?? [];
    return { url: await this.signIn.finish(request, query), statusCode: SEE_OTHER };
  }

  /** Where somebody is sent who has signed out here: out of the provider too, if they came through it. */
  @Allow('public')
  @Get('end')
  @Header('cache-control', 'no-store')
  @Redirect(undefined, SEE_OTHER)
  async end(@Req() request: FastifyRequest) {
    return { url: await this.signIn.end(request), statusCode: SEE_OTHER };
  }

  private mustBeOn(): void {
    if (!this.signIn.isOn) throw new NotFoundException();
  }
}
