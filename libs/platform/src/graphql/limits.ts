import {
  getNullableType,
  GraphQLError,
  isListType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { PAGE_AT_MOST, PAGE_DEFAULT } from '../reads/list.ts';
import { BadInput, type Problem } from './bad-input.ts';

/** What one GraphQL request may ask, in production as everywhere else; the portal's own documents obey it too (P14). */
export const LIMITS = {
  /** Bytes of a request's body. */
  bodyBytes: 100_000,
  /** Words and signs of a document; the standard introspection query has 184, the portal's longest 290. */
  tokens: 1_500,
  /** Levels of nesting; the standard introspection query needs 15. */
  depth: 16,
  /** Aliases in an operation, counted wherever a fragment is spread. */
  aliases: 30,
  /** Fields of an operation, counted wherever a fragment is spread. */
  fields: 1_000,
  /** Fields that the answer may hold, each page counted as full and each bounded list as ten. */
  complexity: 12_000,
} as const;

/** How many rows a list that is bounded by nature is counted as. */
const BOUNDED_LIST = 10;

/** A page beyond its bounds counts as one within: the list itself refuses it, and says what its bounds are. */
const sizeOf = (first: unknown) => Math.min(Math.max(Number(first ?? PAGE_DEFAULT), 0), PAGE_AT_MOST);

const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (type.name.startsWith('__')) return 1 + childComplexity;
  const isPage = field.args.some(({ name }) => name === 'first');
  const isRows = isListType(getNullableType(field.type)) && !type.name.endsWith('Connection');
  const rows = isPage ? sizeOf((args as { first?: number }).first) : isRows ? BOUNDED_LIST : 1;
  return 1 + rows * childComplexity;
};

/** What changes the cost of a document: sizes of pages, and what is included or skipped. */
const weightOf = (variables: Readonly<Record<string, unknown>>) =>
  JSON.stringify(
    Object.entries(variables).filter(([, value]) => typeof value === 'number' || typeof value === 'boolean'),
  );

/** Costs that one document is remembered with at most. */
const REMEMBERED = 100;

/** Costs already computed, for as long as the document itself is kept. */
const costs = new WeakMap<DocumentNode, Map<string, number>>();

function costOf(schema: GraphQLSchema, query: DocumentNode, variables: Record<string, unknown>): number {
  let known = costs.get(query);
  if (!known || known.size >= REMEMBERED) costs.set(query, (known = new Map()));
  const weight = weightOf(variables);
  const cost = known.get(weight) ?? getComplexity({ schema, query, variables, estimators: [estimate] });
  known.set(weight, cost);
  return cost;
}

/** @throws BadInput when the answer could grow beyond {@link LIMITS}. */
export function refuseTooComplex(schema: GraphQLSchema, query: DocumentNode, variables: Record<string, unknown>): void {
  const cost = costOf(schema, query, variables);
  if (cost > LIMITS.complexity)
    throw new BadInput([{ field: 'query', problem: 'too-complex', values: { cost, max: LIMITS.complexity } }]);
}

/** How large a selection is once its fragments are spread. */
interface Extent {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
}

const NOTHING: Extent = { depth: 0, aliases: 0, fields: 0 };

const PROBLEMS = {
  depth: 'too-deep',
  aliases: 'too-many-aliases',
  fields: 'too-many-fields',
} as const satisfies Record<keyof Extent, Problem>;

/** Measures selections; each fragment once, so that fragments within fragments cost no more than they are long. */
function measurer(fragment: (name: string) => { readonly selectionSet: SelectionSetNode } | null | undefined) {
  const spread = new Map<string, Extent>();
  const ofFragment = (name: string): Extent => {
    const known = spread.get(name);
    if (known) return known;
    // A fragment within itself is an error of its own; here it only must not go round for ever.
    spread.set(name, NOTHING);
    const extent = of(fragment(name)?.selectionSet);
    spread.set(name, extent);
    return extent;
  };
  const ofOne = (node: SelectionNode): Extent => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    const inner = of(node.selectionSet);
    if (node.kind === Kind.INLINE_FRAGMENT) return inner;
    return { depth: inner.depth + 1, aliases: inner.aliases + (node.alias ? 1 : 0), fields: inner.fields + 1 };
  };
  const of = (set: SelectionSetNode | undefined): Extent =>
    (set?.selections ?? []).map(ofOne).reduce(
      (sum, one) => ({
        depth: Math.max(sum.depth, one.depth),
        aliases: sum.aliases + one.aliases,
        fields: sum.fields + one.fields,
      }),
      NOTHING,
    );
  return of;
}

/** Refuses an operation that is too deep, too wide or too much aliased; applied once to each new document. */
export const extentRule: ValidationRule = (context) => {
  const measure = measurer((name) => context.getFragment(name));
  return {
    OperationDefinition(operation) {
      const extent = measure(operation.selectionSet);
      const problems = (['depth', 'aliases', 'fields'] as const)
        .filter((name) => extent[name] > LIMITS[name])
        .map((name) => ({
          field: 'query',
          problem: PROBLEMS[name],
          values: { found: extent[name], max: LIMITS[name] },
        }));
      const originalError = new BadInput(problems);
      if (problems.length > 0)
        context.reportError(new GraphQLError(originalError.message, { nodes: operation, originalError }));
    },
  };
};
