import { applyDecorators, type Type } from '@nestjs/common';
import { ArgsType, Field, ID } from '@nestjs/graphql';
import { Type as Nested } from 'class-transformer';
import { IsBoolean, IsEnum, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { RootPageArgs } from './connection.ts';

/** The longest code that a filter takes, in characters. */
const CODE_LENGTH = 60;
/** The longest search, in characters. */
const WORDS_LENGTH = 200;

/** A condition of a filter: the public code of something. */
export const ByCode = (description: string) =>
  applyDecorators(
    Field(() => ID, { nullable: true, description }),
    IsOptional(),
    IsString(),
    MaxLength(CODE_LENGTH),
  );

/** A condition of a filter: words to search for. Quotes and `-` work as in a search box. */
export const ByWords = (description: string) =>
  applyDecorators(
    Field(() => String, {
      nullable: true,
      description: `${description} At most ${WORDS_LENGTH} characters; quotes and \`-\` work as in a search box.`,
    }),
    IsOptional(),
    IsString(),
    MaxLength(WORDS_LENGTH),
  );

/** A condition of a filter: one value of an enum. */
export const ByEnum = (of: object, description: string) =>
  applyDecorators(
    Field(() => of, { nullable: true, description }),
    IsOptional(),
    IsEnum(of),
  );

/** A condition of a filter: yes or no. */
export const ByFlag = (description: string) =>
  applyDecorators(
    Field(() => Boolean, { nullable: true, description }),
    IsOptional(),
    IsBoolean(),
  );

/** The arguments of a list at the root that can be filtered. */
export function filteredPage<F extends object>(filter: Type<F>): Type<RootPageArgs & { filter?: F }> {
  @ArgsType()
  class FilteredPage extends RootPageArgs {
    @Field(() => filter, { nullable: true, description: 'Which to list; all when left out.' })
    @IsOptional()
    @ValidateNested()
    @Nested(() => filter)
    filter?: F;
  }
  return FilteredPage;
}

/** The arguments of a list at the root that can be filtered and put in order. The first value of the enum is the default. */
export function orderedPage<F extends object, O extends string>(
  filter: Type<F>,
  orders: Readonly<Record<O, O>>,
): Type<RootPageArgs & { filter?: F; order: O }> {
  const [first] = Object.values<O>(orders);
  if (!first) throw new Error('an order has at least one value');
  const options = { defaultValue: first as string, description: 'In which order.' };
  @ArgsType()
  class OrderedPage extends filteredPage(filter) {
    @Field(() => orders as object, options)
    @IsEnum(orders)
    order: O = first as O;
  }
  return OrderedPage;
}
