import { declareWork } from '@quipu/accounts';
import { NOTICE_DAYS } from './reminders/reminders.rules.ts';

const find = (due: string) => `
  select plans.code as ref, plans.title_es, plans.title_en, count(*) as count, null as since, min(due_on) as due,
    plans.code as plan, array['planes', plans.code, 'plazos'] as path
  from answer_dues join plans on plans.id = plan_id
  where plan_id in (select id from reached_plans) and standing = 'open' and ${due}
  group by plans.id`;

const TODAY = `(now() at time zone answer_dues.time_zone)::date`;

declareWork({ kind: 'overdue-answers', permission: 'decision:record', find: find(`due_on::date < ${TODAY}`) });

declareWork({
  kind: 'answers-due',
  permission: 'decision:record',
  find: find(`due_on::date between ${TODAY} and ${TODAY} + ${NOTICE_DAYS}`),
});
