-- By when each contribution is to be answered, and when it was: counted in days of the member's time zone. What a day says of
-- it, that it waits or is overdue, stands in no row: whoever reads it names the day.
create view answer_dues as
  select counted.id, counted.id as contribution_id, counted.plan_id, counted.stage_code, counted.kind, counted.recorded_on,
    counted.time_zone, counted.term_days, to_char(counted.due, 'YYYY-MM-DD') as due_on, counted.is_answered,
    to_char(counted.answered, 'YYYY-MM-DD') as answered_on, counted.answered_by_id, counted.answered - counted.recorded as delay_days,
    case when counted.term_days is null then 'no_term'
         when counted.due is null or counted.is_answered is null then 'not_known'
         when not counted.is_answered then 'open'
         when counted.answered <= counted.due then 'answered_on_time'
         when counted.answered is null or counted.has_undated then 'not_known'
         else 'answered_late' end as standing
  from (
    select contributions.id, contributions.plan_id, contributions.first_stage_code as stage_code, contributions.kind,
      contributions.recorded_on, members.time_zone, term.days as term_days, recorded.day as recorded, recorded.day + term.days as due,
      case when given.is_given then true when given.is_unknown then null else false end as is_answered,
      given.day as answered, given.has_undated, given.institution_id as answered_by_id
    from contributions
    join plans on plans.id = contributions.plan_id join members on members.id = plans.member_id
    cross join lateral (
      select case when length(contributions.recorded_on) = 10 then contributions.recorded_on::text::date end as day) as recorded
    left join lateral (
      select answer_terms.days from answer_terms
      where answer_terms.plan_id = contributions.plan_id and answer_terms.days is not null
        and coalesce(answer_terms.stage_code = contributions.first_stage_code, true) and coalesce(answer_terms.kind = contributions.kind, true)
      order by num_nulls(answer_terms.stage_code, answer_terms.kind), answer_terms.kind is null limit 1) as term on true
    -- Of all contributions at once: one look for each would take seconds for a plan of thousands.
    left join (
      select responses.plan_id, responses.contribution_id, bool_or(responses.is_response) as is_given, bool_or(responses.is_response is null) as is_unknown,
        min(responses.day) filter (where responses.is_response) as day, bool_or(responses.day is null) filter (where responses.is_response) as has_undated,
        (array_agg(responses.institution_id order by responses.day, responses.recorded_at, responses.id) filter (where responses.is_response))[1] as institution_id
      from (
        -- What was observed in a source was answered when the source says, if it says the day.
        select decisions.plan_id, decisions.contribution_id, decisions.id, decisions.recorded_at, decisions.deciding_institution_id as institution_id,
          decisions.has_published_response as is_response,
          case when decisions.basis = 'decided' then (decisions.recorded_at at time zone members.time_zone)::date
               when length(decisions.decided_on) = 10 then decisions.decided_on::text::date end as day
        from decisions join plans on plans.id = decisions.plan_id join members on members.id = plans.member_id
        union all
        select answers.plan_id, answers.contribution_id, answers.id, answers.recorded_at, answers.institution_id, true,
          (answers.recorded_at at time zone members.time_zone)::date
        from answers join plans on plans.id = answers.plan_id join members on members.id = plans.member_id) as responses
      group by responses.plan_id, responses.contribution_id) as given
      on given.plan_id = contributions.plan_id and given.contribution_id = contributions.id
    -- What is hidden from the public waits for no public answer.
    where not exists (select from hidden_contributions where hidden_contributions.contribution_id = contributions.id)) as counted;
comment on view answer_dues is 'The term of a contribution is the one that names its stage and kind, else its kind, else its stage, else neither. answered_on is the day of the first answer whose day is known.';
comment on column answer_dues.standing is 'open: not answered; waiting until due_on, overdue from the day after it.';
grant select on answer_dues to quipu_application, quipu_reader;
call journal.build_past();
