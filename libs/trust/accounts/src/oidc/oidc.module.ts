import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '@quipu/platform/config';
import { Identities } from './identities.service.ts';
import { ProviderSettings } from './provider.settings.ts';
import { ProviderSignIn } from './provider-sign-in.service.ts';

/** Signing in through an OpenID Connect provider. */
@Module({})
export class OidcModule {
  static with(settings: Settings): DynamicModule {
    const known = { provide: ProviderSettings, useValue: new ProviderSettings(settings) };
    return { module: OidcModule, providers: [known, Identities, ProviderSignIn], exports: [ProviderSignIn] };
  }
}
