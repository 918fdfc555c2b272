import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../law/viewer.ts';
import { browserOf } from './browser.rules.ts';
import { me } from './me.reads.ts';
import type { Me } from './me.type.ts';
import type { SignInEvent } from './sign-in-event.type.ts';

/** Which events to list: of one account or of all, so many before one of them. */
export interface EventsAsked {
  readonly account: string | null;
  readonly first: number;
  /** Id of an event; from the latest when null. */
  readonly before: string | null;
}

const EVENTS = `
  select events.id::text as id, events.at, events.event, events.address, events.agent as browser,
    case when accounts.id is not null then json_build_object('id', accounts.id, 'language', accounts.language, 'name', accounts.name,
      'email', accounts.email, 'registeredAt', accounts.registered_at) end as account
  from access.events left join accounts on accounts.id = events.account_id
  where ($1::text is null or events.account_id::text = $1) and ($2::bigint is null or events.id < $2)
  order by events.id desc limit $3`;

/** What people read of how they sign in, and what administrators and auditors read of everybody. */
@Injectable()
export class SignInsService {
  constructor(private readonly database: DataSource) {}

  me(viewer: Viewer): Promise<Me | null> {
    return me(this.database, viewer);
  }

  /** Latest first. */
  async events({ account, first, before }: EventsAsked): Promise<SignInEvent[]> {
    const rows = await this.database.query<SignInEvent[]>(EVENTS, [account, before, first]);
    return rows.map((row) => ({ ...row, browser: browserOf(row.browser) }));
  }
}
