import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@quipu/i18n';
import { notFound, Rejection, reject } from '@quipu/kernel';
import { post } from '@quipu/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { note, type Origin } from '../events/event.ts';
import { permissionsOf } from '../law/judgement.ts';
import { declareThing } from '../law/things.ts';
import type { Viewer } from '../law/viewer.ts';
import { hashOf, TOKEN_PREFIX } from '../law/viewers.service.ts';
import { grantToken } from './token.rules.ts';
import { namesOf, permissionsNamed } from './permission.type.ts';
import type { AccessToken, CreatedToken, CreateTokenInput } from './token.type.ts';

declareThing('token', 'select account_id as owner_id from access.tokens where id::text = $1', { isHidden: true });

/** Random bytes of a secret: none is ever guessed. */
const SECRET_BYTES = 32;

const COLUMNS = `
  tokens.id, tokens.name, tokens.permissions, (select code from plans where id = tokens.plan_id) as plan,
  tokens.created_at as "createdAt", tokens.expires_at as "expiresAt", tokens.used_at as "usedAt", tokens.revoked_at as "revokedAt"`;

const INSERT = `
  with made as (
    insert into access.tokens (account_id, hash, name, permissions, plan_id, expires_at)
    values ($1, $2, $3, $4, $5, now() + make_interval(days => $6)) returning *)
  select ${COLUMNS} from made as tokens`;

const REVOKE = `
  with revoked as (
    update access.tokens set revoked_at = now() where id = $1 and account_id = $2 and revoked_at is null returning *)
  select ${COLUMNS} from revoked as tokens`;

/** Tokens of access: what programs use in the name of people. */
@Injectable()
export class TokensService {
  constructor(private readonly database: DataSource) {}

  /**
   * Makes a token, and tells its owner by mail. Its secret is answered this once; what is kept is its digest.
   * Rejects with TOKEN_NOT_BY_TOKEN, PLAN_NOT_FOUND, or as {@link grantToken} does.
   */
  create(viewer: Viewer, input: CreateTokenInput, origin: Origin): Promise<CreatedToken | Rejection> {
    if (viewer.token) return Promise.resolve(reject('TOKEN_NOT_BY_TOKEN').rejection);
    return this.database.transaction(async (tx) => {
      // Two at once count one after the other.
      await tx.query('select from accounts where id = $1 for no key update', [viewer.accountId]);
      const planId = await planOf(tx, input.plan ?? null);
      if (planId instanceof Rejection) return planId;
      const granted = grantToken({
        permissions: permissionsNamed(input.permissions),
        held: permissionsOf(viewer),
        standing: await standing(tx, viewer.accountId),
      });
      if (!granted.ok) return granted.rejection;
      const made = await make(tx, viewer, { ...input, permissions: granted.value, planId });
      await note(tx, origin, { account: viewer.accountId, event: 'token-made', session: viewer.sessionId });
      await tell(tx, viewer, made.token);
      return made;
    });
  }

  /** Every token of the account, latest first, with those that are good no more. */
  async list({ accountId }: Viewer): Promise<AccessToken[]> {
    const rows = await this.database.query<AccessToken[]>(
      `select ${COLUMNS} from access.tokens where account_id = $1 order by created_at desc, id`,
      [accountId],
    );
    return rows.map(asNamed);
  }

  /** Ends a token at once and for ever; one that was ended stays so. Rejects with TOKEN_NOT_FOUND. */
  revoke(viewer: Viewer, id: string, origin: Origin): Promise<AccessToken | Rejection> {
    return this.database.transaction(async (tx) => {
      const [revoked] = await tx.query<AccessToken[]>(REVOKE, [id, viewer.accountId]);
      if (revoked)
        await note(tx, origin, { account: viewer.accountId, event: 'token-revoked', session: viewer.sessionId });
      const found = `select ${COLUMNS} from access.tokens where id = $1 and account_id = $2`;
      const [token] = revoked ? [revoked] : await tx.query<AccessToken[]>(found, [id, viewer.accountId]);
      return token ? asNamed(token) : notFound('TOKEN', id);
    });
  }
}

/** A row as the API spells it. */
const asNamed = (row: AccessToken): AccessToken => ({ ...row, permissions: namesOf(row.permissions) });

async function planOf(tx: EntityManager, code: string | null): Promise<string | null | Rejection> {
  if (code === null) return null;
  const [plan] = await tx.query<{ id: string }[]>('select id from plans where code = $1', [code]);
  return plan?.id ?? notFound('PLAN', code);
}

async function standing(tx: EntityManager, account: string): Promise<number> {
  const count = `
    select count(*)::int as count from access.tokens where account_id = $1 and revoked_at is null and expires_at > now()`;
  const [row] = await tx.query<{ count: number }[]>(count, [account]);
  return row?.count ?? 0;
}

interface Made extends CreateTokenInput {
  readonly planId: string | null;
}

async function make(tx: EntityManager, { accountId }: Viewer, made: Made): Promise<CreatedToken> {
  const secret = `${TOKEN_PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const values = [accountId, hashOf(secret), made.name.trim(), made.permissions, made.planId, made.days];
  const [token] = await tx.query<AccessToken[]>(INSERT, values);
  if (!token) throw new Error('a token that was inserted was not returned');
  return { secret, token: asNamed(token) };
}

/** Whoever gets into an account and makes themselves a token is seen doing so. */
async function tell(tx: EntityManager, { accountId, language }: Viewer, token: AccessToken): Promise<void> {
  const [owner] = await tx.query<{ name: string | null; email: string | null }[]>(
    'select name, email from accounts where id = $1',
    [accountId],
  );
  if (!owner?.email) return;
  await post(tx, {
    key: `token-made:${token.id}`,
    account: accountId,
    recipient: owner.email,
    template: 'token-made',
    language: language as Language,
    values: { name: owner.name ?? '', token: token.name, until: token.expiresAt.toISOString().slice(0, 10) },
  });
}
