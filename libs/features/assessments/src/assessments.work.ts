import { declareWork } from '@quipu/accounts';

// A commitment waits while an indicator of the report's scheme has no code for it as a whole, be it `not_reviewed`.
declareWork({
  kind: 'uncoded-commitments',
  permission: 'assessment:record',
  find: `
    select irm_reports.code as ref, irm_reports.title_es, irm_reports.title_en, count(*) as count, null as since, null as due,
      plans.code as plan, array['planes', plans.code, 'compromisos',
        (array_agg(commitments.number order by natural_key(commitments.number)))[1], 'evaluar'] as path
    from irm_reports join plans on plans.id = irm_reports.plan_id join commitments on commitments.plan_id = plans.id
    where plans.id in (select id from reached_plans) and exists (
      select from indicators where indicators.scheme_code = irm_reports.scheme_code and not exists (
        select from assessments where irm_report_id = irm_reports.id and commitment_id = commitments.id
          and milestone_id is null and assessments.indicator_code = indicators.code))
    group by irm_reports.id, plans.id`,
});
