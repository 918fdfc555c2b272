import { planShape } from '@quipu/plans';
import { extend, part, shape } from '@quipu/platform/reads';

/** Changes with any change of a definition below; snapshots keep the one that computed them. */
export const RULE = 'plan-figures/1';

type Figure = (plan: string) => string;

/** Commitments for which the IRM gave any of `indicators` one of `codes`. */
const commitmentsWith =
  (indicators: string, codes: string): Figure =>
  (plan) =>
    `(select count(distinct commitment_id) from commitment_codes where plan_id = ${plan}.id and indicator_code in (${indicators}) and code in (${codes}))`;

const RELEVANCE = `'access', 'participation', 'accountability'`;
const isAny = (indicators: string, code: string) => `bool_or(indicator_code in (${indicators}) and code = '${code}')`;

const potentiallyStarred: Figure = (plan) => `(select count(*) from (
  select from commitment_codes where plan_id = ${plan}.id group by commitment_id
  having ${isAny(`'verifiable'`, 'yes')} and ${isAny(RELEVANCE, 'yes')} and ${isAny(`'potential_impact'`, 'transformative')}) as starred)`;

/** The whole scale of the schemes that the plan's reports use, with zeros, then what nobody reviewed. */
const byCode =
  (indicator: string): Figure =>
  (plan) => `(
  with counted as (
    select scheme_code, code, count(*) as count from commitment_codes
    where plan_id = ${plan}.id and indicator_code = '${indicator}' group by scheme_code, code),
  scale as (
    select distinct on (codes.code) codes.code, codes.position, codes.title_es, codes.title_en, coalesce(counted.count, 0) as count
    from indicator_codes as codes left join counted using (scheme_code, code)
    where codes.indicator_code = '${indicator}'
      and codes.scheme_code in (select scheme_code from irm_reports where plan_id = ${plan}.id)
      and (codes.code not in ('not_reviewed', 'no_data', 'not_applicable') or counted.count > 0)
    order by codes.code, counted.count desc nulls last),
  bare as (
    select (select count(*) from commitments where plan_id = ${plan}.id) - (select coalesce(sum(count), 0) from counted) as count)
  select coalesce(json_agg(json_build_object('code', code, 'titleEs', title_es, 'titleEn', title_en, 'count', count) order by position), '[]')
  from (
    select code, position, title_es, title_en, count from scale where code <> 'not_reviewed'
    union all
    select 'not_reviewed', 1000, 'No revisado', 'Not reviewed', bare.count + coalesce((select count from scale where code = 'not_reviewed'), 0)
    from bare where bare.count > 0 or exists (select from scale where code = 'not_reviewed')) as whole)`;

const attendance =
  (sector: string): Figure =>
  (plan) =>
    `(select coalesce(sum(people), 0) from attendances join events on events.id = attendances.event_id where events.plan_id = ${plan}.id and sector = '${sector}')`;

const results =
  (condition: string): Figure =>
  (plan) =>
    `(select count(*) from contribution_results where plan_id = ${plan}.id and ${condition})`;

const isAdopted = `exists (select from lineage_edges where kind = 'adopted_as' and ended_at is null and from_contribution_id = contribution_results.contribution_id)`;
const isDropped = `moves_on(outcome) is false and not ${isAdopted}`;

const count =
  (table: string): Figure =>
  (plan) =>
    `(select count(*) from ${table} where plan_id = ${plan}.id)`;

/** Every figure of a plan as SQL over the alias of the plan's row. */
const FIGURES: Readonly<Record<string, Figure>> = {
  rule: () => `'${RULE}'`,
  commitments: count('commitments'),
  milestones: (plan) =>
    `(select count(*) from milestones join commitments on commitments.id = milestones.commitment_id where commitments.plan_id = ${plan}.id)`,
  contributions: count('contributions'),
  events: count('events'),
  assessedCommitments: commitmentsWith(RELEVANCE, `'yes', 'no'`),
  relevantCommitments: commitmentsWith(RELEVANCE, `'yes'`),
  transformativeCommitments: commitmentsWith(`'potential_impact'`, `'transformative'`),
  potentiallyStarred,
  potentialImpact: byCode('potential_impact'),
  completion: byCode('completion'),
  attendanceGovernment: attendance('government'),
  attendanceCivilSociety: attendance('civil_society'),
  attendanceOther: attendance('other'),
  eventsWithAttendance: (plan) =>
    `(select count(distinct event_id) from attendances join events on events.id = attendances.event_id where events.plan_id = ${plan}.id)`,
  dropped: results(isDropped),
  droppedWithoutReasonedResponse: results(`${isDropped} and is_answered is not true`),
  becameCommitments: results(isAdopted),
  undecided: results('decision_id is null'),
};

/** All figures of the plan in row `plan`, as one JSON object. */
export const allFigures = (plan: string) =>
  `json_build_object(${Object.entries(FIGURES)
    .map(([name, figure]) => `'${name}', ${figure(plan)}`)
    .join(', ')})`;

extend(planShape, { figures: part(() => shape('PlanFigures', FIGURES)) });
