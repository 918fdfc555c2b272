import { Injectable } from '@nestjs/common';
import { reject, type Rejection } from '@quipu/kernel';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { note, originOf } from '../events/event.ts';
import { hashOf } from '../law/viewers.service.ts';
import { Account } from '../people/account.entity.ts';
import { signIn } from '../sessions/sessions.ts';
import { browserOf } from '../own/browser.rules.ts';
import { write } from './letters.ts';
import { networkOf } from './network.rules.ts';
import { addresseeOf, type Person } from './person.ts';
import { SignInSettings } from './sign-in.settings.ts';
import { SignedIn } from './sign-in.types.ts';

const BEFORE = `select distinct address from access.events where account_id = $1 and event = 'signed-in'`;

/** The last step of every way to sign in. */
@Injectable()
export class Entrance {
  constructor(
    private readonly database: DataSource,
    private readonly settings: SignInSettings,
  ) {}

  /** Rejects with SIGN_IN_CLOSED where the installation has no secret to sign cookies with. */
  closed(): Rejection | null {
    return this.settings.isOpen ? null : reject('SIGN_IN_CLOSED').rejection;
  }

  /**
   * Signs `person` in under a new session, writes it down, and tells them by mail when it is from a network that they never
   * signed in from, unless it is their first time.
   */
  async open(request: FastifyRequest, person: Person): Promise<SignedIn> {
    await signIn(request, person.id);
    await request.session.save();
    const origin = originOf(request);
    await this.database.transaction(async (tx) => {
      const before = await tx.query<{ address: string }[]>(BEFORE, [person.id]);
      const [row] = await tx.query<{ id: string }[]>('select id from access.sessions where hash = $1', [
        hashOf(request.session.sessionId),
      ]);
      await note(tx, origin, { account: person.id, event: 'signed-in', session: row?.id ?? null });
      const isKnown = before.some(({ address }) => networkOf(address) === networkOf(origin.address));
      if (before.length === 0 || isKnown) return;
      const values = { address: origin.address, browser: browserOf(origin.agent) ?? '–' };
      await write(tx, addresseeOf(person), { template: 'new-place', path: '/cuenta', values });
    });
    return Object.assign(new SignedIn(), { account: await this.account(person.id) });
  }

  private account(id: string): Promise<Account> {
    return this.database.manager.findOneByOrFail(Account, { id });
  }
}
