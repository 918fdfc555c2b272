import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Held } from './judgement.rules.ts';
import type { Asked } from './requests.ts';
import type { TokenUsed, Viewer } from './viewer.ts';

/** How every token of access begins: whoever finds one somewhere knows what it is. */
export const TOKEN_PREFIX = 'quipu_';

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const HELD = `
  select coalesce(json_agg(json_build_object('role', role, 'memberId', member_id, 'planId', plan_id, 'institutionId', institution_id)
    order by starts_at, id), '[]') from access.standing_grants where account_id = accounts.id`;

const BY_TOKEN = `
  with used as (
    update access.tokens set used_at = now() where hash = $1 and revoked_at is null and expires_at > now()
      and (used_at is null or used_at < now() - interval '1 minute'))
  select accounts.id as "accountId", accounts.language, (${HELD}) as held,
    json_build_object('id', tokens.id, 'permissions', tokens.permissions, 'planId', tokens.plan_id) as token
  from access.tokens join accounts on accounts.id = tokens.account_id
  where tokens.hash = $1 and tokens.revoked_at is null and tokens.expires_at > now()`;

const BY_EMAIL = `select id as "accountId", language, (${HELD}) as held from accounts where email = $1`;
const BY_SESSION = `select id as "accountId", language, (${HELD}) as held from accounts where id = $1`;

interface Row {
  readonly accountId: string;
  readonly language: string;
  readonly held: Held[];
  readonly token?: TokenUsed;
}

/** Finds out who asks. The roles are those of this very moment: what was ended or revoked gives nothing any more. */
@Injectable()
export class Viewers {
  constructor(private readonly database: DataSource) {}

  /** Who sent the request; null for anybody. Asked once for each request. */
  of(request: Asked): Promise<Viewer | null> {
    return (request.viewer ??= this.find(request));
  }

  /** Whoever has this address, normalised, as if they asked; null where there is no such account. */
  withAddress(email: string): Promise<Viewer | null> {
    return this.viewer(BY_EMAIL, email, null);
  }

  private async find({ headers, session }: Asked): Promise<Viewer | null> {
    const [scheme, secret] = headers.authorization?.split(' ') ?? [];
    if (scheme) return secret?.startsWith(TOKEN_PREFIX) ? this.viewer(BY_TOKEN, hashOf(secret), null) : null;
    const { accountId, rowId } = session ?? {};
    return accountId && rowId ? this.viewer(BY_SESSION, accountId, rowId) : null;
  }

  private async viewer(sql: string, key: Buffer | string, sessionId: string | null): Promise<Viewer | null> {
    const [row] = await this.database.query<Row[]>(sql, [key]);
    if (!row) return null;
    const { accountId, language, held, token = null } = row;
    return { accountId, language, held, token, sessionId };
  }
}
