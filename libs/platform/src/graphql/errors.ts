import { randomUUID } from 'node:crypto';
import { HttpException } from '@nestjs/common';
import { translate, type Language, type MessageValues } from '@quipu/i18n';
import { BadInput, type Problem } from './bad-input.ts';
import { LIMITS } from './limits.ts';
import { TurnedAway } from './turned-away.ts';

/** An error as clients see it, over GraphQL or REST: one of the kinds of docs/errors.md. */
export interface Told {
  readonly code: string;
  /** HTTP status of an answer that is nothing but this error. */
  readonly status: number;
  readonly message: string;
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
  /** Of a fault: where the log tells everything. */
  readonly reference?: string;
}

/** Hears of faults: the operator's log. */
export type FaultListener = (reference: string, fault: Error) => void;

const CODES = {
  400: 'BAD_USER_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<number, Problem>;

const isKnown = (status: number): status is keyof typeof CODES => status in CODES;

/** What Fastify and Mercurius refuse carries their code and a status; nothing else that has a status is believed. */
function statusOf(cause: unknown): number | undefined {
  if (cause instanceof TurnedAway) return cause.status;
  if (cause instanceof HttpException) return cause.getStatus();
  const { code, statusCode } = cause as { code?: unknown; statusCode?: unknown };
  const isServers = typeof code === 'string' && /^(FST|MER)_ERR_/.test(code) && typeof statusCode === 'number';
  return isServers && statusCode < 500 ? statusCode : undefined;
}

function turnedAway(cause: unknown, status: keyof typeof CODES, language: Language): Told {
  const { problem, values } = cause instanceof TurnedAway ? cause : { problem: undefined, values: {} };
  const given: MessageValues = { max: LIMITS.bodyBytes, method: 'GET', allowed: 'POST', ...values };
  return { code: CODES[status], status, message: translate(language, `input.${problem ?? CODES[status]}`, given) };
}

function badInput({ problems }: BadInput, language: Language): Told {
  const fields = problems.map(({ field, problem, values }) => ({
    field,
    message: translate(language, `input.${problem}`, { field, ...values }),
  }));
  const [first, ...more] = fields;
  const message = first && more.length === 0 ? first.message : translate(language, 'input.refused');
  return { code: 'BAD_USER_INPUT', status: 400, message, fields };
}

/** Tells `cause` in `language`. A fault tells a reference and nothing else; `heard` gets the rest. */
export function tell(cause: unknown, language: Language, heard: FaultListener): Told {
  if (cause instanceof BadInput) return badInput(cause, language);
  const status = statusOf(cause);
  if (status !== undefined && isKnown(status)) return turnedAway(cause, status, language);
  if (status !== undefined && status < 500) return { ...turnedAway(cause, 400, language), status };
  const reference = randomUUID();
  heard(reference, cause instanceof Error ? cause : new Error(String(cause)));
  const message = translate(language, 'input.fault', { reference });
  return { code: 'INTERNAL_SERVER_ERROR', status: 500, message, reference };
}
