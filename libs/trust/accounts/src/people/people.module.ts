import { Module } from '@nestjs/common';
import './people.history.ts';
import { WorkResolver } from '../work/work.resolver.ts';
import { WorkService } from '../work/work.service.ts';

/** Accounts, what they hold, and what waits for them. */
@Module({ providers: [WorkService, WorkResolver] })
export class PeopleModule {}
