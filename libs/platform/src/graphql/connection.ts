import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { PAGE_AT_MOST, PAGE_DEFAULT } from '../reads/list.ts';
import type { AskedMoment } from '../reads/past.ts';
import { AS_OF } from './as-of.ts';

@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Field({ description: 'Whether more follow.' }) hasNextPage!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Give it as `after` to get the next page. Null on an empty page.',
  })
  endCursor!: string | null;
}

/** The arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: PAGE_DEFAULT, description: `How many to return, 1 to ${PAGE_AT_MOST}.` })
  @Min(1)
  @Max(PAGE_AT_MOST)
  first: number = PAGE_DEFAULT;

  @Field(() => String, {
    nullable: true,
    description: 'An `endCursor` or `cursor` of the same list in the same order.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(4096)
  after?: string | null;
}

/** The arguments of a list at the root; the lists within it are of the same moment. */
@ArgsType()
export class RootPageArgs extends PageArgs {
  @Field(AS_OF.type, { nullable: AS_OF.nullable, description: AS_OF.description })
  @IsOptional()
  asOf?: AskedMoment;
}

interface Connection<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** The Relay connection of `of`: `XConnection` with `nodes`, `edges`, `pageInfo` and `totalCount`. */
export function connectionOf<T>(of: Type<T>): Type<Connection<T>> {
  @ObjectType(`${of.name}Edge`, { description: `One ${of.name} and its place in the list.` })
  class Edge {
    @Field({ description: 'Opaque place in the list, for `after`.' }) cursor!: string;
    @Field(() => of, { description: 'The thing itself.' }) node!: T;
  }
  @ObjectType(`${of.name}Connection`, { description: `A page of a list of ${of.name}.` })
  class Page {
    @Field(() => [of], { description: 'The things of this page.' }) nodes!: T[];
    @Field(() => [Edge], { description: 'The things of this page with their cursors.' }) edges!: Edge[];
    @Field(() => PageInfo, { description: 'Whether and where the list goes on.' }) pageInfo!: PageInfo;
    @Field(() => Int, { description: 'All that match the filter, on every page. Counted only when asked for.' })
    totalCount!: number;
  }
  return Page;
}
