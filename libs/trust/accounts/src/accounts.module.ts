import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Settings } from '@quipu/platform/config';
import './people/people.history.ts';
import { Viewers } from './law/viewers.service.ts';

/** People: how they sign in, what they hold, what they may do. */
@Global()
@Module({})
export class AccountsModule {
  static with(_settings: Settings): DynamicModule {
    return { module: AccountsModule, providers: [Viewers], exports: [Viewers] };
  }
}
