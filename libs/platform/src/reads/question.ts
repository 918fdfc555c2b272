import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import type { AskedMoment, Moment, Past } from './past.ts';

/** Of one request: the moments that its roots ask for, and what is told of them. */
export interface PastAsked {
  past?: {
    /** By what was written: the roots of one request see one and the same past. */
    readonly found: Map<string, Promise<Moment>>;
    /** By the alias of the root. */
    readonly told: Map<string, object>;
  };
}

/** What a root of GraphQL is asked: its fields, and as of when. */
export class Question {
  constructor(
    readonly tree: ResolveTree,
    private readonly request: PastAsked,
  ) {}

  /** The moment that it asks for; undefined for now. What proves the moment is told beside the answer. */
  async moment(past: Past): Promise<Moment | undefined> {
    const asked = this.tree.args['asOf'] as AskedMoment | null | undefined;
    if (!asked) return undefined;
    const { found, told } = (this.request.past ??= { found: new Map(), told: new Map() });
    const finding = found.get(asked.text) ?? past.find(asked);
    found.set(asked.text, finding);
    const moment = await finding;
    told.set(this.tree.alias, moment.told);
    return moment;
  }
}

/** The question that a resolver of a root is asked. */
export const Asked = createParamDecorator((_: unknown, host: ExecutionContext) => {
  const graphql = GqlExecutionContext.create(host);
  return new Question(parseResolveInfo(graphql.getInfo()) as ResolveTree, graphql.getContext<PastAsked>());
});
