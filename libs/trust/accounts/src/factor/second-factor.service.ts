import { Injectable } from '@nestjs/common';
import { reject, type Rejection } from '@quipu/kernel';
import { Clock } from '@quipu/platform/clock';
import { qrCode } from '@quipu/platform/qr';
import { Secret, TOTP } from 'otpauth';
import { DataSource, type EntityManager } from 'typeorm';
import { SignInSettings } from '../entrance/sign-in.settings.ts';
import { addresseeOf, personById, type Person } from '../entrance/person.ts';
import { write } from '../entrance/letters.ts';
import { Throttles } from '../entrance/throttle.service.ts';
import { note, type Origin } from '../events/event.ts';
import type { Viewer } from '../law/viewer.ts';
import { Passwords } from '../passwords/passwords.service.ts';
import type { RecoveryCodes, SecondFactorRemoved, SecondFactorSecret } from './factor.types.ts';
import { replaceCodes, useCode } from './recovery-codes.ts';
import { seal, unseal } from './sealing.ts';

/** What authenticator apps take for granted (RFC 6238): other values are ignored by some of them. */
const TOTP_OF = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps before and after now that are taken: a clock may be half a minute off. */
const WINDOW = 1;
/** 160 bits, as RFC 4226 §4 recommends. */
const SECRET_BYTES = 20;

/** No step is taken twice: a code that somebody saw is good for nothing (RFC 6238 §5.2). */
const TAKE_STEP = `
  with taken as (
    update access.second_factors set last_step = $2 where account_id = $1 and coalesce(last_step < $2, true) returning 1)
  select from taken`;

interface Factor {
  readonly sealedSecret: Buffer;
  readonly confirmedAt: Date | null;
}

/** The code beside the password: time-based one-time passwords, and recovery codes. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: DataSource,
    private readonly settings: SignInSettings,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly throttles: Throttles,
  ) {}

  /** Makes a new secret, which counts once it is confirmed. Rejects with SECOND_FACTOR_ALREADY_ON. */
  async start({ accountId }: Viewer): Promise<SecondFactorSecret | Rejection> {
    const person = await this.person(accountId);
    const secret = new Secret({ size: SECRET_BYTES });
    const sealed = seal(secret.bytes, this.key(), accountId);
    const started = await this.database.query<unknown[]>(
      `insert into access.second_factors (account_id, sealed_secret) values ($1, $2)
       on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, last_step = null
       where second_factors.confirmed_at is null returning 1`,
      [accountId, sealed],
    );
    if (started.length === 0) return reject('SECOND_FACTOR_ALREADY_ON').rejection;
    const uri = new TOTP({ ...TOTP_OF, secret, issuer: this.settings.host, label: person.email }).toString();
    return { uri, secret: secret.base32.replace(/(.{4})(?=.)/g, '$1 '), qrCode: qrCode(uri) };
  }

  /**
   * Turns the second factor on, once the app has shown that it knows the secret. Rejects with TOO_MANY_ATTEMPTS,
   * SECOND_FACTOR_NOT_STARTED, SECOND_FACTOR_ALREADY_ON or SECOND_FACTOR_CODE_WRONG.
   */
  async confirm({ accountId, sessionId }: Viewer, code: string, origin: Origin): Promise<RecoveryCodes | Rejection> {
    const person = await this.person(accountId);
    const entered = await this.throttles.enter(person.email, origin);
    if (!('succeed' in entered)) return entered;
    const factor = await this.factor(accountId);
    if (!factor) return reject('SECOND_FACTOR_NOT_STARTED').rejection;
    if (factor.confirmedAt) return reject('SECOND_FACTOR_ALREADY_ON').rejection;
    if (!(await this.isStep(accountId, factor, code))) return reject('SECOND_FACTOR_CODE_WRONG', 'code').rejection;
    await entered.succeed();
    return this.database.transaction(async (tx) => {
      await tx.query('update access.second_factors set confirmed_at = now() where account_id = $1', [accountId]);
      await note(tx, origin, { account: accountId, event: 'second-factor-on', session: sessionId });
      await write(tx, addresseeOf(person), { template: 'second-factor-on', path: '/cuenta' });
      return { codes: await replaceCodes(tx, accountId) };
    });
  }

  /** Turns it off. Rejects with TOO_MANY_ATTEMPTS, PASSWORD_WRONG or SECOND_FACTOR_NOT_ON. */
  remove(viewer: Viewer, password: string, origin: Origin): Promise<SecondFactorRemoved | Rejection> {
    return this.with(viewer, password, origin, async (tx, person) => {
      await tx.query('delete from access.second_factors where account_id = $1', [person.id]);
      await tx.query('delete from access.recovery_codes where account_id = $1', [person.id]);
      await note(tx, origin, { account: person.id, event: 'second-factor-off', session: viewer.sessionId });
      await write(tx, addresseeOf(person), { template: 'second-factor-off', path: '/cuenta' });
      return { at: this.clock.now() };
    });
  }

  /** Ten new recovery codes. Rejects with TOO_MANY_ATTEMPTS, PASSWORD_WRONG or SECOND_FACTOR_NOT_ON. */
  renew(viewer: Viewer, password: string, origin: Origin): Promise<RecoveryCodes | Rejection> {
    return this.with(viewer, password, origin, async (tx, { id }) => {
      await note(tx, origin, { account: id, event: 'recovery-codes-renewed', session: viewer.sessionId });
      return { codes: await replaceCodes(tx, id) };
    });
  }

  /** Whether `typed` is right for the account: the code of this half minute or one beside it, or a recovery code; once. */
  async isRight(account: string, typed: string, origin: Origin): Promise<boolean> {
    const factor = await this.factor(account);
    if (!factor?.confirmedAt) return false;
    if (/^\d{6}$/.test(typed.replace(/\s/g, ''))) return this.isStep(account, factor, typed);
    const isCode = await useCode(this.database, account, typed);
    if (isCode) await note(this.database, origin, { account, event: 'recovery-code-used' });
    return isCode;
  }

  private async with<T>(
    { accountId }: Viewer,
    password: string,
    origin: Origin,
    work: (tx: EntityManager, person: Person) => Promise<T>,
  ): Promise<T | Rejection> {
    const person = await this.person(accountId);
    const entered = await this.throttles.enter(person.email, origin);
    if (!('succeed' in entered)) return entered;
    if (!(await this.passwords.isRight(password, person.passwordHash)))
      return reject('PASSWORD_WRONG', 'password').rejection;
    await entered.succeed();
    if (!person.hasFactor) return reject('SECOND_FACTOR_NOT_ON').rejection;
    return this.database.transaction((tx) => work(tx, person));
  }

  private async isStep(account: string, { sealedSecret }: Factor, typed: string): Promise<boolean> {
    const { buffer, byteOffset, length } = unseal(sealedSecret, this.key(), account);
    const secret = new Secret({ buffer: buffer.slice(byteOffset, byteOffset + length) });
    const timestamp = this.clock.now().getTime();
    const token = typed.replace(/\s/g, '');
    const delta = TOTP.validate({ ...TOTP_OF, token, secret, timestamp, window: WINDOW });
    if (delta === null) return false;
    const step = TOTP.counter({ period: TOTP_OF.period, timestamp }) + delta;
    return (await this.database.query<unknown[]>(TAKE_STEP, [account, step])).length > 0;
  }

  private async factor(account: string): Promise<Factor | undefined> {
    const sql = `select sealed_secret as "sealedSecret", confirmed_at as "confirmedAt" from access.second_factors where account_id = $1`;
    return (await this.database.query<Factor[]>(sql, [account]))[0];
  }

  private async person(id: string): Promise<Person> {
    const person = await personById(this.database, id);
    if (!person) throw new Error(`the account ${id} that asks was erased`);
    return person;
  }

  private key(): Buffer {
    return this.settings.keyFor('second factor');
  }
}
