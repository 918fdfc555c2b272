import { Field, ID, InputType } from '@nestjs/graphql';
import type { List } from '@quipu/platform/reads';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** In place of the key of a node: any stage or commitment. */
const ONWARD = 'onward';

@InputType({ description: 'Contributions by their way in the flow of their plan; conditions add up.' })
export class FlowFilter {
  @Field(() => ID, { description: 'Code of the plan.' })
  @IsString()
  @MaxLength(60)
  plan!: string;

  @Field(() => ID, { nullable: true, description: 'Key of a node: only those that pass or end there.' })
  @IsOptional()
  @IsString()
  @MaxLength(160)
  at?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Key of a node: only those that leave it; with `to`, along that band.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(160)
  from?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: `Key of a node: only those that come to it; \`${ONWARD}\`: to any stage or commitment.`,
  })
  @IsOptional()
  @IsString()
  @MaxLength(160)
  to?: string | null;
}

/** The contributions behind a node or a band of the flow: as many as it counts. */
export const inFlow: List['filters'][string] = (row, value, sql) => {
  const { plan, at, from, to } = value as FlowFilter;
  const conditions = [
    'true',
    ...(at ? [`${sql.value(at, 'text')} in (link."from", link."to")`] : []),
    ...(from ? [`link."from" = ${sql.value(from, 'text')}`] : []),
    ...(to === ONWARD ? [`(link."to" like 'stage:%' or link."to" like 'commitment:%')`] : []),
    ...(to && to !== ONWARD ? [`link."to" = ${sql.value(to, 'text')}`] : []),
  ];
  // The flow is drawn once, as for its figures, and then asked for each row: neither the conditions nor the list are a reason
  // to draw it again for each contribution.
  return `coalesce(${row}.id in (select contribution_id from (
    select * from flow_links where flow_links.plan_id = (select id from plans where code = ${sql.value(plan, 'text')}) offset 0) as link
    where ${conditions.join(' and ')}), false)`;
};
