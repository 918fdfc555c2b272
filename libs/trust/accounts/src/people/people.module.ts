import { Module } from '@nestjs/common';
import './people.history.ts';
import { WorkResolver } from '../work/work.resolver.ts';
import { WorkService } from '../work/work.service.ts';
import { AccountsService } from './accounts.service.ts';
import { GrantsResolver } from './grants.resolver.ts';
import { GrantsService } from './grants.service.ts';
import { LeavingService } from '../work/leaving.service.ts';
import { PeopleReads } from './people-reads.service.ts';
import { PeopleResolver } from './people.resolver.ts';

/** Accounts, what they hold, and what waits for them. */
@Module({
  providers: [
    AccountsService,
    GrantsResolver,
    GrantsService,
    LeavingService,
    PeopleReads,
    PeopleResolver,
    WorkResolver,
    WorkService,
  ],
})
export class PeopleModule {}
