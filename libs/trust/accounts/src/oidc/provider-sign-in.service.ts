import { Injectable, Logger } from '@nestjs/common';
import { localizePath, readPath } from '@quipu/i18n';
import { Clock } from '@quipu/platform/clock';
import type { FastifyRequest } from 'fastify';
import { Entrance } from '../entrance/entrance.service.ts';
import { originOf } from '../events/event.ts';
import { Identities } from './identities.service.ts';
import { newSecrets, type Identity, type Provider, type ProviderProblem, problemOf, type Secrets } from './provider.ts';
import { ProviderSettings } from './provider.settings.ts';

/** What a session remembers of somebody who is at the provider. */
interface Started extends Secrets {
  /** The path that they are led to afterwards. */
  readonly to: string;
  /** Milliseconds since 1970 until which they may come back. */
  readonly until: number;
}

declare module 'fastify' {
  interface Session {
    started?: Started | undefined;
  }
}

/** Long enough to find a telephone and type a code into the provider's page. */
const STARTED_MS = 15 * 60_000;

/** Nobody was turned away: the provider was down, or somebody changed their mind there. */
const NO_REFUSAL: ReadonlySet<ProviderProblem> = new Set(['provider-unreachable', 'provider-refused']);

/** Signing in through an OpenID Connect provider. Each step answers with the address to go to next. */
@Injectable()
export class ProviderSignIn {
  private readonly log = new Logger('sign-in');

  constructor(
    private readonly settings: ProviderSettings,
    private readonly identities: Identities,
    private readonly entrance: Entrance,
    private readonly clock: Clock,
  ) {}

  /** Whether this installation has a provider. */
  get isOn(): boolean {
    return this.settings.provider !== null;
  }

  /** To the provider, in a new session that keeps what must come back; who is signed in already goes to `to`. */
  async start(request: FastifyRequest, to: string): Promise<string> {
    if (request.session.accountId) return this.at(to);
    const secrets = newSecrets();
    await request.session.regenerate();
    const address = await this.asked((provider) => provider.addressToStart(secrets));
    if (typeof address === 'string') return this.problem(address, to);
    request.session.started = { ...secrets, to, until: this.clock.now().getTime() + STARTED_MS };
    return address.href;
  }

  /** Back from the provider: signed in under a new session, or to the page that says why not. */
  async finish(request: FastifyRequest, query: string): Promise<string> {
    const { started } = request.session;
    // Good for one answer of the provider.
    request.session.started = undefined;
    if (!started || started.until < this.clock.now().getTime() || stateIn(query) !== started.state)
      return this.refuse(request, 'sign-in-not-started', started?.to ?? '/');
    const identity = await this.asked((provider) => provider.identify(query, started));
    if (typeof identity === 'string') return this.refuse(request, identity, started.to);
    return this.enter(request, identity, started.to);
  }

  /** After our own sign-out: out of the provider as well, where it has told a place for that; home otherwise. */
  async end(request: FastifyRequest): Promise<string> {
    if (!this.isOn || !request.session.idToken || request.session.accountId) return this.at('/');
    const { idToken } = request.session;
    await request.session.destroy();
    const address = await this.asked((provider) => provider.addressToEnd(idToken, this.settings.origin));
    return address === null || typeof address === 'string' ? this.at('/') : address.href;
  }

  private async enter(request: FastifyRequest, identity: Identity, to: string): Promise<string> {
    const arrival = { origin: originOf(request), language: readPath(to).language };
    const person = await this.identities.personOf(identity, arrival);
    if (typeof person === 'string') return this.refuse(request, person, to);
    await this.entrance.open(request, person);
    request.session.idToken = identity.idToken;
    await request.session.save();
    return this.at(to);
  }

  private async refuse(request: FastifyRequest, problem: ProviderProblem, to: string): Promise<string> {
    if (!NO_REFUSAL.has(problem)) await this.identities.refused(originOf(request));
    return this.problem(problem, to);
  }

  private async asked<T>(ask: (provider: Provider) => Promise<T>): Promise<T | ProviderProblem> {
    const { provider } = this.settings;
    if (!provider) return 'sign-in-not-started';
    try {
      return await ask(provider);
    } catch (fault) {
      const problem = problemOf(fault);
      // What the provider sent may name people: only what kind of fault it was is written down.
      const { name, code } = fault as { name?: string; code?: string };
      this.log.warn({ problem, name, code }, 'the provider was asked in vain');
      return problem;
    }
  }

  private problem(problem: ProviderProblem, to: string): string {
    const { language } = readPath(to);
    const more = to === '/' ? {} : { to };
    return `${this.at(localizePath('/entrar', language))}?${new URLSearchParams({ problem, ...more }).toString()}`;
  }

  private at(path: string): string {
    return this.settings.origin + path;
  }
}

const stateIn = (query: string): string | null => new URLSearchParams(query).get('state');
