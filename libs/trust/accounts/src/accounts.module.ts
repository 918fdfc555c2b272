import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Settings } from '@quipu/platform/config';
import { Viewers } from './law/viewers.service.ts';
import { LocalModule } from './local/local.module.ts';
import { OidcModule } from './oidc/oidc.module.ts';
import { PeopleModule } from './people/people.module.ts';
import { TokensModule } from './tokens/tokens.module.ts';
import { ViewsModule } from './views/views.module.ts';

/** People: how they sign in, what they hold, what they may do. */
@Global()
@Module({})
export class AccountsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AccountsModule,
      imports: [LocalModule.with(settings), OidcModule.with(settings), PeopleModule, TokensModule, ViewsModule],
      providers: [Viewers],
      exports: [Viewers, LocalModule, OidcModule],
    };
  }
}
