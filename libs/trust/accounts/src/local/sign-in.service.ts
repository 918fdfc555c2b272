import { Injectable } from '@nestjs/common';
import { Rejection, reject } from '@quipu/kernel';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { readEmail } from '../entrance/email.rules.ts';
import { Entrance } from '../entrance/entrance.service.ts';
import { personByEmail, personById, type Person } from '../entrance/person.ts';
import { SecondFactorNeeded, type SignedIn } from '../entrance/sign-in.types.ts';
import { Throttles, type Try } from '../entrance/throttle.service.ts';
import { note, originOf } from '../events/event.ts';
import { SecondFactors } from '../factor/second-factor.service.ts';
import { Passwords } from '../passwords/passwords.service.ts';
import { signOut } from '../sessions/sessions.ts';
import type { SignInInput } from './sign-in.inputs.ts';

declare module 'fastify' {
  interface Session {
    /** Whose password was right and whose second factor is waited for. Nobody has signed in by it. */
    half?: { readonly account: string; readonly until: number; readonly passwordSetAt: string | null };
  }
}

/** How long the second factor is waited for. */
const HALF_MS = 5 * 60_000;

/** One refusal for everything: who reads it learns neither whether there is such an account nor what was wrong. */
const refused = () => reject('SIGN_IN_REFUSED').rejection;

/** Signing in with a password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: DataSource,
    private readonly passwords: Passwords,
    private readonly factors: SecondFactors,
    private readonly entrance: Entrance,
    private readonly throttles: Throttles,
  ) {}

  /** Rejects with SIGN_IN_CLOSED, TOO_MANY_ATTEMPTS or SIGN_IN_REFUSED. An unknown address takes the work of a known one. */
  async signIn(input: SignInInput, request: FastifyRequest): Promise<SignedIn | SecondFactorNeeded | Rejection> {
    const closed = this.entrance.closed();
    if (closed) return closed;
    const read = readEmail(input.email);
    const email = read.ok ? read.value : input.email;
    const entered = await this.throttles.enter(email, originOf(request));
    if (entered instanceof Rejection) return entered;
    const person = read.ok ? await personByEmail(this.database, email) : undefined;
    const isRight = await this.passwords.isRight(input.password, person?.passwordHash ?? null);
    if (!person || !isRight) return this.refuse(request, person);
    await this.renew(person, input.password);
    if (person.hasFactor && !input.code) return this.wait(request, person);
    return this.finish(request, person, { entered, code: input.code ?? '' });
  }

  /** Rejects with TOO_MANY_ATTEMPTS, SIGN_IN_EXPIRED or SIGN_IN_REFUSED. */
  async giveCode(code: string, request: FastifyRequest): Promise<SignedIn | Rejection> {
    const half = request.session?.half;
    const isGood = half !== undefined && half.until > Date.now();
    const person = isGood ? await personById(this.database, half.account) : undefined;
    if (!person || person.passwordSetAt !== half?.passwordSetAt) return reject('SIGN_IN_EXPIRED').rejection;
    const entered = await this.throttles.enter(person.email, originOf(request));
    return entered instanceof Rejection ? entered : this.finish(request, person, { entered, code });
  }

  private async finish(
    request: FastifyRequest,
    person: Person,
    { entered, code }: { readonly entered: Try; readonly code: string },
  ): Promise<SignedIn | Rejection> {
    const isRight = !person.hasFactor || (await this.factors.isRight(person.id, code, originOf(request)));
    if (!isRight) return this.refuse(request, person, 'second-factor-refused');
    await entered.succeed();
    const signedIn = await this.entrance.open(request, person);
    if (await this.isStillGood(person)) return signedIn;
    await signOut(request);
    return this.refuse(request, person);
  }

  /**
   * Whether the password is still the one that was judged. Setting one ends every session; this waits for whoever is
   * setting one now, so that no session of the old one begins meanwhile.
   */
  private async isStillGood({ id, passwordSetAt }: Person): Promise<boolean> {
    const sql = 'select from access.credentials where account_id = $1 and changed_at::text = $2 for share';
    return (await this.database.query<unknown[]>(sql, [id, passwordSetAt])).length > 0;
  }

  /** The try is not given back yet: whoever has the password alone has no more tries for the code. */
  private async wait(request: FastifyRequest, { id, passwordSetAt }: Person): Promise<SecondFactorNeeded> {
    const until = Date.now() + HALF_MS;
    await request.session.regenerate();
    request.session.half = { account: id, until, passwordSetAt };
    return Object.assign(new SecondFactorNeeded(), { until: new Date(until) });
  }

  private async refuse(request: FastifyRequest, person?: Person, event = 'sign-in-refused'): Promise<Rejection> {
    await note(this.database, originOf(request), { account: person?.id ?? null, event });
    return refused();
  }

  private async renew({ id, passwordHash }: Person, password: string): Promise<void> {
    const renewed = passwordHash && (await this.passwords.renewed(password, passwordHash));
    if (renewed)
      await this.database.query(
        'update access.credentials set password_hash = $1 where account_id = $2 and password_hash = $3',
        [renewed, id, passwordHash],
      );
  }
}
