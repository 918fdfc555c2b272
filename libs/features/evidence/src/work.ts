import { declareWork } from '@quipu/accounts';

/** How many days before the day on which a milestone is due its evidence is asked for. */
const NOTICE_DAYS = 60;

/** The last day that a date may mean, which is a year, a month or a day. */
const lastDay = (date: string) => `
  case length(${date}) when 4 then (${date} || '-12-31')::date
    when 7 then ((${date} || '-01')::date + interval '1 month - 1 day')::date else ${date}::text::date end`;

declareWork({
  kind: 'milestone-evidence',
  permission: 'evidence:submit',
  find: `
    select milestones.id::text as ref, milestones.title_es, milestones.title_en, 1 as count, null as since,
      milestones.ends_on::text as due, plans.code as plan,
      array['planes', plans.code, 'compromisos', commitments.number, 'hitos', milestones.number, 'evidencia'] as path
    from milestones join commitments on commitments.id = commitment_id join plans on plans.id = plan_id
      join members on members.id = plans.member_id
    where lead_institution_id in (select id from reached_institutions)
      and ${lastDay('milestones.ends_on')} <= (now() at time zone members.time_zone)::date + ${NOTICE_DAYS}
      and not exists (select from evidence where evidence.milestone_id = milestones.id)`,
});
