import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { Allow, BadInput, RootPageArgs } from '@quipu/platform/graphql';
import { Asked, Reads, Statement, type Question } from '@quipu/platform/reads';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import type { RowOf } from './called.ts';
import { branchesOf, subjectOf } from './declaration.ts';
import { tellHistory, type Touched } from './history.ts';
import { HistoryOf, HistoryConnection } from './history.type.ts';
import { placeAfter, placeOf } from './place.ts';
import type { Run } from './states.ts';
import { touchedSql } from './touched.ts';

@ArgsType()
class HistoryArgs extends RootPageArgs {
  @Field(() => HistoryOf, { description: 'The thing.' })
  @ValidateNested()
  @Type(() => HistoryOf)
  of!: HistoryOf;
}

@Resolver()
export class HistoryResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => HistoryConnection, {
    nullable: true,
    description:
      'What happened to a thing and to what belongs to it, as the public log has it. Null: there is no such thing.',
  })
  async history(
    @Args() { of, first, after }: HistoryArgs,
    @Asked() asked: Question,
  ): Promise<HistoryConnection | null> {
    const run: Run = (sql, values) => this.reads.rows(asked, sql, values);
    const thing = await this.find(of, run);
    if (!thing) return null;
    const { table, row } = thing;
    const place = placeAfter(after);
    const found = await run<Touched>(touchedSql(table, branchesOf(table)), [row, place.act, place.logIndex, first + 1]);
    const page = found.slice(0, first);
    const last = page.at(-1);
    return {
      nodes: await tellHistory(run, thing, page),
      pageInfo: { hasNextPage: found.length > first, endCursor: last ? placeOf(last) : null },
    };
  }

  private async find(of: HistoryOf, run: Run): Promise<RowOf | undefined> {
    const { table, subject } = subjectOf(of.kind);
    const missing = (subject.needs ?? []).filter((name) => !of[name]);
    if (missing.length > 0) throw new BadInput(missing.map((name) => ({ field: `of.${name}`, problem: 'missing' })));
    const statement = new Statement();
    const where = subject.find('thing', of, statement);
    const [found] = await run<{ row: string }>(
      `select id as row from ${table} as thing where ${where} limit 1`,
      statement.values,
    );
    return found && { table, row: found.row };
  }
}
