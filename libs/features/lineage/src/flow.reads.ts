import { planShape } from '@quipu/plans';
import { extend } from '@quipu/platform/reads';

/**
 * The way of each contribution is the stages that it reached, then its end: the commitments it was adopted as, or the
 * outcome that stopped it, or `no_record` where nothing says what became of it. What was merged ends as `merged`; what it
 * became is counted by itself, so that a band is exactly the list of contributions behind it, and none is counted twice.
 */
const flowSql = (plan: string) => `(
  with links as materialized (
    select contribution_id, "from", "to", commitment_id from flow_links where flow_links.plan_id = ${plan}.id),
  counted as (
    select key, count(distinct contribution_id) as count
    from (select "from" as key, contribution_id from links union all select "to", contribution_id from links) as places group by key),
  nodes as (
    select counted.key, counted.count, split_part(counted.key, ':', 1) as kind, nullif(split_part(counted.key, ':', 2), '') as code from counted),
  named as (
    select nodes.*, stage.position, coalesce(stage.title_es, commitment.title_es) as title_es, coalesce(stage.title_en, commitment.title_en) as title_en,
      commitment.number as number, commitment_plan.code as plan
    from nodes
    left join stages as stage on nodes.kind = 'stage' and stage.plan_id = ${plan}.id and stage.code = nodes.code
    left join (select distinct "to" as key, commitment_id from links where commitment_id is not null) as ending on ending.key = nodes.key
    left join commitments as commitment on commitment.id = ending.commitment_id
    left join plans as commitment_plan on commitment_plan.id = commitment.plan_id),
  survival as (
    select "from" as key, count(distinct contribution_id) as reached,
      count(distinct contribution_id) filter (where "to" like 'stage:%' or "to" like 'commitment:%') as went_on,
      count(distinct contribution_id) filter (where "to" = 'no_record') as silent
    from links group by "from"),
  stopped as (
    select "from" as key, "to", count(distinct contribution_id) as count from links where "to" like 'outcome:%' group by "from", "to")
  select json_build_object(
    'nodes', (select coalesce(json_agg(json_build_object(
        'key', key, 'kind', kind, 'count', count,
        'stage', case kind when 'stage' then code end,
        'outcome', case kind when 'outcome' then code end,
        'commitment', number, 'commitmentPlan', plan, 'titleEs', title_es, 'titleEn', title_en)
        order by array_position('{stage,commitment,outcome,no_record}', kind), position, natural_key(coalesce(code, ''))), '[]')
      from named),
    'links', (select coalesce(json_agg(json_build_object('from', "from", 'to', "to", 'count', count) order by "from", "to"), '[]')
      from (select "from", "to", count(*) as count from links group by "from", "to") as bands),
    'survival', (select coalesce(json_agg(json_build_object(
        'key', survival.key, 'stage', stage.code, 'titleEs', stage.title_es, 'titleEn', stage.title_en, 'reached', reached, 'wentOn', went_on, 'silent', silent,
        'stopped', (select coalesce(json_agg(json_build_object('key', stopped."to", 'outcome', split_part(stopped."to", ':', 2), 'count', stopped.count)
          order by stopped.count desc, stopped."to"), '[]') from stopped where stopped.key = survival.key)) order by stage.position), '[]')
      from survival join stages as stage on stage.plan_id = ${plan}.id and 'stage:' || stage.code = survival.key)))`;

extend(planShape, { flow: flowSql });
