import { declareWork } from '@quipu/accounts';

/** How many days after an event its minutes are asked for. */
const PATIENCE_DAYS = 7;

const PATH = `array['planes', plans.code, 'espacios', events.code, 'acta']`;
const TODAY = `(now() at time zone members.time_zone)::date`;
const IN_PLAN = `events join plans on plans.id = events.plan_id join members on members.id = plans.member_id`;

declareWork({
  kind: 'event-minutes',
  permission: 'event:write',
  find: `
    select events.id::text as ref, events.title_es, events.title_en, 1 as count, null as since, null as due,
      plans.code as plan, ${PATH} as path
    from ${IN_PLAN}
    where events.plan_id in (select id from reached_plans) and cancelled_at is null and modality is not null
      and length(coalesce(events.ends_on, events.starts_on)) = 10
      and coalesce(events.ends_on, events.starts_on)::text::date + ${PATIENCE_DAYS} <= ${TODAY}
      and not exists (select from minutes where minutes.event_id = events.id)`,
});

declareWork({
  kind: 'minutes-observations',
  permission: 'event:write',
  find: `
    select events.id::text as ref, events.title_es, events.title_en, count(*) as count,
      min(minutes_observations.recorded_at) as since, null as due, plans.code as plan, ${PATH} as path
    from ${IN_PLAN} join minutes on minutes.event_id = events.id
      join minutes_observations on minutes_observations.minutes_id = minutes.id
    where events.plan_id in (select id from reached_plans)
      and not exists (select from minutes as later where later.event_id = events.id and later.version > minutes.version)
    group by events.id, plans.id`,
});
