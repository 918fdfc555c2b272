import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { notFound } from '@quipu/kernel';
import { NAMES, type Named } from '@quipu/platform/graphql';
import { type Observable, of } from 'rxjs';
import { given, isRead, requestOf, rootOf } from './requests.ts';

/**
 * Answers for what is hidden from the asker, and for hidden things that are not there, in one and the same way and before
 * any handler: a read with null, an act with the refusal `<KIND>_NOT_FOUND`.
 */
@Injectable()
export class AbsenceInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { verdicts } = requestOf(context);
    if (verdicts?.get(rootOf(context)) !== 'absent') return next.handle();
    const named = this.reflector.get<Named | undefined>(NAMES, context.getHandler());
    if (isRead(context) || !named) return of(null);
    return of(notFound(named.kind.toUpperCase(), given(context, named.at) ?? ''));
  }
}
