import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@quipu/kernel';
import { rootOf } from '@quipu/platform/graphql';
import { requestOf } from './requests.ts';
import type { Viewer } from './viewer.ts';

/** The actor of the request, in the role that the law found for it. Only where `@Allow` names a permission. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = requestOf(context).actors?.get(rootOf(context));
  if (!actor) throw new Error('an act needs an actor: its handler must name a permission in @Allow');
  return actor;
});

/** Who asks, with every role that stands now. Only where `@Allow` names a permission. */
export const Asker = createParamDecorator(async (_: unknown, context: ExecutionContext): Promise<Viewer> => {
  const viewer = await requestOf(context).viewer;
  if (!viewer) throw new Error('nobody has signed in: the handler must name a permission in @Allow');
  return viewer;
});
