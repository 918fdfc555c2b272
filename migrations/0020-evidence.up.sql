-- What shows that a milestone was worked on: a file, known by its digest, or a link. A new version takes the place of an
-- old one, which stays.
create table evidence (
  id uuid constraint pk_evidence primary key default gen_random_uuid(),
  plan_id uuid not null,
  commitment_id uuid not null,
  milestone_id uuid not null,
  institution_id uuid not null constraint fk_evidence_institution_id references institutions (id),
  kind text not null constraint ck_evidence_kind check (kind in ('file', 'link')),
  title text not null constraint ck_evidence_title check (length(plain_words(title)) >= 3 and length(title) <= 300),
  description text constraint ck_evidence_description check (length(description) <= 5000),
  language text not null default 'es' constraint ck_evidence_language check (language ~ '^[a-z]{2,3}$'),
  sha256 text constraint ck_evidence_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint constraint ck_evidence_size_bytes check (size_bytes > 0),
  media_type text,
  file_name text,
  url text constraint ck_evidence_url check (url ~ '^(https?://|quipu:erased:)' and length(url) <= 2000),
  supersedes_id uuid,
  supersedes_because text,
  submitted_at timestamptz not null default now(),
  constraint uq_evidence_milestone_id_id unique (milestone_id, id),
  constraint fk_evidence_commitment foreign key (plan_id, commitment_id) references commitments (plan_id, id),
  constraint fk_evidence_milestone foreign key (commitment_id, milestone_id) references milestones (commitment_id, id),
  constraint fk_evidence_supersedes foreign key (milestone_id, supersedes_id) references evidence (milestone_id, id),
  constraint ck_evidence_file_or_link check (
    case kind when 'file' then num_nonnulls(sha256, size_bytes, media_type, file_name) = 4 and url is null
      else url is not null and num_nonnulls(sha256, size_bytes, media_type, file_name) = 0 end),
  constraint ck_evidence_superseding_says_why check ((supersedes_id is null) = (supersedes_because is null)
    and (supersedes_because is null or length(plain_words(supersedes_because)) >= 10))
);
create unique index uq_evidence_supersedes_id on evidence (supersedes_id);
create index ix_evidence_milestone_id on evidence (milestone_id, submitted_at);
create index ix_evidence_commitment_id on evidence (commitment_id);
create index ix_evidence_sha256 on evidence (sha256);

call journal.declare('evidence', public_columns => 'id plan_id commitment_id milestone_id institution_id kind language sha256 size_bytes media_type supersedes_id submitted_at',
  text_columns => 'title description file_name url supersedes_because', append_only => true);
grant select, insert on evidence to quipu_application;
grant select on evidence to quipu_reader;
call journal.build_past();
