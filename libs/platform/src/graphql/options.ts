import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import { getNamedType, isLeafType, isObjectType, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { selected } from '../reads/shape.ts';
import { tell } from './errors.ts';
import { languageOfRequest, type Spoken } from './language.ts';
import { LIMITS, refuseTooComplex, validationRules } from './limits.ts';

/** Hears of faults: the operator's log. */
export type FaultListener = (reference: string, fault: Error) => void;

interface Context {
  readonly reply?: { readonly request: Spoken };
}

/** Errors of one answer, each told in the language of the request. */
function format(execution: ExecutionResult & { errors?: readonly GraphQLError[] }, context: Context, heard: FaultListener) {
  const language = languageOfRequest(context.reply?.request);
  const told = (execution.errors ?? []).flatMap((error) => causesOf(error)).map((error) => tell(error, language));
  for (const { fault } of told) if (fault) heard(fault.reference, fault.cause);
  const hasRun = execution.data !== undefined && (execution.data !== null || told.some(({ error }) => error.path));
  return {
    statusCode: hasRun || isValidation(execution.errors) ? 200 : 400,
    response: { ...(hasRun ? { data: execution.data ?? null } : {}), errors: told.map(({ error }) => error) },
  };
}

/** Mercurius bundles what validation found under one error. */
function causesOf(error: GraphQLError): GraphQLError[] {
  const bundled = (error.originalError as { errors?: GraphQLError[] } | undefined)?.errors;
  return Array.isArray(bundled) && bundled.every((one) => 'message' in one && 'toJSON' in one) ? bundled : [error];
}

const isValidation = (errors: readonly GraphQLError[] = []) => {
  const code = (errors[0]?.originalError as { code?: string } | undefined)?.code ?? (errors[0] as { code?: string } | undefined)?.code;
  return code === undefined || code === 'MER_ERR_GQL_VALIDATION';
};

/** The resolver that Nest gives a field for which no method resolves it; it knows no aliases. */
const isDefault = (resolve: { readonly name: string } | undefined) => resolve === undefined || resolve.name === 'rootFieldResolver';

/** Composite fields stand in the JSON of a read under their alias; scalars under their name, where GraphQL itself finds them. */
function readByAlias(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.includes(type)) continue;
    for (const field of Object.values(type.getFields()).filter(({ resolve }) => isDefault(resolve))) {
      if (isLeafType(getNamedType(field.type))) delete field.resolve;
      else field.resolve = (parent: object, _args, _context, info) => selected(parent, info);
    }
  }
  return schema;
}

/** How GraphQL is served: code first, compiled, within {@link LIMITS}, errors of four kinds. */
export const graphqlOptions = (heard: FaultListener): Omit<MercuriusDriverConfig, 'driver'> => ({
  autoSchemaFile: true,
  sortSchema: true,
  jit: 1,
  graphiql: false,
  path: '/graphql',
  queryDepth: LIMITS.depth,
  validationRules,
  transformSchema: readByAlias,
  context: (req: unknown, reply: unknown) => ({ req, reply }),
  errorFormatter: (execution, context) => format(execution, context as Context, heard),
  hooks: {
    preExecution: (schema, document, _context, variables) => refuseTooComplex(schema, document, variables ?? {}),
  },
});
