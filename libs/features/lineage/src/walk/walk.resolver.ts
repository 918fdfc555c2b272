import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, BadInput } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';

import { walkSql } from './walk.reads.ts';
import { Lineage, WalkArgs } from './walk.type.ts';
import { LineageEndKind } from '../kinds.ts';

const NEED_A_PLAN: ReadonlySet<LineageEndKind> = new Set([LineageEndKind.COMMITMENT, LineageEndKind.EVENT]);

@Resolver()
export class WalkResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => Lineage, {
    nullable: true,
    description:
      'Where a thing comes from and what it led to, across plans, to any depth up to 20 edges. Null: there is no such thing.',
  })
  async lineage(@Args() args: WalkArgs, @Asked() asked: Question) {
    if (NEED_A_PLAN.has(args.of.kind) && !args.of.plan) throw new BadInput([{ field: 'of.plan', problem: 'missing' }]);
    const { sql, values } = walkSql(args, asked);
    const [row] = await this.reads.rows<{ answer: object }>(asked, sql, values);
    return row?.answer ?? null;
  }
}
