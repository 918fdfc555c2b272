-- What a ground demands to be named, who was there, and what others said before and after: opinions, votes, answers,
-- requests to decide again.
alter table reason_codes add column demands text
  constraint ck_reason_codes_demands check (demands in ('programme', 'duplicate', 'place', 'legal_ground', 'withdrawal'));
comment on column reason_codes.demands is 'What a decision on this ground has to name: the programme that is under way, the contribution that it repeats, the place where it is taken up, the legal ground. withdrawal: only its author decides on it.';

create table review_requests (
  id uuid constraint pk_review_requests primary key default gen_random_uuid(),
  plan_id uuid not null,
  contribution_id uuid not null,
  decision_id uuid not null constraint fk_review_requests_decision_id references decisions (id),
  account_id uuid constraint fk_review_requests_account_id references accounts (id),
  because text not null constraint ck_review_requests_because check (length(plain_words(because)) >= 40 and length(because) <= 10000),
  due_on partial_date not null constraint ck_review_requests_due_on check (length(due_on) = 10),
  requested_at timestamptz not null default now(),
  constraint uq_review_requests_decision_id unique (decision_id),
  constraint fk_review_requests_contribution foreign key (plan_id, contribution_id) references contributions (plan_id, id)
);
comment on table review_requests is 'The contributor asks again after a decision, once. The decision that answers it names it, and closes it.';
comment on column review_requests.due_on is 'The last day for the answer, in the member''s time zone.';
create index ix_review_requests_contribution_id on review_requests (contribution_id);

alter table decisions
  add column named text constraint ck_decisions_named check (length(named) <= 1000),
  add column duplicate_of_id uuid constraint fk_decisions_duplicate_of_id references contributions (id),
  add column officials text constraint ck_decisions_officials check (length(officials) <= 2000),
  add column review_request_id uuid constraint fk_decisions_review_request_id references review_requests (id),
  add column decided_by_id uuid constraint fk_decisions_decided_by_id references accounts (id),
  add constraint ck_decisions_not_duplicate_of_itself check (duplicate_of_id <> contribution_id);
comment on column decisions.named is 'The programme that is under way already, or the place where it is taken up, as its ground demands.';
comment on column decisions.officials is 'Officials who were present, by their offices.';
comment on column decisions.decided_by_id is 'The account that recorded it: whoever answers a review request is somebody else.';
create unique index uq_decisions_review_request_id on decisions (review_request_id);
create index ix_decisions_duplicate_of_id on decisions (duplicate_of_id);

create or replace function refuse_unreasoned_decision() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  code reason_codes;
  own text;
begin
  if new.reason_code is not null then
    select * into strict code from reason_codes where reason_codes.code = new.reason_code;
    own := plain_words(replace(replace(lower(plain_words(coalesce(new.reasons, ''))), lower(code.title_es), ''), lower(code.title_en), ''));
    if new.outcome <> 'accepted' and length(own) < code.min_length then
      raise exception 'quipu: the reasons of a decision need at least % characters beyond the title of the reason code; these have %', code.min_length, length(own)
        using errcode = 'check_violation', constraint = 'ck_decisions_no_silent_no';
    end if;
    if code.needs_source and new.basis <> 'observed' then
      raise exception 'quipu: reason code % is only for a decision observed in a source; who decides gives a reason', new.reason_code
        using errcode = 'check_violation', constraint = 'ck_decisions_no_silent_no';
    end if;
    -- What was transcribed from a source says what the source says, and no more.
    if new.basis = 'decided' and new.outcome <> 'accepted' and (
        code.demands in ('programme', 'place') and length(plain_words(coalesce(new.named, ''))) < 3
        or code.demands = 'duplicate' and new.duplicate_of_id is null
        or code.demands = 'legal_ground' and length(plain_words(coalesce(new.legal_ground, ''))) < 3
        or code.demands = 'withdrawal' and new.outcome <> 'withdrawn_by_author') then
      raise exception 'quipu: a decision on the ground % has to name: %', new.reason_code, code.demands
        using errcode = 'check_violation', constraint = 'ck_decisions_demanded';
    end if;
  end if;
  if new.supersedes_id is not null and not exists (select from decisions as standing
      where standing.id = new.supersedes_id and standing.contribution_id = new.contribution_id and standing.stage_code = new.stage_code) then
    raise exception 'quipu: a decision supersedes only one on the same contribution at the same stage'
      using errcode = 'check_violation', constraint = 'fk_decisions_supersedes_id';
  end if;
  if new.review_request_id is not null and not exists (select from review_requests join decisions as first on first.id = review_requests.decision_id
      where review_requests.id = new.review_request_id and review_requests.decision_id = new.supersedes_id
        and (first.decided_by_id is null or first.decided_by_id is distinct from new.decided_by_id)) then
    raise exception 'quipu: a review request is answered by a decision that takes the place of the one it asks about, by somebody else than who took that'
      using errcode = 'check_violation', constraint = 'fk_decisions_review_request_id';
  end if;
  return new;
end $$;

create table opinions (
  id uuid constraint pk_opinions primary key default gen_random_uuid(),
  plan_id uuid not null,
  contribution_id uuid not null,
  institution_id uuid not null constraint fk_opinions_institution_id references institutions (id),
  event_id uuid,
  stance text not null constraint ck_opinions_stance check (stance in ('favourable', 'favourable_with_changes', 'unfavourable', 'not_ours')),
  reasons text not null constraint ck_opinions_reasons check (length(plain_words(reasons)) >= 40 and length(reasons) <= 10000),
  supersedes_id uuid,
  supersedes_because text,
  recorded_at timestamptz not null default now(),
  constraint uq_opinions_contribution_id_id unique (contribution_id, id),
  constraint fk_opinions_contribution foreign key (plan_id, contribution_id) references contributions (plan_id, id),
  constraint fk_opinions_event foreign key (plan_id, event_id) references events (plan_id, id),
  constraint fk_opinions_supersedes foreign key (contribution_id, supersedes_id) references opinions (contribution_id, id),
  constraint ck_opinions_superseding_says_why check ((supersedes_id is null) = (supersedes_because is null)
    and (supersedes_because is null or length(plain_words(supersedes_because)) >= 10))
);
comment on table opinions is 'What an institution says of a contribution in a technical meeting: not a decision.';
create unique index uq_opinions_supersedes_id on opinions (supersedes_id);
create unique index uq_opinions_first on opinions (contribution_id, institution_id) where supersedes_id is null;

create table votes (
  id uuid constraint pk_votes primary key default gen_random_uuid(),
  plan_id uuid not null,
  contribution_id uuid not null,
  event_id uuid not null,
  account_id uuid constraint fk_votes_account_id references accounts (id),
  institution_id uuid constraint fk_votes_institution_id references institutions (id),
  choice text not null constraint ck_votes_choice check (choice in ('in_favour', 'against', 'abstention')),
  because text constraint ck_votes_because check (length(because) <= 5000),
  supersedes_id uuid,
  recorded_at timestamptz not null default now(),
  constraint uq_votes_contribution_id_id unique (contribution_id, id),
  constraint fk_votes_contribution foreign key (plan_id, contribution_id) references contributions (plan_id, id),
  constraint fk_votes_event foreign key (plan_id, event_id) references events (plan_id, id),
  constraint fk_votes_supersedes foreign key (contribution_id, supersedes_id) references votes (contribution_id, id)
);
comment on table votes is 'How a member of the forum voted on a contribution in a session. Public by institution; who cast it is not.';
create unique index uq_votes_supersedes_id on votes (supersedes_id);
create unique index uq_votes_first on votes (contribution_id, event_id, account_id) where supersedes_id is null;

create table answers (
  id uuid constraint pk_answers primary key default gen_random_uuid(),
  plan_id uuid not null,
  contribution_id uuid not null,
  institution_id uuid constraint fk_answers_institution_id references institutions (id),
  body text not null constraint ck_answers_body check (length(plain_words(body)) >= 40 and length(body) <= 20000),
  language text not null default 'es' constraint ck_answers_language check (language ~ '^[a-z]{2,3}$'),
  supersedes_id uuid,
  supersedes_because text,
  recorded_at timestamptz not null default now(),
  constraint uq_answers_contribution_id_id unique (contribution_id, id),
  constraint fk_answers_contribution foreign key (plan_id, contribution_id) references contributions (plan_id, id),
  constraint fk_answers_supersedes foreign key (contribution_id, supersedes_id) references answers (contribution_id, id),
  constraint ck_answers_superseding_says_why check ((supersedes_id is null) = (supersedes_because is null)
    and (supersedes_because is null or length(plain_words(supersedes_because)) >= 10))
);
comment on table answers is 'The answer to a question, a comment or a complaint, by the coordinator or by the institution that it concerns.';
create unique index uq_answers_supersedes_id on answers (supersedes_id);
create index ix_answers_contribution_id on answers (contribution_id, recorded_at);

-- Each is said where it belongs, and takes the place only of what the same one said.
create function refuse_misplaced_word() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  told jsonb := to_jsonb(new);
  is_right boolean;
begin
  is_right := case tg_table_name
    when 'opinions' then (new.event_id is null or exists (select from events where id = new.event_id and kind = 'technical_meeting'))
      and (new.supersedes_id is null or exists (select from opinions where id = new.supersedes_id and institution_id = (told ->> 'institution_id')::uuid))
    when 'votes' then exists (select from events where id = new.event_id and kind = 'forum_session')
      and (new.supersedes_id is null or exists (select from votes where id = new.supersedes_id and event_id = new.event_id
        and account_id is not distinct from (told ->> 'account_id')::uuid))
  end;
  if not is_right then
    raise exception 'quipu: an opinion belongs to a technical meeting or to none, a vote to a session of the forum; each takes the place of one''s own'
      using errcode = 'check_violation', constraint = 'ck_' || tg_table_name || '_place';
  end if;
  return new;
end $$;
create trigger bb_place before insert on opinions for each row execute function refuse_misplaced_word();
create trigger bb_place before insert on votes for each row execute function refuse_misplaced_word();

create function refuse_misplaced_answer() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from contributions where id = new.contribution_id and kind = 'proposal') then
    raise exception 'quipu: a proposal is decided on; questions, comments and complaints are answered'
      using errcode = 'check_violation', constraint = 'ck_answers_place';
  end if;
  if new.supersedes_id is not null and not exists (select from answers
      where id = new.supersedes_id and institution_id is not distinct from new.institution_id) then
    raise exception 'quipu: an answer takes the place only of what the same one answered' using errcode = 'check_violation', constraint = 'ck_answers_place';
  end if;
  return new;
end $$;
create trigger bb_place before insert on answers for each row execute function refuse_misplaced_answer();

create function refuse_misplaced_request() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from decisions where id = new.decision_id and contribution_id = new.contribution_id
      and outcome not in ('accepted', 'withdrawn_by_author') and review_request_id is null) then
    raise exception 'quipu: one asks again after a decision on the same contribution that fell short of acceptance, and that answered no other request'
      using errcode = 'check_violation', constraint = 'ck_review_requests_decision';
  end if;
  return new;
end $$;
create trigger bb_decision before insert on review_requests for each row execute function refuse_misplaced_request();

alter table drafts
  add column approved_by_id uuid constraint fk_drafts_approved_by_id references accounts (id),
  add column approved_revision integer,
  add column approved_at timestamptz,
  add column revised_by_id uuid constraint fk_drafts_revised_by_id references accounts (id),
  add constraint ck_drafts_approval check (num_nulls(approved_by_id, approved_revision, approved_at) in (0, 3)
    and (approved_by_id is null or approved_by_id is distinct from author_id)
    and (approved_by_id is null or approved_revision <> revision or approved_by_id is distinct from revised_by_id));
comment on column drafts.revised_by_id is 'Who revised it last. Null: nobody but its author.';
comment on column drafts.approved_revision is 'The revision that a second pair of eyes approved: whoever revises it after needs them again.';

-- Whether anybody ever answered with reasons: by a decision, or in words. Said of all at once and not by a look for each, for a
-- plan may have thousands; of a single one it looks at no other.
create or replace view contribution_results as
  select contributions.id as contribution_id, contributions.plan_id, last.id as decision_id, last.outcome,
    case when exists (select from answers where answers.contribution_id = contributions.id) then true else answered.is_answered end as is_answered
  from contributions
  left join (
    select distinct on (standing_decisions.plan_id, standing_decisions.contribution_id) standing_decisions.plan_id, standing_decisions.contribution_id,
      standing_decisions.id, standing_decisions.outcome
    from standing_decisions join stages on stages.plan_id = standing_decisions.plan_id and stages.code = standing_decisions.stage_code
    order by standing_decisions.plan_id, standing_decisions.contribution_id, stages.position desc) as last
    on last.plan_id = contributions.plan_id and last.contribution_id = contributions.id
  left join (
    select plan_id, contribution_id, bool_or(has_published_response) as is_answered from decisions group by plan_id, contribution_id) as answered
    on answered.plan_id = contributions.plan_id and answered.contribution_id = contributions.id;
-- What is private of a decision stays out: the past has no such column.
create or replace view standing_decisions as
  select id, plan_id, contribution_id, stage_code, outcome, reason_code, reasons, legal_ground, deciding_institution_id, event_id, decided_on, basis, source,
    has_published_response, is_author_notified, supersedes_id, supersedes_because, recorded_at, named, duplicate_of_id, officials, review_request_id
  from decisions as old where not exists (select from decisions as new where new.supersedes_id = old.id);

call journal.declare('reason_codes', public_columns => 'id code position title_es title_en min_length needs_source source demands');
call journal.declare('review_requests', public_columns => 'id plan_id contribution_id decision_id due_on requested_at', text_columns => 'because',
  private_columns => 'account_id', append_only => true);
call journal.declare('decisions', public_columns => 'id plan_id contribution_id stage_code outcome reason_code deciding_institution_id event_id decided_on basis has_published_response is_author_notified supersedes_id recorded_at duplicate_of_id review_request_id',
  text_columns => 'reasons legal_ground source supersedes_because named officials', private_columns => 'decided_by_id', append_only => true);
call journal.declare('opinions', public_columns => 'id plan_id contribution_id institution_id event_id stance supersedes_id recorded_at',
  text_columns => 'reasons supersedes_because', append_only => true);
call journal.declare('votes', public_columns => 'id plan_id contribution_id event_id institution_id choice supersedes_id recorded_at',
  text_columns => 'because', private_columns => 'account_id', append_only => true);
call journal.declare('answers', public_columns => 'id plan_id contribution_id institution_id language supersedes_id recorded_at',
  text_columns => 'body supersedes_because', append_only => true);
call journal.declare('drafts', public_columns => 'id',
  private_columns => 'kind plan_id subject content author_id created_at revised_at revision closed_at outcome published_id approved_by_id approved_revision approved_at revised_by_id');
alter table decisions enable always trigger bb_reasons;
alter table opinions enable always trigger bb_place;
alter table votes enable always trigger bb_place;
alter table answers enable always trigger bb_place;
alter table review_requests enable always trigger bb_decision;
grant select, insert on review_requests, opinions, votes, answers to quipu_application;
revoke select on decisions from quipu_reader;
grant select (id, plan_id, contribution_id, stage_code, outcome, reason_code, reasons, legal_ground, deciding_institution_id, event_id, decided_on, basis, source,
  has_published_response, is_author_notified, supersedes_id, supersedes_because, recorded_at, named, duplicate_of_id, officials, review_request_id) on decisions to quipu_reader;
grant select on opinions, answers to quipu_reader;
grant select (id, plan_id, contribution_id, decision_id, because, due_on, requested_at) on review_requests to quipu_reader;
grant select (id, plan_id, contribution_id, event_id, institution_id, choice, because, supersedes_id, recorded_at) on votes to quipu_reader;
call journal.build_past();
