import { declareWork } from '@quipu/accounts';

// Who decided first is not asked: somebody else answers.
declareWork({
  kind: 'waiting-reviews',
  permission: 'decision:record',
  find: `
    select contributions.code as ref, contributions.title as title_es, null as title_en, 1 as count,
      requested_at as since, due_on::text as due, plans.code as plan, array['aportes', contributions.code, 'decidir'] as path
    from review_requests join contributions on contributions.id = review_requests.contribution_id
      join plans on plans.id = contributions.plan_id join decisions on decisions.id = review_requests.decision_id
    where review_requests.plan_id in (select id from reached_plans)
      and not exists (select from decisions as answer where answer.review_request_id = review_requests.id)
      and decisions.decided_by_id is distinct from (select account_id from asker)`,
});
