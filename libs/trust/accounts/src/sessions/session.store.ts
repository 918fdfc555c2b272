import { callbackify } from 'node:util';
import type { SessionStore } from '@fastify/session';
import type { DataSource } from 'typeorm';
import { hashOf } from '../law/viewers.service.ts';

/** How long a session is good for. */
export interface SessionLimits {
  /** Minutes without a request after which it ends. */
  readonly idleMinutes: number;
  /** Hours after the sign-in at which it ends, whatever happens. */
  readonly hours: number;
}

/** What is kept of a session beside what signing in needs for a moment. */
interface Kept {
  readonly accountId?: string;
  readonly rowId?: string;
  readonly address?: string;
  readonly agent?: string;
}

type Callback = (fault?: unknown) => void;
type Found = Parameters<SessionStore['get']>[1];

/** Only what is still good is seen: a request that comes too late does not bring it back. */
const GET = `
  with found as (
    select * from access.sessions
    where hash = $1 and seen_at > now() - make_interval(mins => $2) and created_at > now() - make_interval(hours => $3)),
  seen as (
    update access.sessions set seen_at = now() from found where sessions.hash = found.hash and found.seen_at < now() - interval '1 minute')
  select id as "rowId", account_id as "accountId", data from found`;

/** A session that was found once is never brought back: a request that is still running may not undo that it was ended. */
const KEEP = `
  update access.sessions set account_id = $2, data = $3, address = coalesce($4, address), agent = coalesce($5, agent), seen_at = now()
  where hash = $1`;

const SET = `
  insert into access.sessions (hash, account_id, data, address, agent) values ($1, $2, $3, $4, $5)
  on conflict (hash) do update set account_id = excluded.account_id, data = excluded.data, seen_at = now(),
    address = coalesce(excluded.address, sessions.address), agent = coalesce(excluded.agent, sessions.agent)`;

interface Row {
  readonly rowId: string;
  readonly accountId: string | null;
  readonly data: Record<string, unknown>;
}

/**
 * Sessions in PostgreSQL, known by the digest of their id. A session that was revoked, or is past its limits, is not found
 * from that moment on, in whichever process.
 */
export class PostgresSessions implements SessionStore {
  constructor(
    private readonly database: DataSource,
    private readonly limits: SessionLimits,
  ) {}

  get(id: string, callback: Found): void {
    const { idleMinutes, hours } = this.limits;
    const found = this.database.query<Row[]>(GET, [hashOf(id), idleMinutes, hours]);
    const session = found.then(([row]) => (row ? { ...row.data, rowId: row.rowId, accountId: row.accountId } : null));
    callbackify(() => session as Promise<never>)(callback);
  }

  set(id: string, session: object, callback: Callback): void {
    const { accountId, rowId, address, agent, ...data } = JSON.parse(JSON.stringify(session)) as Kept;
    const values = [hashOf(id), accountId ?? null, data, address ?? null, agent ?? null];
    callbackify(() => this.database.query(rowId ? KEEP : SET, values))((fault) => callback(fault ?? undefined));
  }

  destroy(id: string, callback: Callback): void {
    const deleting = () => this.database.query('delete from access.sessions where hash = $1', [hashOf(id)]);
    callbackify(deleting)((fault) => callback(fault ?? undefined));
  }
}
