import { randomUUID } from 'node:crypto';
import { ForbiddenException, UnauthorizedException } from '@nestjs/common';
import { translate, type Language, type MessageKey } from '@quipu/i18n';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { BadInput } from './bad-input.ts';

/** What an error looks like to a client, and whether the operator must hear of it. */
export interface Told {
  readonly error: GraphQLFormattedError;
  /** Set for a fault: the reference under which the log tells everything. */
  readonly fault?: { readonly reference: string; readonly cause: Error };
}

const place = ({ locations, path }: GraphQLError) => ({ ...(locations ? { locations } : {}), ...(path ? { path } : {}) });

function badInput(error: GraphQLError, input: BadInput, language: Language): Told {
  const fields = input.problems.map(({ field, problem, values }) => ({
    field,
    message: translate(language, `input.${problem}` as MessageKey, { field, ...values }),
  }));
  const message = translate(language, 'input.refused');
  return { error: { message, ...place(error), extensions: { code: 'BAD_USER_INPUT', fields } } };
}

/** Codes by which Mercurius and GraphQL name a document that cannot be run. */
const UNREADABLE = /^(MER_ERR_GQL_VALIDATION|MER_ERR_GQL_QUERY_DEPTH|MER_ERR_INVALID_|MER_ERR_METHOD|GRAPHQL_)/;

/**
 * The four kinds of errors as clients see them (docs/errors.md): malformed, not allowed, and faults; a rule's refusal is
 * data and never comes here. A fault tells a reference and nothing else.
 */
export function tell(error: GraphQLError, language: Language): Told {
  const cause = error.originalError ?? error;
  if (cause instanceof BadInput) return badInput(error, cause, language);
  const denied =
    cause instanceof UnauthorizedException ? 'UNAUTHENTICATED' : cause instanceof ForbiddenException ? 'FORBIDDEN' : undefined;
  if (denied)
    return { error: { message: translate(language, `input.${denied}` as MessageKey), ...place(error), extensions: { code: denied } } };
  const code = (cause as { code?: unknown }).code ?? error.extensions['code'];
  const isDocument = !error.originalError && !error.path;
  if (isDocument || (typeof code === 'string' && UNREADABLE.test(code))) {
    const extensions = typeof error.extensions['code'] === 'string' ? error.extensions : { code: 'GRAPHQL_VALIDATION_FAILED' };
    return { error: { message: error.message, ...place(error), extensions } };
  }
  const reference = randomUUID();
  const message = translate(language, 'input.fault', { reference });
  return { error: { message, ...place(error), extensions: { code: 'INTERNAL_SERVER_ERROR', reference } }, fault: { reference, cause } };
}
