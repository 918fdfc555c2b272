create table events (
  id uuid constraint pk_events primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_events_plan_id references plans (id),
  code text not null,
  kind text not null constraint ck_events_kind check (kind in ('thematic_table', 'regional_workshop', 'national_table',
    'virtual_forum', 'technical_meeting', 'forum_session', 'presentation', 'results_meeting')),
  stage_code text,
  title_es text not null,
  title_en text,
  place text,
  starts_on partial_date,
  ends_on partial_date,
  announced_on partial_date,
  minutes_published boolean,
  attendance_published integer constraint ck_events_attendance_published check (attendance_published >= 0),
  constraint uq_events_plan_id_code unique (plan_id, code),
  constraint uq_events_plan_id_id unique (plan_id, id),
  constraint fk_events_stage foreign key (plan_id, stage_code) references stages (plan_id, code)
);
comment on column events.attendance_published is 'Total as the source gives it; the rows of attendances may add up to another number.';

create table attendances (
  id uuid constraint pk_attendances primary key default gen_random_uuid(),
  event_id uuid not null constraint fk_attendances_event_id references events (id),
  sector text not null constraint ck_attendances_sector check (sector in ('government', 'civil_society', 'other')),
  people integer not null constraint ck_attendances_people check (people >= 0),
  constraint uq_attendances_event_id_sector unique (event_id, sector)
);

do $$ declare named text; begin
  foreach named in array array['events', 'attendances'] loop
    execute format('call journal.attach(%L)', named);
    execute format('grant select, insert, update on %I to quipu_application', named);
    execute format('grant select on %I to quipu_reader', named);
  end loop;
end $$;
