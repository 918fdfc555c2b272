import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@quipu/kernel';
import { requestOf } from './access.guard.ts';

/** The actor of the request. Only where `@Allow` names a permission: there is none on what is public. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = requestOf(context);
  if (!actor) throw new Error('an act needs an actor: its handler must name a permission in @Allow');
  return actor;
});
