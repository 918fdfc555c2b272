import { translate, type Language } from '@quipu/i18n';
import { GraphQLError, type ExecutionResult, type FormattedExecutionResult } from 'graphql';
import { BadInput } from './bad-input.ts';
import { tell, type FaultListener, type Told } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Mercurius bundles what validation found under one error. */
function causesOf(error: GraphQLError): GraphQLError[] {
  const bundled = (error.originalError as { errors?: unknown } | undefined)?.errors;
  const isBundle = Array.isArray(bundled) && bundled.length > 0 && bundled.every((one) => one instanceof GraphQLError);
  return isBundle ? bundled : [error];
}

/** Scalars say what is wrong by a BadInput, which GraphQL wraps once for a literal and twice for a variable. */
function wrappedInput(error: unknown): BadInput | undefined {
  if (error instanceof BadInput) return error;
  return error instanceof GraphQLError && error.originalError ? wrappedInput(error.originalError) : undefined;
}

const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha/;
const VARIABLE = /^Variable "\$(\w+)" (?:got invalid value (?:.* at "([\w.[\]]+)";)?|of (?:required|non-null) type)/s;

/** Where a variable's value is wrong, `input.decidedOn`; undefined when no variable's value is at fault. */
function variableAt({ message }: GraphQLError): string | undefined {
  const [, name, path] = VARIABLE.exec(message) ?? [];
  return path ?? name;
}

/** What is wrong with the values that came with a document, or with its size. */
function inputOf(error: GraphQLError): BadInput | undefined {
  const field = variableAt(error);
  const held = wrappedInput(error);
  if (held) return field ? new BadInput(held.problems.map((problem) => ({ ...problem, field }))) : held;
  if (TOO_MANY_TOKENS.test(error.message))
    return new BadInput([{ field: 'query', problem: 'document-too-long', values: { max: LIMITS.tokens } }]);
  return field ? new BadInput([{ field, problem: 'not-that-type', values: { detail: error.message } }]) : undefined;
}

/** A document that cannot be read, or that does not fit the schema. GraphQL itself tells the detail, in English. */
function documentError({ message }: GraphQLError, language: Language): Told {
  const code = message.startsWith('Syntax Error') ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED';
  return { code, status: 200, message: translate(language, `input.${code}`, { detail: message }) };
}

/** A well-formed request that cannot be run answers 200 to who asks for application/json (GraphQL over HTTP §6.4.1). */
function toldOf(error: GraphQLError, language: Language, heard: FaultListener): Told {
  const input = inputOf(error);
  if (input) return { ...tell(input, language, heard), status: 200 };
  const cause = error.originalError;
  if (error.path || (cause && !(cause instanceof GraphQLError))) return tell(cause ?? error, language, heard);
  return documentError(error, language);
}

const formatted = ({ locations, path }: GraphQLError, { message, code, fields, reference }: Told) => ({
  message,
  ...(locations ? { locations } : {}),
  ...(path ? { path } : {}),
  extensions: { code, ...(fields ? { fields } : {}), ...(reference ? { reference } : {}) },
});

/** The errors of one answer, each told in `language`, and the status of the answer. */
export function formatErrors(
  { data, errors = [] }: ExecutionResult,
  language: Language,
  heard: FaultListener,
): { statusCode: number; response: FormattedExecutionResult } {
  const told = errors.flatMap(causesOf).map((error) => ({ error, told: toldOf(error, language, heard) }));
  const hasRun = data !== undefined && (data !== null || told.some(({ error }) => error.path));
  return {
    statusCode: hasRun ? 200 : Math.max(...told.map((one) => one.told.status)),
    response: {
      ...(hasRun ? { data: data ?? null } : {}),
      errors: told.map((one) => formatted(one.error, one.told)),
    },
  };
}
