import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow, AsOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { Region } from './region.entity.ts';
import { regionShape } from './regions.reads.ts';

@Resolver()
export class RegionsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => [Region], { description: 'The parts of a country that contributions may be about, by name.' })
  regions(
    @Args('country', { type: () => ID, defaultValue: 'PE', description: 'ISO 3166-1, `PE`.' }) country: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.reads.all(
      regionShape,
      'regions',
      (row, sql) => `starts_with(${row}.code, ${sql.value(country, 'text')} || '-')`,
      (row) => `${row}.title_es, ${row}.id`,
      asked,
    );
  }
}
