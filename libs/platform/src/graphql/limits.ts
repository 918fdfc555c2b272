import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { getNullableType, isListType, type DocumentNode, type GraphQLSchema } from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { PAGE_DEFAULT } from '../reads/list.ts';
import { BadInput } from './bad-input.ts';

/** What one GraphQL request may ask, in production as everywhere else; the portal's own documents obey it too (P14). */
export const LIMITS = {
  /** Levels of nesting; the standard introspection query needs 15. */
  depth: 16,
  /** Aliases in a document. */
  aliases: 30,
  /** Fields that the answer may hold, each page counted as full and each bounded list as ten. */
  complexity: 12_000,
  /** Bytes of a request's body. */
  bodyBytes: 100_000,
} as const;

/** How many rows a list that is bounded by nature is counted as. */
const BOUNDED_LIST = 10;

const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const isPage = field.args.some(({ name }) => name === 'first');
  const isRows = isListType(getNullableType(field.type)) && !type.name.endsWith('Connection');
  const rows = isPage ? Number((args as { first?: number }).first ?? PAGE_DEFAULT) : isRows ? BOUNDED_LIST : 1;
  return 1 + rows * childComplexity;
};

/** @throws BadInput when the answer could grow beyond {@link LIMITS}. */
export function refuseTooComplex(schema: GraphQLSchema, document: DocumentNode, variables: Record<string, unknown>, operation?: string): void {
  const cost = getComplexity({
    schema,
    query: document,
    variables,
    estimators: [estimate],
    ...(operation ? { operationName: operation } : {}),
  });
  if (cost > LIMITS.complexity)
    throw new BadInput([{ field: 'query', problem: 'too-complex', values: { cost, max: LIMITS.complexity } }]);
}

/** Rules beside GraphQL's own, applied once to each new document. */
export const validationRules = [maxAliasesRule({ n: LIMITS.aliases, allowList: [], propagateOnRejection: true, exposeLimits: true })];
