import { Journal } from '@quipu/journal';
import { type LocalDate, notFound, Rejection } from '@quipu/kernel';
import type { Settings } from '@quipu/platform/config';
import type { DataSource } from 'typeorm';
import { readEmail } from '../entrance/email.rules.ts';
import { personByEmail, type Person } from '../entrance/person.ts';
import { SignInSettings } from '../entrance/sign-in.settings.ts';
import { note } from '../events/event.ts';
import type { Held } from '../law/judgement.rules.ts';
import { type GrantedRole, type Level, type Permission, ROLES } from '../law/law.ts';
import { Passwords } from '../passwords/passwords.service.ts';
import { AccountsService, type Invitation } from '../people/accounts.service.ts';
import { GrantsService, type Keeper } from '../people/grants.service.ts';
import { namesOf } from '../tokens/permission.type.ts';
import type { CreatedToken } from '../tokens/token.type.ts';
import { TokensService } from '../tokens/tokens.service.ts';
import { LeavingService, type Left } from '../work/leaving.service.ts';
import { WorkService } from '../work/work.service.ts';

/** Whoever has the console of the installation and its database: the first administrator comes from here. */
const CONSOLE: Keeper = {
  actor: { id: 'operator:console', role: 'administrator' },
  account: null,
  members: null,
};

const ORIGIN = { address: 'console', agent: '' };

const TABLES: Readonly<Record<Level, string>> = { member: 'members', plan: 'plans', institution: 'institutions' };

const LIST = `
  select accounts.id, email, name, (
    select coalesce(json_agg(json_build_object('role', role, 'within', coalesce(members.code, plans.code, institutions.code),
      'isStanding', grants.id in (select id from access.standing_grants)) order by grants.starts_at, grants.id), '[]')
    from grants left join members on members.id = grants.member_id left join plans on plans.id = plan_id
      left join institutions on institutions.id = institution_id
    where account_id = accounts.id and ended_at is null and coalesce(grants.ends_at > now(), true)) as grants
  from accounts order by email nulls last, id`;

/** An account with what it holds or is to hold. */
export interface KnownAccount {
  readonly id: string;
  /** Null: erased. */
  readonly email: string | null;
  readonly name: string | null;
  readonly grants: readonly {
    readonly role: GrantedRole;
    readonly within: string;
    /** Whether it gives something now. */
    readonly isStanding: boolean;
  }[];
}

interface RoleWithin {
  readonly role: string;
  /** Code of a member, a plan or an institution. */
  readonly within: string;
  readonly until?: LocalDate | undefined;
  readonly because: string;
}

interface TokenWish {
  readonly name: string;
  readonly permissions: Permission[];
  readonly days: number;
}

/** What is done to accounts at the console of the installation, as `operator:console`. Accounts are named by address. */
export class OperatorConsole {
  private readonly accounts: AccountsService;
  private readonly grants: GrantsService;
  private readonly leaving: LeavingService;
  private readonly passwords: Passwords;
  private readonly database: DataSource;

  constructor(database: DataSource, settings: Settings) {
    const journal = new Journal(database);
    this.database = database;
    this.accounts = new AccountsService(journal, database);
    this.grants = new GrantsService(journal);
    this.leaving = new LeavingService(journal, database, new WorkService(database));
    this.passwords = new Passwords(new SignInSettings(settings));
  }

  /** Opens an account and writes to its person. As {@link AccountsService.invite}. */
  invite(wish: Invitation): Promise<string | Rejection> {
    return this.accounts.invite(CONSOLE, wish);
  }

  /** Opens an account, and writes to nobody. As {@link AccountsService.open}. */
  open(wish: Invitation): Promise<string | Rejection> {
    return this.accounts.open(CONSOLE, wish);
  }

  /** Every account, by address. */
  list(): Promise<KnownAccount[]> {
    return this.database.query(LIST);
  }

  /** Gives a role; that of an administrator stands at once. Rejects with ACCOUNT_NOT_FOUND, or as {@link GrantsService.give} does. */
  async give(email: string, { role, within, until, because }: RoleWithin): Promise<string | Rejection> {
    const person = await this.person(email);
    if (person instanceof Rejection) return person;
    const level = await this.levelOf(role, within);
    return this.grants.give(CONSOLE, { account: person.id, role, [level]: within, until, because });
  }

  /** The first level at which the role is given and something has that code; where nothing has it, the first of the levels. */
  private async levelOf(role: string, code: string): Promise<Level> {
    const levels = Object.hasOwn(ROLES, role) ? ROLES[role as GrantedRole].levels : (['member'] as const);
    for (const level of levels) {
      const found = await this.database.query<unknown[]>(`select from ${TABLES[level]} where code = $1`, [code]);
      if (found.length > 0) return level;
    }
    return levels[0] ?? 'member';
  }

  /** Ends all that somebody holds. Rejects with ACCOUNT_NOT_FOUND, or as {@link LeavingService.end} does. */
  async end(email: string, because: string): Promise<Left | Rejection> {
    const person = await this.person(email);
    return person instanceof Rejection ? person : this.leaving.end(CONSOLE, person.id, because);
  }

  /**
   * Sets a password; every session and token of the account ends. Rejects with ACCOUNT_NOT_FOUND, or as
   * {@link Passwords.judge} does.
   * @returns whether it was another one before.
   */
  async setPassword(email: string, password: string): Promise<boolean | Rejection> {
    const person = await this.person(email);
    if (person instanceof Rejection) return person;
    if (await this.passwords.isRight(password, person.passwordHash)) return false;
    const bad = await this.passwords.judge(password, person);
    if (bad) return bad;
    const hash = await this.passwords.hash(password);
    await this.database.transaction(async (tx) => {
      await tx.query(
        `insert into access.credentials (account_id, password_hash) values ($1, $2)
         on conflict (account_id) do update set password_hash = excluded.password_hash, changed_at = now()`,
        [person.id, hash],
      );
      await tx.query('delete from access.sessions where account_id = $1', [person.id]);
      await tx.query('update access.tokens set revoked_at = now() where account_id = $1 and revoked_at is null', [
        person.id,
      ]);
      await note(tx, ORIGIN, { account: person.id, event: 'password-reset' });
    });
    return true;
  }

  /** Makes a token of access. Rejects with ACCOUNT_NOT_FOUND, or as {@link TokensService.create} does. */
  async token(email: string, wish: TokenWish): Promise<CreatedToken | Rejection> {
    const person = await this.person(email);
    if (person instanceof Rejection) return person;
    const held = await this.database.query<Held[]>(
      `select role, member_id as "memberId", plan_id as "planId", institution_id as "institutionId"
       from access.standing_grants where account_id = $1`,
      [person.id],
    );
    const viewer = { accountId: person.id, language: person.language, held, token: null, sessionId: null };
    return new TokensService(this.database).create(viewer, { ...wish, permissions: namesOf(wish.permissions) }, ORIGIN);
  }

  private async person(typed: string): Promise<Person | Rejection> {
    const email = readEmail(typed);
    if (!email.ok) return email.rejection;
    return (await personByEmail(this.database, email.value)) ?? notFound('ACCOUNT', email.value);
  }
}
