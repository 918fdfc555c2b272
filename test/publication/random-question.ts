import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** Draws a whole number from 0 to below `bound`. */
export type Draw = (bound: number) => number;

/** What arguments are made of: by the name of the argument or of the field of an input, and by type. */
export interface Pools {
  /** Codes, ids and words that a question may name, the secret ones among them. */
  readonly words: readonly string[];
  /** Ids of things, the secret ones among them, where a question names one by its id. */
  readonly ids: readonly string[];
  /** The roots that are nearest to what is secret: asked as often as all others together. */
  readonly near: readonly string[];
  /** Moments, as `asOf` takes them. */
  readonly moments: readonly string[];
}

/** How deep a question goes at most. */
const DEEPEST = 4;

const pick = <T>(draw: Draw, from: readonly T[]): T => from[draw(from.length)] as T;
const chance = (draw: Draw, percent: number) => draw(100) < percent;

/** A random question about everything that the schema knows. */
export class RandomQuestion {
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly pools: Pools,
    private readonly draw: Draw,
  ) {}

  /** @returns roots of the schema's Query in the order of the document, and the document. */
  ask(): { readonly roots: readonly string[]; readonly query: string } {
    const fields = Object.values(this.schema.getQueryType()?.getFields() ?? {});
    const near = fields.filter(({ name }) => this.pools.near.includes(name));
    const roots = Array.from({ length: 1 + this.draw(3) }, () =>
      pick(this.draw, chance(this.draw, 50) ? near : fields),
    );
    const asked = roots.map(
      ({ name, args, type }, place) => `r${place}: ${name}${this.arguments(args)}${this.selection(type, DEEPEST)}`,
    );
    return { roots: roots.map(({ name }) => name), query: `{ ${asked.join(' ')} }` };
  }

  private arguments(args: readonly GraphQLArgument[]): string {
    const given = this.given(args);
    return given ? `(${given})` : '';
  }

  private given(fields: readonly (GraphQLArgument | GraphQLInputField)[]): string {
    return fields
      .filter(({ type, name }) => isNonNullType(type) || chance(this.draw, name === 'after' ? 5 : 40))
      .map(({ name, type }) => `${name}: ${this.value(name, type)}`)
      .join(', ');
  }

  private value(name: string, type: GraphQLInputType): string {
    const of = getNullableType(type);
    if (isListType(of)) return `[${this.value(name, of.ofType)}]`;
    if (isInputObjectType(of)) return `{${this.given(Object.values(of.getFields()))}}`;
    if (isEnumType(of)) return pick(this.draw, of.getValues()).name;
    if (of.toString() === 'Int') return String(1 + this.draw(5));
    if (of.toString() === 'Boolean') return String(chance(this.draw, 50));
    const { moments, ids, words } = this.pools;
    return JSON.stringify(pick(this.draw, of.toString() === 'AsOf' ? moments : name === 'id' ? ids : words));
  }

  private selection(type: GraphQLOutputType, depth: number): string {
    const of = getNamedType(type);
    if (isLeafType(of)) return '';
    if (isUnionType(of) || isInterfaceType(of)) return ' { __typename }';
    if (!isObjectType(of)) throw new Error('what is no object cannot be asked');
    const fields = Object.values(of.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)) && chance(this.draw, 60));
    const more = fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const inner = depth > 0 ? more.filter(() => chance(this.draw, more.length > 4 ? 25 : 60)) : [];
    const asked = [...leaves, ...inner].map((field) => {
      const alias = field.args.length > 0 || chance(this.draw, 3) ? `a${(this.aliases += 1)}: ` : '';
      return `${alias}${field.name}${this.arguments(field.args)}${this.selection(field.type, depth - 1)}`;
    });
    return ` { ${['__typename', ...asked].join(' ')} }`;
  }
}
