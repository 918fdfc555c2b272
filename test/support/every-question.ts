import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** What the roots need to be asked: by the name of the argument, as it stands in a question. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  id: '"00000000-0000-0000-0000-000000000000"',
  code: '"CTR-901"',
  number: '"1"',
  plan: '"PE-PAGA-9"',
  of: '{ kind: CONTRIBUTION, code: "CTR-901" }',
  title: '"Agua segura en las escuelas"',
};

interface Argument {
  readonly name: string;
  readonly type: unknown;
  readonly defaultValue: unknown;
}

/** How questions are asked. */
export interface Asking {
  /** Arguments that differ from the usual ones. */
  readonly given?: Readonly<Record<string, string>>;
  /** How many of each list; 1 when left out. */
  readonly first?: number;
}

const argumentsOf = (args: readonly Argument[], { given = {}, first = 1 }: Asking) => {
  const all = args
    .filter(({ name, type, defaultValue }) => name in given || (isNonNullType(type) && defaultValue === undefined))
    .map(({ name }) => `${name}: ${given[name] ?? ARGUMENTS[name]}`);
  const sized = args.some(({ name }) => name === 'first') ? [`first: ${first}`, ...all] : all;
  return sized.length > 0 ? `(${sized.join(', ')})` : '';
};

const typeOf = (field: { readonly type: unknown }) => getNamedType(field.type as GraphQLObjectType);

/** One question for each type that is reached from a root of the schema, by the shortest way, with each of its plain fields. */
export function questionsFrom(
  schema: GraphQLSchema,
  root: string,
  asking: Asking = {},
): { readonly type: string; readonly query: string }[] {
  const field = schema.getQueryType()?.getFields()[root];
  if (!field) throw new Error(`there is no root ${root}`);
  const asked: { type: string; query: string }[] = [];
  const seen = new Set<string>();
  // What a list within the thing is given, the root is not: `code` names one thing there and another here.
  const inner = { first: asking.first ?? 1 };
  let front = [{ type: typeOf(field), wrap: (all: string) => `{ ${root}${argumentsOf(field.args, asking)} ${all} }` }];
  while (front.length > 0) {
    const next: typeof front = [];
    for (const { type, wrap } of front) {
      if (!isObjectType(type) || seen.has(type.name)) continue;
      seen.add(type.name);
      const fields = Object.values(type.getFields());
      const plain = fields.filter((one) => isLeafType(typeOf(one))).map(({ name }) => name);
      asked.push({ type: type.name, query: wrap(`{ __typename ${plain.join(' ')} }`) });
      for (const one of fields.filter((other) => !isLeafType(typeOf(other))))
        next.push({ type: typeOf(one), wrap: (all) => wrap(`{ ${one.name}${argumentsOf(one.args, inner)} ${all} }`) });
    }
    front = next;
  }
  return asked;
}
