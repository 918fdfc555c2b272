import { declareWork } from '@quipu/accounts';

// Asked of who may write drafts, and told to nobody else: that somebody is writing is not public either.
declareWork({
  kind: 'open-drafts',
  permission: 'draft:write',
  isHidden: true,
  find: `
    select drafts.id::text as ref, title as title_es, null as title_en, 1 as count, drafts.created_at as since, null as due,
      plans.code as plan, array['borradores', drafts.id::text] as path
    from drafts join plans on plans.id = drafts.plan_id join contributions on contributions.code = drafts.subject
    where closed_at is null and drafts.author_id = (select account_id from asker) and drafts.plan_id in (select id from reached_plans)`,
});

// Of a plan that wants a second pair of eyes: what says enough to be published, and waits for those of the asker.
declareWork({
  kind: 'second-eyes',
  permission: 'draft:approve',
  isHidden: true,
  find: `
    select drafts.id::text as ref, title as title_es, null as title_en, 1 as count, drafts.revised_at as since, null as due,
      plans.code as plan, array['borradores', drafts.id::text] as path
    from drafts join plans on plans.id = drafts.plan_id join contributions on contributions.code = drafts.subject
    where closed_at is null and needs_second_eyes and approved_revision is distinct from drafts.revision
      and drafts.plan_id in (select id from reached_plans) and content ->> 'stage' is not null and content ->> 'outcome' is not null
      and drafts.author_id is distinct from (select account_id from asker)
      and drafts.revised_by_id is distinct from (select account_id from asker)`,
});

declareWork({
  kind: 'undecided-contributions',
  permission: 'decision:record',
  find: `
    select plans.code as ref, plans.title_es, plans.title_en, count(*) as count, null as since, null as due,
      plans.code as plan, array['planes', plans.code, 'decidir'] as path
    from contributions join plans on plans.id = contributions.plan_id
    where plan_id in (select id from reached_plans)
      and not exists (select from decisions where decisions.contribution_id = contributions.id)
    group by plans.id`,
});

// An answer is news for two months; the page keeps it for ever.
declareWork({
  kind: 'answered-contributions',
  permission: 'contribution:own',
  find: `
    select contributions.code as ref, contributions.title as title_es, null as title_en, 1 as count,
      max(decisions.recorded_at) as since, null as due, plans.code as plan, array['aportes', contributions.code] as path
    from decisions join contributions on contributions.id = contribution_id join plans on plans.id = contributions.plan_id
    where author_id = (select account_id from asker) and decisions.recorded_at > now() - interval '60 days'
    group by contributions.id, plans.id`,
});
