import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { notFound } from '@quipu/kernel';
import { type Observable, of } from 'rxjs';
import { NAMES, type Named } from './access.ts';
import { given, isRead, requestOf, rootOf } from './roots.ts';

/** By request, the roots of which what they name is absent for the asker. */
const absences = new WeakMap<object, Set<string>>();

/** Has the root answered as if what it names were not there. */
export function markAbsent(context: ExecutionContext): void {
  const request = requestOf(context);
  absences.set(request, (absences.get(request) ?? new Set()).add(rootOf(context)));
}

/**
 * Answers for what is hidden from the asker, and for hidden things that are not there, in one and the same way and before
 * any handler: a read with null, an act with the refusal `<KIND>_NOT_FOUND`.
 */
@Injectable()
export class AbsenceInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!absences.get(requestOf(context))?.has(rootOf(context))) return next.handle();
    const named = this.reflector.get<Named | undefined>(NAMES, context.getHandler());
    if (isRead(context) || !named) return of(null);
    return of(notFound(named.kind.toUpperCase(), given(context, named.at) ?? ''));
  }
}
