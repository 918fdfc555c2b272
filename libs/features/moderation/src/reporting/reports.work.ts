import { declareThing, declareWork } from '@quipu/accounts';

declareThing(
  'report',
  `select member_id, plan_id from contribution_reports join plans on plans.id = plan_id where contribution_reports.id::text = $1`,
  { isHidden: true },
);

declareWork({
  kind: 'reported-contributions',
  permission: 'contribution:moderate',
  isHidden: true,
  find: `
    select plans.code as ref, plans.title_es, plans.title_en, count(distinct contribution_id) as count,
      min(reported_at) as since, null as due, plans.code as plan, array['planes', plans.code, 'moderacion'] as path
    from contribution_reports join plans on plans.id = plan_id
    where closed_at is null and plan_id in (select id from reached_plans) group by plans.id`,
});
