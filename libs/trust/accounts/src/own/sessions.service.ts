import { Injectable } from '@nestjs/common';
import { notFound, type Rejection } from '@quipu/kernel';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { note, originOf } from '../events/event.ts';
import { declareThing } from '../law/things.ts';
import type { Viewer } from '../law/viewer.ts';
import { signOut } from '../sessions/sessions.ts';
import { browserOf } from './browser.rules.ts';
import type { OwnSession, SessionsEnded } from './session.type.ts';

declareThing(
  'session',
  'select account_id as owner_id from access.sessions where id::text = $1 and account_id is not null',
  { isHidden: true },
);

const LIST = `
  select id, address, agent as browser, created_at as "createdAt", seen_at as "seenAt", id is not distinct from $2 as "isThisOne"
  from access.sessions where account_id = $1 order by seen_at desc, id`;

const END = `
  with ended as (delete from access.sessions where account_id = $1 and id::text = $2 returning 1) select from ended`;

const END_OTHERS = `
  with ended as (delete from access.sessions where account_id = $1 and id is distinct from $2 returning 1) select from ended`;

/** The browsers in which somebody has signed in. What is ended here is over with the next request, wherever it arrives. */
@Injectable()
export class OwnSessions {
  constructor(private readonly database: DataSource) {}

  /** Last seen first. */
  async list({ accountId, sessionId }: Viewer): Promise<OwnSession[]> {
    const rows = await this.database.query<OwnSession[]>(LIST, [accountId, sessionId]);
    return rows.map((row) => ({ ...row, browser: browserOf(row.browser) }));
  }

  /** Rejects with SESSION_NOT_FOUND. */
  async end(viewer: Viewer, id: string, request: FastifyRequest): Promise<SessionsEnded | Rejection> {
    const ended = await this.database.query<unknown[]>(END, [viewer.accountId, id]);
    if (ended.length === 0) return notFound('SESSION', id);
    return this.ended(viewer, ended.length, request);
  }

  async endOthers(viewer: Viewer, request: FastifyRequest): Promise<SessionsEnded> {
    const ended = await this.database.query<unknown[]>(END_OTHERS, [viewer.accountId, viewer.sessionId]);
    return this.ended(viewer, ended.length, request);
  }

  /** Ends the session of the request itself; there is none where a token of access asks. */
  async leave(viewer: Viewer, request: FastifyRequest): Promise<SessionsEnded> {
    if (!viewer.sessionId) return { count: 0 };
    await signOut(request);
    await note(this.database, originOf(request), {
      account: viewer.accountId,
      event: 'signed-out',
      session: viewer.sessionId,
    });
    return { count: 1 };
  }

  private async ended(viewer: Viewer, count: number, request: FastifyRequest): Promise<SessionsEnded> {
    const event = { account: viewer.accountId, event: 'sessions-ended', session: viewer.sessionId };
    if (count > 0) await note(this.database, originOf(request), event);
    return { count };
  }
}
