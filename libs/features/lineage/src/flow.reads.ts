import { planShape } from '@quipu/plans';
import { extend } from '@quipu/platform/reads';

/**
 * The way of each contribution is its steps that were reached, then its end: the commitments it was adopted as, or the
 * outcome that stopped it, or `no_record` where nothing says what became of it.
 */
const flowSql = (plan: string) => `(
  with ends as materialized (
    select result.contribution_id, coalesce('commitment:' || commitment.number,
      case when result.outcome is null or moves_on(result.outcome) then 'no_record' else 'outcome:' || result.outcome end) as key
    from contribution_results as result
    left join lineage_edges as edge on edge.from_contribution_id = result.contribution_id and edge.kind = 'adopted_as' and edge.ended_at is null
    left join commitments as commitment on commitment.id = edge.to_commitment_id
    where result.plan_id = ${plan}.id),
  places as materialized (
    select step.contribution_id, 'stage:' || step.stage_code as key, step.position
    from contribution_steps as step where step.plan_id = ${plan}.id and step.status in ('raised', 'decided')
    union all select contribution_id, key, null from ends),
  links as (
    select key as "from", lead(key) over way as "to"
    from places where position is not null window way as (partition by contribution_id order by position)),
  last_stages as (
    select distinct on (contribution_id) contribution_id, key from places where position is not null
    order by contribution_id, position desc),
  all_links as (
    select "from", "to" from links where "to" is not null
    union all select last_stages.key, ends.key from last_stages join ends using (contribution_id)),
  nodes as (
    select places.key, count(distinct contribution_id) as count, split_part(places.key, ':', 1) as kind, nullif(split_part(places.key, ':', 2), '') as code
    from places group by places.key)
  select json_build_object(
    'nodes', (select coalesce(json_agg(json_build_object(
        'key', nodes.key, 'kind', nodes.kind, 'count', nodes.count,
        'stage', case nodes.kind when 'stage' then nodes.code end,
        'outcome', case nodes.kind when 'outcome' then nodes.code end,
        'commitment', case nodes.kind when 'commitment' then nodes.code end,
        'titleEs', coalesce(stage.title_es, commitment.title_es), 'titleEn', coalesce(stage.title_en, commitment.title_en))
        order by array_position('{stage,commitment,outcome,no_record}', nodes.kind), stage.position, natural_key(coalesce(nodes.code, ''))), '[]')
      from nodes
      left join stages as stage on nodes.kind = 'stage' and stage.plan_id = ${plan}.id and stage.code = nodes.code
      left join commitments as commitment on nodes.kind = 'commitment' and commitment.plan_id = ${plan}.id and commitment.number = nodes.code),
    'links', (select coalesce(json_agg(json_build_object('from', "from", 'to', "to", 'count', count) order by "from", "to"), '[]')
      from (select "from", "to", count(*) as count from all_links group by "from", "to") as counted)))`;

extend(planShape, { flow: flowSql });
