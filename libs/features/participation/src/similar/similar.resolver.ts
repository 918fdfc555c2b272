import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow, AsOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { IsOptional, MaxLength } from 'class-validator';
import { Contribution } from '../contribution.entity.ts';
import { contributionShape } from '../contributions.reads.ts';
import { SIMILAR } from './similar.queries.ts';

@ArgsType()
class SimilarArgs {
  @Field(() => ID, { description: 'Code of the plan.' }) @MaxLength(60) plan!: string;

  @Field({ description: 'What is being written, in one line: at most 300 characters.' })
  @MaxLength(300)
  title!: string;

  @Field(() => String, { nullable: true, description: 'Its text so far: at most 10,000 characters.' })
  @IsOptional()
  @MaxLength(10_000)
  body?: string | null;
}

@Resolver()
export class SimilarResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => [Contribution], {
    description:
      'Contributions of a plan that share many words with what is being written, in Spanish; the closest first, at most five.',
  })
  async similarContributions(
    @Args() { plan, title, body }: SimilarArgs,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    const found = await this.reads.rows<{ id: string }>(asked, SIMILAR, [plan, title, body ?? '']);
    const ids = found.map(({ id }) => id);
    // Ids of our own rows; an order takes no parameters.
    const place = (row: string) => `array_position('{${ids.join(',')}}'::uuid[], ${row}.id)`;
    return this.reads.all(
      contributionShape,
      'contributions',
      (row, sql) => `${row}.id = any(${sql.value(ids, 'uuid[]')})`,
      place,
      asked,
    );
  }
}
