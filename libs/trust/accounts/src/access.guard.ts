import { createHash, timingSafeEqual } from 'node:crypto';
import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Actor } from '@quipu/kernel';
import { ACCESS, type Access } from '@quipu/platform/graphql';
import { may } from './permissions.ts';

/** The secret of the one operator of an installation, or null: then nobody may write through the API. */
export const OPERATOR_TOKEN = Symbol('operator token');

/** A request as the guard and {@link actorOf} see it. */
interface Asked {
  readonly headers: { readonly authorization?: string };
  actor?: Actor;
}

const OPERATOR: Actor = { id: 'operator:token', role: 'coordinator' };
const digest = (text: string) => createHash('sha256').update(text).digest();

export function requestOf(context: ExecutionContext): Asked {
  if (context.getType<string>() !== 'graphql') return context.switchToHttp().getRequest<Asked>();
  return GqlExecutionContext.create(context).getContext<{ req: Asked }>().req;
}

/**
 * Asks, for every query, mutation and route, whether the caller holds what it says in `@Allow`. Deny by default: what
 * says nothing is refused to everybody.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(OPERATOR_TOKEN) private readonly token: string | null,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === 'public') return true;
    const request = requestOf(context);
    const actor = this.actor(request);
    if (!actor) throw new UnauthorizedException();
    if (!access || !may(actor.role, access)) throw new ForbiddenException();
    request.actor = actor;
    return true;
  }

  /** Compared by digest, so that neither length nor content shows in the time it takes. */
  private actor({ headers }: Asked): Actor | undefined {
    const [scheme, given] = headers.authorization?.split(' ') ?? [];
    if (!this.token || scheme !== 'Bearer' || !given) return undefined;
    return timingSafeEqual(digest(given), digest(this.token)) ? OPERATOR : undefined;
  }
}
