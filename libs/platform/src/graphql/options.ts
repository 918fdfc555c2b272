import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import {
  getNamedType,
  getOperationAST,
  GraphQLError,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { PastAsked } from '../reads/question.ts';
import { isRead, selected } from '../reads/shape.ts';
import { aliasRule } from './aliases.ts';
import { formatErrors } from './error-format.ts';
import type { FaultListener } from './errors.ts';
import { languageOfRequest, type Spoken } from './language.ts';
import { extentRule, LIMITS, refuseTooComplex } from './limits.ts';

/** Documents whose validation and compiled form are kept, and as many that are wrong. */
const KEPT_DOCUMENTS = 256;

interface Context {
  readonly reply?: { readonly request: Spoken & { readonly method: string; readonly query: unknown } };
}

/** The resolver that Nest gives a field for which no method resolves it; it knows no aliases. */
const isDefault = (resolve: { readonly name: string } | undefined) =>
  resolve === undefined || resolve.name === 'rootFieldResolver';

/**
 * Composite fields stand in the JSON of a read under their alias; scalars under their name, where GraphQL itself finds
 * them. Nest wraps each method that resolves a field, and the wrappers cost a quarter of a long page; the one statement
 * has answered by then. What needs more than its value, such as a guard, is therefore no field of a Shape.
 */
function readByAlias(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set<unknown>([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.has(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!isDefault(field.resolve) && !isRead(type.name, field.name)) continue;
      if (isLeafType(getNamedType(field.type))) delete field.resolve;
      else field.resolve = (parent: object, _args, _context, info) => selected(parent, info);
    }
  }
  return schema;
}

const parseOptions = { maxTokens: LIMITS.tokens };

/** Mercurius takes for granted that a document sent by GET holds the operation that is asked for. */
function refuseWithoutOperation(source: string, { reply }: Context): void {
  if (reply?.request.method !== 'GET') return;
  const { operationName } = reply.request.query as { operationName?: string };
  if (getOperationAST(parse(source, parseOptions), operationName)) return;
  throw new GraphQLError('Must provide the name of one operation of the document as "operationName".');
}

/** An answer with its data first: that it begins so is how the rest of the server sees that there are any. */
const dataFirst = ({ data, ...rest }: ExecutionResult) => JSON.stringify({ data, ...rest });

const hasSeveral = ({ definitions }: DocumentNode) =>
  definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length > 1;

/** Names beside the answer, by the alias of each root that was asked about the past, what proves it. */
function tellPast(execution: Pick<ExecutionResult, 'extensions'>, { past }: PastAsked): void {
  if (past && past.told.size > 0) execution.extensions = { asOf: Object.fromEntries(past.told) };
}

/** How GraphQL is served: code first, compiled, within {@link LIMITS}, errors of four kinds. */
export const graphqlOptions = (heard: FaultListener): Omit<MercuriusDriverConfig, 'driver'> => ({
  autoSchemaFile: true,
  sortSchema: true,
  // Mercurius validates the schema once more before it serves it.
  buildSchemaOptions: { skipCheck: true },
  jit: 1,
  cache: KEPT_DOCUMENTS,
  graphiql: false,
  path: '/graphql',
  graphql: { parseOptions, validateOptions: { maxErrors: 10 } },
  validationRules: [extentRule, aliasRule],
  transformSchema: readByAlias,
  // Mercurius's own serializer turns the places of rows in an error's path into text.
  additionalRouteOptions: { serializerCompiler: () => dataFirst },
  context: (req: unknown, reply: unknown) => ({ req, reply }),
  errorFormatter: (execution, context) =>
    formatErrors(execution, languageOfRequest((context as Context).reply?.request), heard),
  hooks: {
    preParsing: (_schema, source, context) => refuseWithoutOperation(source, context),
    preExecution: (schema, document, _context, variables) => {
      refuseTooComplex(schema, document, variables ?? {});
      // Mercurius compiles a document for the operation that is asked for first and would run that one ever after;
      // a document that comes from here runs as it is.
      return hasSeveral(document) ? { document } : undefined;
    },
    onResolution: (execution, context) => tellPast(execution, context as PastAsked),
  },
});
