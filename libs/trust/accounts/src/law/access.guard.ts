import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  NotFoundException,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, given, isRead, markAbsent, NAMES, rootOf, type Access, type Named } from '@quipu/platform/graphql';
import { DataSource } from 'typeorm';
import type { Place } from './judgement.rules.ts';
import { judge } from './judgement.ts';
import { LAW, type Permission } from './law.ts';
import { requestOf } from './requests.ts';
import { placeOf, thingOf, type PlaceRow } from './things.ts';
import { Viewers } from './viewers.service.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Out of reach of whoever was granted something within something, and nobody's own. */
const NOWHERE: Place = { memberId: null, planId: null, institutionIds: [], ownerIds: [] };
const isPermission = (access: string): access is Permission => Object.hasOwn(LAW, access);

/** A route has nothing there; GraphQL answers for it. */
function absent(context: ExecutionContext): true {
  if (context.getType() === 'http') throw new NotFoundException();
  markAbsent(context);
  return true;
}

/**
 * Asks the law of every query, mutation and route, by what it says in `@Allow`. Deny by default: what says nothing is
 * refused to everybody. What is absent for the asker is answered as what does not exist.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: DataSource,
    private readonly viewers: Viewers,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === 'public') return true;
    if (!access || !isPermission(access)) throw new ForbiddenException();
    return this.ask(access, context);
  }

  private async ask(permission: Permission, context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    const named = this.reflector.get<Named | undefined>(NAMES, context.getHandler());
    const viewer = await this.viewers.of(request);
    const place = viewer && named ? await this.placeOf(named, context) : undefined;
    const isHidden = named ? thingOf(named.kind).isHidden : false;
    const verdict = judge({ permission, viewer, isRead: isRead(context), place, isHidden });
    if (verdict === 'unauthenticated') throw new UnauthorizedException();
    if (verdict === 'forbidden') throw new ForbiddenException();
    if (verdict === 'absent') return absent(context);
    (request.actors ??= new Map()).set(rootOf(context), verdict);
    return true;
  }

  /** Where the thing lies that the request names; null when there is no such thing. */
  private async placeOf({ kind, at }: Named, context: ExecutionContext): Promise<Place | null> {
    const ref = given(context, at);
    // It has to name one, and only one: `?id=a&id=b` names none.
    if (ref === undefined) return NOWHERE;
    // PostgreSQL reads an id in capitals as the same one: so must the law.
    const sought = UUID.test(ref) ? ref.toLowerCase() : ref;
    const [row] = await this.database.query<PlaceRow[]>(thingOf(kind).find, [sought]);
    return row ? placeOf(row) : null;
  }
}
