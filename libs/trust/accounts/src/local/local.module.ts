import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Settings } from '@quipu/platform/config';
import { Entrance } from '../entrance/entrance.service.ts';
import { SignInSettings } from '../entrance/sign-in.settings.ts';
import { Throttles } from '../entrance/throttle.service.ts';
import { FactorResolver } from '../factor/factor.resolver.ts';
import { SecondFactors } from '../factor/second-factor.service.ts';
import { MeResolver } from '../own/me.resolver.ts';
import { SessionsResolver } from '../own/sessions.resolver.ts';
import { OwnSessions } from '../own/sessions.service.ts';
import { SignInsService } from '../own/sign-ins.service.ts';
import { PasswordResolver } from '../passwords/password.resolver.ts';
import { PasswordService } from '../passwords/password.service.ts';
import { Passwords } from '../passwords/passwords.service.ts';
import { RegistrationService } from './registration.service.ts';
import { SignInResolver } from './sign-in.resolver.ts';
import { SignInService } from './sign-in.service.ts';

/** Signing in without a provider, and what people see of how they sign in. */
@Global()
@Module({})
export class LocalModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: LocalModule,
      providers: [
        { provide: SignInSettings, useValue: new SignInSettings(settings) },
        Passwords,
        PasswordService,
        PasswordResolver,
        Throttles,
        Entrance,
        RegistrationService,
        SecondFactors,
        FactorResolver,
        SignInService,
        SignInResolver,
        OwnSessions,
        SessionsResolver,
        SignInsService,
        MeResolver,
      ],
      exports: [Entrance, Passwords, Throttles],
    };
  }
}
