import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { translate, type MessageKey } from '@quipu/i18n';
import type { Rejection } from '@quipu/kernel';
import { languageOfRequest, type Spoken } from './language.ts';
import { RejectionType } from './rejection.type.ts';

/** Says a refusal in the language of the request. */
@Resolver(() => RejectionType)
export class RejectionResolver {
  @ResolveField(() => String, {
    description: 'What happened, why, and what to do, in the language of the request (Accept-Language: es or en).',
  })
  message(@Parent() rejection: Rejection, @Context('req') request: Spoken): string {
    return translate(languageOfRequest(request), `rejections.${rejection.code}` as MessageKey, rejection.values);
  }
}
