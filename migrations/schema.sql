-- The schema that the migrations build, from the catalogue. Written by `npm run schema`; do not edit.

-- tables
journal.acts.id bigint not null
journal.acts.xid xid8 not null default pg_current_xact_id()
journal.acts.at timestamp with time zone not null default clock_timestamp()
journal.acts.actor text not null
journal.acts.role text not null
journal.acts.act text not null
journal.acts.subject text not null
journal.acts.reason text
journal.acts.source text
journal.acts.request_id text
journal.acts.salt bytea default (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
journal.acts.salts jsonb
journal.checkpoints.size bigint not null
journal.checkpoints.root bytea not null
journal.checkpoints.signed_at timestamp with time zone not null default clock_timestamp()
journal.checkpoints.note text not null
journal.cosignatures.size bigint not null
journal.cosignatures.witness text not null
journal.cosignatures.line text not null
journal.cosignatures.received_at timestamp with time zone not null default clock_timestamp()
journal.entries.id bigint not null
journal.entries.act_id bigint not null
journal.entries.xid xid8 not null default pg_current_xact_id()
journal.entries.kind text not null
journal.entries.row_id uuid not null
journal.entries.op text not null
journal.entries.before jsonb
journal.entries.after jsonb
journal.entries.salt bytea default (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
journal.entries.salts jsonb
journal.entries.shape integer not null default 1
journal.entry_personal.entry_id bigint not null
journal.entry_personal.subject uuid not null
journal.entry_personal.after jsonb not null
journal.entry_personal.salt bytea not null default (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
journal.head.is_only boolean not null default true
journal.head.size bigint not null default 0
journal.head.sequenced_at timestamp with time zone not null default '-infinity'::timestamp with time zone
journal.head.drained_xmin xid8 not null default '0'::xid8
journal.head.base_entry_id bigint not null default 0
journal.head.system_identifier text
journal.keys.vkey text not null
journal.keys.announced_at timestamp with time zone not null default clock_timestamp()
journal.keys.retired_at timestamp with time zone
journal.leaves.log_index bigint not null
journal.leaves.entry_id bigint
journal.leaves.kind text not null
journal.leaves.row_id uuid not null
journal.leaves.previous_index bigint
journal.leaves.sequenced_at timestamp with time zone not null
journal.leaves.body bytea not null
journal.shapes.kind text not null
journal.shapes.shape integer not null
journal.shapes.columns jsonb not null
journal.shapes.subject text
journal.shapes.declared_at timestamp with time zone not null default clock_timestamp()
journal.tiles.level smallint not null
journal.tiles.position bigint not null
journal.tiles.hashes bytea not null
public.accounts.id uuid not null default gen_random_uuid()
public.accounts.language text not null default 'es'::text
public.accounts.name text
public.accounts.email text
public.accounts.registered_at timestamp with time zone not null default now()
public.answer_terms.id uuid not null default gen_random_uuid()
public.answer_terms.plan_id uuid not null
public.answer_terms.stage_code text
public.answer_terms.kind text
public.answer_terms.days integer
public.answers.id uuid not null default gen_random_uuid()
public.answers.plan_id uuid not null
public.answers.contribution_id uuid not null
public.answers.institution_id uuid
public.answers.body text not null
public.answers.language text not null default 'es'::text
public.answers.supersedes_id uuid
public.answers.supersedes_because text
public.answers.recorded_at timestamp with time zone not null default now()
public.assessments.id uuid not null default gen_random_uuid()
public.assessments.plan_id uuid not null
public.assessments.irm_report_id uuid not null
public.assessments.commitment_id uuid not null
public.assessments.milestone_id uuid
public.assessments.scheme_code text not null
public.assessments.indicator_code text not null
public.assessments.code text not null
public.assessments.rationale text
public.assessments.supersedes_id uuid
public.assessments.supersedes_because text
public.assessments.recorded_at timestamp with time zone not null default now()
public.attendances.id uuid not null default gen_random_uuid()
public.attendances.event_id uuid not null
public.attendances.sector text not null
public.attendances.people integer not null
public.attendances.institution_id uuid
public.attendances.seats integer
public.commitments.id uuid not null default gen_random_uuid()
public.commitments.plan_id uuid not null
public.commitments.number text not null
public.commitments.title_es text not null
public.commitments.title_en text
public.commitments.lead_institution_id uuid
public.commitments.theme_code text
public.commitments.starts_on partial_date
public.commitments.ends_on partial_date
public.communications.id uuid not null default gen_random_uuid()
public.communications.plan_id uuid not null
public.communications.decision_id uuid not null
public.communications.communicated_at timestamp with time zone not null
public.contribution_files.id uuid not null default gen_random_uuid()
public.contribution_files.plan_id uuid not null
public.contribution_files.contribution_id uuid not null
public.contribution_files.title text not null
public.contribution_files.sha256 text not null
public.contribution_files.size_bytes bigint not null
public.contribution_files.media_type text not null
public.contribution_files.file_name text not null
public.contribution_files.attached_at timestamp with time zone not null default now()
public.contribution_reports.id uuid not null default gen_random_uuid()
public.contribution_reports.plan_id uuid not null
public.contribution_reports.contribution_id uuid not null
public.contribution_reports.ground text not null
public.contribution_reports.note text
public.contribution_reports.reported_at timestamp with time zone not null default now()
public.contribution_reports.closed_at timestamp with time zone
public.contribution_reports.moderation_id uuid
public.contribution_reports.closed_because text
public.contributions.id uuid not null default gen_random_uuid()
public.contributions.plan_id uuid not null
public.contributions.code text not null
public.contributions.kind text not null
public.contributions.first_stage_code text not null
public.contributions.event_id uuid
public.contributions.theme_code text
public.contributions.title text not null
public.contributions.body text
public.contributions.language text not null default 'es'::text
public.contributions.contributor_kind text not null
public.contributions.institution_id uuid
public.contributions.recorded_on partial_date
public.contributions.author_id uuid
public.contributions.region_code text
public.contributions.channel text
public.contributions.place text
public.contributions.on_behalf_of text
public.contributions.author_visibility text
public.contributions.author_name text
public.decisions.id uuid not null default gen_random_uuid()
public.decisions.plan_id uuid not null
public.decisions.contribution_id uuid not null
public.decisions.stage_code text not null
public.decisions.outcome text not null
public.decisions.reason_code text
public.decisions.reasons text
public.decisions.legal_ground text
public.decisions.deciding_institution_id uuid
public.decisions.event_id uuid
public.decisions.decided_on partial_date
public.decisions.basis text not null
public.decisions.source text
public.decisions.has_published_response boolean
public.decisions.is_author_notified boolean
public.decisions.supersedes_id uuid
public.decisions.supersedes_because text
public.decisions.recorded_at timestamp with time zone not null default now()
public.decisions.named text
public.decisions.duplicate_of_id uuid
public.decisions.officials text
public.decisions.review_request_id uuid
public.decisions.decided_by_id uuid
public.draft_commitment_authors.id uuid not null default gen_random_uuid()
public.draft_commitment_authors.plan_id uuid not null
public.draft_commitment_authors.version_id uuid not null
public.draft_commitment_authors.institution_id uuid not null
public.draft_commitment_sources.id uuid not null default gen_random_uuid()
public.draft_commitment_sources.plan_id uuid not null
public.draft_commitment_sources.version_id uuid not null
public.draft_commitment_sources.contribution_id uuid not null
public.draft_commitment_sources.changed text not null
public.draft_commitment_versions.id uuid not null default gen_random_uuid()
public.draft_commitment_versions.plan_id uuid not null
public.draft_commitment_versions.draft_commitment_id uuid not null
public.draft_commitment_versions.version integer not null
public.draft_commitment_versions.title text not null
public.draft_commitment_versions.problem text
public.draft_commitment_versions.status_quo text
public.draft_commitment_versions.change_sought text
public.draft_commitment_versions.lead_institution_id uuid
public.draft_commitment_versions.theme_code text
public.draft_commitment_versions.starts_on partial_date
public.draft_commitment_versions.ends_on partial_date
public.draft_commitment_versions.because text not null
public.draft_commitment_versions.recorded_at timestamp with time zone not null default now()
public.draft_commitments.id uuid not null default gen_random_uuid()
public.draft_commitments.plan_id uuid not null
public.draft_commitments.code text not null
public.draft_commitments.origin text not null
public.draft_commitments.initiative text
public.draft_commitments.opened_at timestamp with time zone not null default now()
public.drafts.id uuid not null default gen_random_uuid()
public.drafts.kind text not null
public.drafts.plan_id uuid not null
public.drafts.subject text not null
public.drafts.content jsonb not null
public.drafts.author_id uuid
public.drafts.created_at timestamp with time zone not null default now()
public.drafts.revised_at timestamp with time zone not null default now()
public.drafts.revision integer not null default 1
public.drafts.closed_at timestamp with time zone
public.drafts.outcome text
public.drafts.published_id uuid
public.drafts.approved_by_id uuid
public.drafts.approved_revision integer
public.drafts.approved_at timestamp with time zone
public.drafts.revised_by_id uuid
public.drafts.batch_id uuid
public.event_documents.id uuid not null default gen_random_uuid()
public.event_documents.plan_id uuid not null
public.event_documents.event_id uuid not null
public.event_documents.kind text not null
public.event_documents.title text not null
public.event_documents.language text not null default 'es'::text
public.event_documents.sha256 text
public.event_documents.size_bytes bigint
public.event_documents.media_type text
public.event_documents.file_name text
public.event_documents.url text
public.event_documents.published_at timestamp with time zone not null default now()
public.event_registrations.id uuid not null default gen_random_uuid()
public.event_registrations.event_id uuid not null
public.event_registrations.account_id uuid not null
public.event_registrations.institution_id uuid
public.event_registrations.sector text not null
public.event_registrations.needs text
public.event_registrations.registered_at timestamp with time zone not null default now()
public.event_registrations.withdrawn_at timestamp with time zone
public.event_registrations.has_attended boolean
public.events.id uuid not null default gen_random_uuid()
public.events.plan_id uuid not null
public.events.code text not null
public.events.kind text not null
public.events.stage_code text
public.events.title_es text not null
public.events.title_en text
public.events.place text
public.events.starts_on partial_date
public.events.ends_on partial_date
public.events.announced_on partial_date
public.events.minutes_published boolean
public.events.attendance_published integer
public.events.modality text
public.events.online_at text
public.events.registration text
public.events.invitation text
public.events.agenda text
public.events.seats integer
public.events.quorum integer
public.events.begins_at timestamp with time zone
public.events.finishes_at timestamp with time zone
public.events.cancelled_at timestamp with time zone
public.events.cancelled_because text
public.events.registered integer
public.events.registered_attended integer
public.evidence.id uuid not null default gen_random_uuid()
public.evidence.plan_id uuid not null
public.evidence.commitment_id uuid not null
public.evidence.milestone_id uuid not null
public.evidence.institution_id uuid not null
public.evidence.kind text not null
public.evidence.title text not null
public.evidence.description text
public.evidence.language text not null default 'es'::text
public.evidence.sha256 text
public.evidence.size_bytes bigint
public.evidence.media_type text
public.evidence.file_name text
public.evidence.url text
public.evidence.supersedes_id uuid
public.evidence.supersedes_because text
public.evidence.submitted_at timestamp with time zone not null default now()
public.grants.id uuid not null default gen_random_uuid()
public.grants.account_id uuid not null
public.grants.role text not null
public.grants.member_id uuid
public.grants.plan_id uuid
public.grants.institution_id uuid
public.grants.starts_at timestamp with time zone not null default now()
public.grants.ends_at timestamp with time zone
public.grants.because text not null
public.grants.granted_by uuid
public.grants.confirmed_by uuid
public.grants.confirmed_at timestamp with time zone
public.grants.ended_at timestamp with time zone
public.grants.ended_by uuid
public.grants.ended_because text
public.indicator_codes.id uuid not null default gen_random_uuid()
public.indicator_codes.scheme_code text not null
public.indicator_codes.indicator_code text not null
public.indicator_codes.code text not null
public.indicator_codes.position integer not null
public.indicator_codes.official_number text
public.indicator_codes.title_es text not null
public.indicator_codes.title_en text not null
public.indicator_codes.source text not null
public.indicators.id uuid not null default gen_random_uuid()
public.indicators.scheme_code text not null
public.indicators.code text not null
public.indicators.position integer not null
public.indicators.title_es text not null
public.indicators.title_en text not null
public.institutions.id uuid not null default gen_random_uuid()
public.institutions.member_id uuid not null
public.institutions.code text not null
public.institutions.name_es text not null
public.institutions.name_en text
public.institutions.level text not null
public.institutions.kind text not null
public.irm_reports.id uuid not null default gen_random_uuid()
public.irm_reports.plan_id uuid not null
public.irm_reports.code text not null
public.irm_reports.kind text not null
public.irm_reports.scheme_code text
public.irm_reports.standards_edition text
public.irm_reports.title_es text not null
public.irm_reports.title_en text
public.irm_reports.published_on partial_date
public.irm_reports.public_influence text
public.irm_reports.source text
public.lineage_edges.id uuid not null default gen_random_uuid()
public.lineage_edges.plan_id uuid not null
public.lineage_edges.kind text not null
public.lineage_edges.from_contribution_id uuid
public.lineage_edges.from_commitment_id uuid
public.lineage_edges.to_contribution_id uuid
public.lineage_edges.to_commitment_id uuid
public.lineage_edges.to_event_id uuid
public.lineage_edges.because text
public.lineage_edges.started_on partial_date
public.lineage_edges.ended_at timestamp with time zone
public.lineage_edges.ended_because text
public.lineage_edges.from_draft_commitment_id uuid
public.lineage_edges.to_draft_commitment_id uuid
public.members.id uuid not null default gen_random_uuid()
public.members.code text not null
public.members.name_es text not null
public.members.name_en text not null
public.members.time_zone text not null
public.milestone_statuses.id uuid not null default gen_random_uuid()
public.milestone_statuses.plan_id uuid not null
public.milestone_statuses.commitment_id uuid not null
public.milestone_statuses.milestone_id uuid not null
public.milestone_statuses.status text not null
public.milestone_statuses.because text not null
public.milestone_statuses.supersedes_id uuid
public.milestone_statuses.recorded_at timestamp with time zone not null default now()
public.milestones.id uuid not null default gen_random_uuid()
public.milestones.commitment_id uuid not null
public.milestones.number text not null
public.milestones.title_es text not null
public.milestones.title_en text
public.milestones.starts_on partial_date
public.milestones.ends_on partial_date
public.minutes.id uuid not null default gen_random_uuid()
public.minutes.plan_id uuid not null
public.minutes.event_id uuid not null
public.minutes.version integer not null
public.minutes.state text not null
public.minutes.body text not null
public.minutes.because text
public.minutes.observations_until partial_date
public.minutes.recorded_at timestamp with time zone not null default now()
public.minutes_observations.id uuid not null default gen_random_uuid()
public.minutes_observations.plan_id uuid not null
public.minutes_observations.event_id uuid not null
public.minutes_observations.minutes_id uuid not null
public.minutes_observations.account_id uuid
public.minutes_observations.institution_id uuid
public.minutes_observations.sector text not null
public.minutes_observations.body text not null
public.minutes_observations.recorded_at timestamp with time zone not null default now()
public.moderations.id uuid not null default gen_random_uuid()
public.moderations.plan_id uuid not null
public.moderations.contribution_id uuid not null
public.moderations.is_hidden boolean not null
public.moderations.ground text not null
public.moderations.reasons text not null
public.moderations.supersedes_id uuid
public.moderations.recorded_at timestamp with time zone not null default now()
public.opinions.id uuid not null default gen_random_uuid()
public.opinions.plan_id uuid not null
public.opinions.contribution_id uuid not null
public.opinions.institution_id uuid not null
public.opinions.event_id uuid
public.opinions.stance text not null
public.opinions.reasons text not null
public.opinions.supersedes_id uuid
public.opinions.supersedes_because text
public.opinions.recorded_at timestamp with time zone not null default now()
public.plan_texts.id uuid not null default gen_random_uuid()
public.plan_texts.plan_id uuid not null
public.plan_texts.kind text not null
public.plan_texts.position integer not null
public.plan_texts.title_es text not null
public.plan_texts.title_en text
public.plan_texts.body_es text not null
public.plan_texts.body_en text
public.plan_texts.withdrawn_at timestamp with time zone
public.plans.id uuid not null default gen_random_uuid()
public.plans.member_id uuid not null
public.plans.code text not null
public.plans.number integer not null
public.plans.title_es text not null
public.plans.title_en text
public.plans.starts_on partial_date
public.plans.ends_on partial_date
public.plans.legal_instrument text
public.plans.adopted_on partial_date
public.plans.commitments_published integer
public.plans.completion_percent_published numeric(5,2)
public.plans.source text
public.plans.phase text
public.plans.needs_second_eyes boolean not null default false
public.plans.review_days integer not null default 15
public.reason_codes.id uuid not null default gen_random_uuid()
public.reason_codes.code text not null
public.reason_codes.position integer not null
public.reason_codes.title_es text not null
public.reason_codes.title_en text not null
public.reason_codes.min_length integer not null
public.reason_codes.needs_source boolean not null
public.reason_codes.source text not null
public.reason_codes.demands text
public.recommendations.id uuid not null default gen_random_uuid()
public.recommendations.irm_report_id uuid not null
public.recommendations.number integer not null
public.recommendations.title_es text not null
public.recommendations.title_en text
public.recommendations.is_addressed boolean
public.recommendations.is_integrated boolean
public.regions.id uuid not null default gen_random_uuid()
public.regions.code text not null
public.regions.title_es text not null
public.regions.title_en text
public.regions.source text not null
public.review_requests.id uuid not null default gen_random_uuid()
public.review_requests.plan_id uuid not null
public.review_requests.contribution_id uuid not null
public.review_requests.decision_id uuid not null
public.review_requests.account_id uuid
public.review_requests.because text not null
public.review_requests.due_on partial_date not null
public.review_requests.requested_at timestamp with time zone not null default now()
public.schemes.id uuid not null default gen_random_uuid()
public.schemes.code text not null
public.schemes.title_es text not null
public.schemes.title_en text not null
public.schemes.source text not null
public.snapshots.id uuid not null default gen_random_uuid()
public.snapshots.plan_id uuid not null
public.snapshots.day date not null
public.snapshots.rule text not null
public.snapshots.position bigint not null
public.snapshots.figures jsonb not null
public.snapshots.taken_at timestamp with time zone not null default now()
public.stages.id uuid not null default gen_random_uuid()
public.stages.plan_id uuid not null
public.stages.code text not null
public.stages.position integer not null
public.stages.title_es text not null
public.stages.title_en text
public.stages.opens_on partial_date
public.stages.closes_on partial_date
public.stages.announced_on partial_date
public.standard_ratings.id uuid not null default gen_random_uuid()
public.standard_ratings.irm_report_id uuid not null
public.standard_ratings.edition text not null
public.standard_ratings.standard_code text not null
public.standard_ratings.rating text not null
public.standard_ratings.facts text
public.standard_ratings.supersedes_id uuid
public.standard_ratings.supersedes_because text
public.standard_ratings.recorded_at timestamp with time zone not null default now()
public.standards.id uuid not null default gen_random_uuid()
public.standards.edition text not null
public.standards.code text not null
public.standards.position integer not null
public.standards.part text not null
public.standards.title_es text not null
public.standards.title_en text not null
public.standards.source text not null
public.supports.id uuid not null default gen_random_uuid()
public.supports.plan_id uuid not null
public.supports.contribution_id uuid not null
public.supports.institution_id uuid
public.supports.account_id uuid
public.supports.started_at timestamp with time zone not null default now()
public.supports.ended_at timestamp with time zone
public.themes.id uuid not null default gen_random_uuid()
public.themes.plan_id uuid not null
public.themes.code text not null
public.themes.title_es text not null
public.themes.title_en text
public.votes.id uuid not null default gen_random_uuid()
public.votes.plan_id uuid not null
public.votes.contribution_id uuid not null
public.votes.event_id uuid not null
public.votes.account_id uuid
public.votes.institution_id uuid
public.votes.choice text not null
public.votes.because text
public.votes.supersedes_id uuid
public.votes.recorded_at timestamp with time zone not null default now()

-- constraints
accounts ck_accounts_email CHECK (((email = lower(email)) AND (length(email) <= 254) AND (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text)))
accounts ck_accounts_language CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])))
accounts ck_accounts_name CHECK (((length(name) >= 1) AND (length(name) <= 200)))
accounts pk_accounts PRIMARY KEY (id)
answer_terms ck_answer_terms_days CHECK (((days >= 1) AND (days <= 365)))
answer_terms ck_answer_terms_kind CHECK ((kind = ANY (ARRAY['proposal'::text, 'comment'::text, 'question'::text, 'complaint'::text])))
answer_terms fk_answer_terms_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
answer_terms fk_answer_terms_stage FOREIGN KEY (plan_id, stage_code) REFERENCES stages(plan_id, code)
answer_terms pk_answer_terms PRIMARY KEY (id)
answers ck_answers_body CHECK (((length(plain_words(body)) >= 40) AND (length(body) <= 20000)))
answers ck_answers_language CHECK ((language ~ '^[a-z]{2,3}$'::text))
answers ck_answers_superseding_says_why CHECK ((((supersedes_id IS NULL) = (supersedes_because IS NULL)) AND ((supersedes_because IS NULL) OR (length(plain_words(supersedes_because)) >= 10))))
answers fk_answers_contribution FOREIGN KEY (plan_id, contribution_id) REFERENCES contributions(plan_id, id)
answers fk_answers_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
answers fk_answers_supersedes FOREIGN KEY (contribution_id, supersedes_id) REFERENCES answers(contribution_id, id)
answers pk_answers PRIMARY KEY (id)
answers uq_answers_contribution_id_id UNIQUE (contribution_id, id)
assessments ck_assessments_superseding_says_why CHECK (((supersedes_id IS NULL) = (supersedes_because IS NULL)))
assessments fk_assessments_code FOREIGN KEY (scheme_code, indicator_code, code) REFERENCES indicator_codes(scheme_code, indicator_code, code)
assessments fk_assessments_commitment FOREIGN KEY (plan_id, commitment_id) REFERENCES commitments(plan_id, id)
assessments fk_assessments_irm_report FOREIGN KEY (plan_id, irm_report_id) REFERENCES irm_reports(plan_id, id)
assessments fk_assessments_milestone FOREIGN KEY (commitment_id, milestone_id) REFERENCES milestones(commitment_id, id)
assessments fk_assessments_supersedes_id FOREIGN KEY (supersedes_id) REFERENCES assessments(id)
assessments pk_assessments PRIMARY KEY (id)
attendances ck_attendances_people CHECK ((people >= 0))
attendances ck_attendances_seats CHECK ((seats > 0))
attendances ck_attendances_sector CHECK ((sector = ANY (ARRAY['government'::text, 'civil_society'::text, 'other'::text])))
attendances fk_attendances_event_id FOREIGN KEY (event_id) REFERENCES events(id)
attendances fk_attendances_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
attendances pk_attendances PRIMARY KEY (id)
commitments ck_commitments_number CHECK (((length(number) >= 1) AND (length(number) <= 20)))
commitments ck_commitments_title_es CHECK (((length(title_es) >= 1) AND (length(title_es) <= 500)))
commitments fk_commitments_lead_institution_id FOREIGN KEY (lead_institution_id) REFERENCES institutions(id)
commitments fk_commitments_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
commitments fk_commitments_theme FOREIGN KEY (plan_id, theme_code) REFERENCES themes(plan_id, code)
commitments pk_commitments PRIMARY KEY (id)
commitments uq_commitments_plan_id_id UNIQUE (plan_id, id)
commitments uq_commitments_plan_id_number UNIQUE (plan_id, number)
communications fk_communications_decision_id FOREIGN KEY (decision_id) REFERENCES decisions(id)
communications fk_communications_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
communications pk_communications PRIMARY KEY (id)
communications uq_communications_decision_id UNIQUE (decision_id)
contribution_files ck_contribution_files_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
contribution_files ck_contribution_files_size_bytes CHECK ((size_bytes > 0))
contribution_files ck_contribution_files_title CHECK (((length(plain_words(title)) >= 3) AND (length(title) <= 300)))
contribution_files fk_contribution_files_contribution FOREIGN KEY (plan_id, contribution_id) REFERENCES contributions(plan_id, id)
contribution_files pk_contribution_files PRIMARY KEY (id)
contribution_reports ck_contribution_reports_closing CHECK ((((closed_at IS NULL) = ((moderation_id IS NULL) AND (closed_because IS NULL))) AND ((closed_because IS NULL) OR (length(plain_words(closed_because)) >= 10))))
contribution_reports ck_contribution_reports_ground CHECK ((ground = ANY (ARRAY['personal_data'::text, 'offence'::text, 'unlawful'::text, 'advertising'::text, 'unrelated'::text])))
contribution_reports ck_contribution_reports_note CHECK ((length(note) <= 2000))
contribution_reports fk_contribution_reports_contribution FOREIGN KEY (plan_id, contribution_id) REFERENCES contributions(plan_id, id)
contribution_reports fk_contribution_reports_moderation_id FOREIGN KEY (moderation_id) REFERENCES moderations(id)
contribution_reports pk_contribution_reports PRIMARY KEY (id)
contributions ck_contributions_author_name CHECK (((author_name IS NULL) OR ((author_visibility = 'public'::text) AND (length(author_name) <= 300))))
contributions ck_contributions_author_visibility CHECK ((author_visibility = ANY (ARRAY['public'::text, 'institution'::text, 'withheld'::text])))
contributions ck_contributions_channel CHECK ((channel = ANY (ARRAY['form'::text, 'in_person'::text, 'letter'::text, 'import'::text])))
contributions ck_contributions_code CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'::text))
contributions ck_contributions_contributor_kind CHECK ((contributor_kind = ANY (ARRAY['participants_of_event'::text, 'person'::text, 'institution'::text, 'unknown'::text])))
contributions ck_contributions_kind CHECK ((kind = ANY (ARRAY['proposal'::text, 'comment'::text, 'question'::text, 'complaint'::text])))
contributions ck_contributions_language CHECK ((language ~ '^[a-z]{2,3}$'::text))
contributions ck_contributions_on_behalf_of CHECK ((length(on_behalf_of) <= 300))
contributions ck_contributions_place CHECK ((length(place) <= 300))
contributions ck_contributions_title CHECK (((length(title) >= 1) AND (length(title) <= 500)))
contributions fk_contributions_author_id FOREIGN KEY (author_id) REFERENCES accounts(id)
contributions fk_contributions_event FOREIGN KEY (plan_id, event_id) REFERENCES events(plan_id, id)
contributions fk_contributions_first_stage FOREIGN KEY (plan_id, first_stage_code) REFERENCES stages(plan_id, code)
contributions fk_contributions_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
contributions fk_contributions_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
contributions fk_contributions_region_code FOREIGN KEY (region_code) REFERENCES regions(code)
contributions fk_contributions_theme FOREIGN KEY (plan_id, theme_code) REFERENCES themes(plan_id, code)
contributions pk_contributions PRIMARY KEY (id)
contributions uq_contributions_code UNIQUE (code)
contributions uq_contributions_plan_id_id UNIQUE (plan_id, id)
decisions ck_decisions_basis CHECK ((basis = ANY (ARRAY['decided'::text, 'observed'::text])))
decisions ck_decisions_named CHECK ((length(named) <= 1000))
decisions ck_decisions_no_silent_no CHECK (((outcome = 'accepted'::text) OR ((reason_code IS NOT NULL) AND (reasons IS NOT NULL) AND (length(plain_words(reasons)) >= 40))))
decisions ck_decisions_not_duplicate_of_itself CHECK ((duplicate_of_id <> contribution_id))
decisions ck_decisions_observed_has_source CHECK (((basis = 'decided'::text) OR (plain_words(COALESCE(source, ''::text)) <> ''::text)))
decisions ck_decisions_officials CHECK ((length(officials) <= 2000))
decisions ck_decisions_outcome CHECK ((outcome = ANY (ARRAY['accepted'::text, 'accepted_with_changes'::text, 'merged'::text, 'partly_adopted'::text, 'deferred'::text, 'rejected'::text, 'out_of_competence'::text, 'withdrawn_by_author'::text, 'not_carried_forward'::text])))
decisions ck_decisions_superseding_says_why CHECK ((((supersedes_id IS NULL) = (supersedes_because IS NULL)) AND ((supersedes_because IS NULL) OR (length(plain_words(supersedes_because)) >= 10))))
decisions fk_decisions_contribution FOREIGN KEY (plan_id, contribution_id) REFERENCES contributions(plan_id, id)
decisions fk_decisions_decided_by_id FOREIGN KEY (decided_by_id) REFERENCES accounts(id)
decisions fk_decisions_deciding_institution_id FOREIGN KEY (deciding_institution_id) REFERENCES institutions(id)
decisions fk_decisions_duplicate_of_id FOREIGN KEY (duplicate_of_id) REFERENCES contributions(id)
decisions fk_decisions_event FOREIGN KEY (plan_id, event_id) REFERENCES events(plan_id, id)
decisions fk_decisions_reason_code FOREIGN KEY (reason_code) REFERENCES reason_codes(code)
decisions fk_decisions_review_request_id FOREIGN KEY (review_request_id) REFERENCES review_requests(id)
decisions fk_decisions_stage FOREIGN KEY (plan_id, stage_code) REFERENCES stages(plan_id, code)
decisions fk_decisions_supersedes_id FOREIGN KEY (supersedes_id) REFERENCES decisions(id)
decisions pk_decisions PRIMARY KEY (id)
draft_commitment_authors fk_draft_commitment_authors_commitment FOREIGN KEY (plan_id, version_id) REFERENCES draft_commitment_versions(plan_id, id)
draft_commitment_authors fk_draft_commitment_authors_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
draft_commitment_authors pk_draft_commitment_authors PRIMARY KEY (id)
draft_commitment_authors uq_draft_commitment_authors_of UNIQUE (version_id, institution_id)
draft_commitment_sources ck_draft_commitment_sources_changed CHECK (((length(plain_words(changed)) >= 10) AND (length(changed) <= 5000)))
draft_commitment_sources fk_draft_commitment_sources_commitment FOREIGN KEY (plan_id, version_id) REFERENCES draft_commitment_versions(plan_id, id)
draft_commitment_sources fk_draft_commitment_sources_contribution FOREIGN KEY (contribution_id) REFERENCES contributions(id)
draft_commitment_sources pk_draft_commitment_sources PRIMARY KEY (id)
draft_commitment_sources uq_draft_commitment_sources_of UNIQUE (version_id, contribution_id)
draft_commitment_versions ck_draft_commitment_versions_because CHECK ((length(plain_words(because)) >= 10))
draft_commitment_versions ck_draft_commitment_versions_change_sought CHECK ((length(change_sought) <= 20000))
draft_commitment_versions ck_draft_commitment_versions_problem CHECK ((length(problem) <= 20000))
draft_commitment_versions ck_draft_commitment_versions_status_quo CHECK ((length(status_quo) <= 20000))
draft_commitment_versions ck_draft_commitment_versions_title CHECK (((length(plain_words(title)) >= 10) AND (length(plain_words(title)) <= 500)))
draft_commitment_versions ck_draft_commitment_versions_version CHECK ((version > 0))
draft_commitment_versions fk_draft_commitment_versions_commitment FOREIGN KEY (plan_id, draft_commitment_id) REFERENCES draft_commitments(plan_id, id)
draft_commitment_versions fk_draft_commitment_versions_lead_institution_id FOREIGN KEY (lead_institution_id) REFERENCES institutions(id)
draft_commitment_versions fk_draft_commitment_versions_theme FOREIGN KEY (plan_id, theme_code) REFERENCES themes(plan_id, code)
draft_commitment_versions pk_draft_commitment_versions PRIMARY KEY (id)
draft_commitment_versions uq_draft_commitment_versions_of UNIQUE (draft_commitment_id, version)
draft_commitment_versions uq_draft_commitment_versions_plan_id_id UNIQUE (plan_id, id)
draft_commitments ck_draft_commitments_code CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'::text))
draft_commitments ck_draft_commitments_initiative CHECK (((origin = 'contributions'::text) OR (length(plain_words(initiative)) >= 40)))
draft_commitments ck_draft_commitments_origin CHECK ((origin = ANY (ARRAY['contributions'::text, 'government_initiative'::text])))
draft_commitments fk_draft_commitments_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
draft_commitments pk_draft_commitments PRIMARY KEY (id)
draft_commitments uq_draft_commitments_code UNIQUE (code)
draft_commitments uq_draft_commitments_plan_id_id UNIQUE (plan_id, id)
drafts ck_drafts_approval CHECK (((num_nulls(approved_by_id, approved_revision, approved_at) = ANY (ARRAY[0, 3])) AND ((approved_by_id IS NULL) OR (approved_by_id IS DISTINCT FROM author_id)) AND ((approved_by_id IS NULL) OR (approved_revision <> revision) OR (approved_by_id IS DISTINCT FROM revised_by_id))))
drafts ck_drafts_closing CHECK ((((closed_at IS NULL) = (outcome IS NULL)) AND ((NOT (outcome IS DISTINCT FROM 'published'::text)) = (published_id IS NOT NULL))))
drafts ck_drafts_content CHECK ((jsonb_typeof(content) = 'object'::text))
drafts ck_drafts_kind CHECK ((kind = 'decision'::text))
drafts ck_drafts_outcome CHECK ((outcome = ANY (ARRAY['published'::text, 'discarded'::text])))
drafts fk_drafts_approved_by_id FOREIGN KEY (approved_by_id) REFERENCES accounts(id)
drafts fk_drafts_author_id FOREIGN KEY (author_id) REFERENCES accounts(id)
drafts fk_drafts_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
drafts fk_drafts_revised_by_id FOREIGN KEY (revised_by_id) REFERENCES accounts(id)
drafts pk_drafts PRIMARY KEY (id)
event_documents ck_event_documents_file_or_link CHECK (
CASE
    WHEN (url IS NULL) THEN (num_nonnulls(sha256, size_bytes, media_type, file_name) = 4)
    ELSE (num_nonnulls(sha256, size_bytes, media_type, file_name) = 0)
END)
event_documents ck_event_documents_kind CHECK ((kind = ANY (ARRAY['invitation'::text, 'agenda'::text, 'presentation'::text, 'attendance_list'::text, 'recording'::text, 'other'::text])))
event_documents ck_event_documents_language CHECK ((language ~ '^[a-z]{2,3}$'::text))
event_documents ck_event_documents_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
event_documents ck_event_documents_size_bytes CHECK ((size_bytes > 0))
event_documents ck_event_documents_title CHECK (((length(plain_words(title)) >= 3) AND (length(title) <= 300)))
event_documents ck_event_documents_url CHECK (((url ~ '^(https?://|quipu:erased:)'::text) AND (length(url) <= 2000)))
event_documents fk_event_documents_event FOREIGN KEY (plan_id, event_id) REFERENCES events(plan_id, id)
event_documents pk_event_documents PRIMARY KEY (id)
event_registrations ck_event_registrations_needs CHECK ((length(needs) <= 500))
event_registrations ck_event_registrations_sector CHECK ((sector = ANY (ARRAY['government'::text, 'civil_society'::text, 'other'::text])))
event_registrations fk_event_registrations_account_id FOREIGN KEY (account_id) REFERENCES accounts(id)
event_registrations fk_event_registrations_event_id FOREIGN KEY (event_id) REFERENCES events(id)
event_registrations fk_event_registrations_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
event_registrations pk_event_registrations PRIMARY KEY (id)
events ck_events_agenda CHECK ((length(agenda) <= 20000))
events ck_events_attendance_published CHECK ((attendance_published >= 0))
events ck_events_cancelling_says_why CHECK ((((cancelled_at IS NULL) = (cancelled_because IS NULL)) AND ((cancelled_because IS NULL) OR (length(plain_words(cancelled_because)) >= 10))))
events ck_events_hours CHECK ((begins_at < finishes_at))
events ck_events_invitation CHECK ((length(invitation) <= 10000))
events ck_events_kind CHECK ((kind = ANY (ARRAY['thematic_table'::text, 'regional_workshop'::text, 'national_table'::text, 'virtual_forum'::text, 'technical_meeting'::text, 'forum_session'::text, 'presentation'::text, 'results_meeting'::text])))
events ck_events_modality CHECK ((modality = ANY (ARRAY['in_person'::text, 'online'::text, 'both'::text])))
events ck_events_online_at CHECK (((online_at ~ '^(https?://|quipu:erased:)'::text) AND (length(online_at) <= 2000)))
events ck_events_quorum CHECK ((quorum > 0))
events ck_events_registered CHECK ((registered >= 0))
events ck_events_registered_attended CHECK (((registered_attended >= 0) AND (registered_attended <= registered)))
events ck_events_registration CHECK ((registration = ANY (ARRAY['open'::text, 'by_invitation'::text, 'closed'::text])))
events ck_events_seats CHECK ((seats > 0))
events fk_events_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
events fk_events_stage FOREIGN KEY (plan_id, stage_code) REFERENCES stages(plan_id, code)
events pk_events PRIMARY KEY (id)
events uq_events_plan_id_code UNIQUE (plan_id, code)
events uq_events_plan_id_id UNIQUE (plan_id, id)
evidence ck_evidence_description CHECK ((length(description) <= 5000))
evidence ck_evidence_file_or_link CHECK (
CASE kind
    WHEN 'file'::text THEN ((num_nonnulls(sha256, size_bytes, media_type, file_name) = 4) AND (url IS NULL))
    ELSE ((url IS NOT NULL) AND (num_nonnulls(sha256, size_bytes, media_type, file_name) = 0))
END)
evidence ck_evidence_kind CHECK ((kind = ANY (ARRAY['file'::text, 'link'::text])))
evidence ck_evidence_language CHECK ((language ~ '^[a-z]{2,3}$'::text))
evidence ck_evidence_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
evidence ck_evidence_size_bytes CHECK ((size_bytes > 0))
evidence ck_evidence_superseding_says_why CHECK ((((supersedes_id IS NULL) = (supersedes_because IS NULL)) AND ((supersedes_because IS NULL) OR (length(plain_words(supersedes_because)) >= 10))))
evidence ck_evidence_title CHECK (((length(plain_words(title)) >= 3) AND (length(title) <= 300)))
evidence ck_evidence_url CHECK (((url ~ '^(https?://|quipu:erased:)'::text) AND (length(url) <= 2000)))
evidence fk_evidence_commitment FOREIGN KEY (plan_id, commitment_id) REFERENCES commitments(plan_id, id)
evidence fk_evidence_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
evidence fk_evidence_milestone FOREIGN KEY (commitment_id, milestone_id) REFERENCES milestones(commitment_id, id)
evidence fk_evidence_supersedes FOREIGN KEY (milestone_id, supersedes_id) REFERENCES evidence(milestone_id, id)
evidence pk_evidence PRIMARY KEY (id)
evidence uq_evidence_milestone_id_id UNIQUE (milestone_id, id)
grants ck_grants_because CHECK ((length(plain_words(because)) >= 10))
grants ck_grants_confirmation CHECK ((((confirmed_by IS NULL) = (confirmed_at IS NULL)) AND ((confirmed_by IS NULL) OR (role = 'administrator'::text))))
grants ck_grants_ending_says_why CHECK ((((ended_at IS NULL) = (ended_because IS NULL)) AND ((ended_because IS NULL) OR (length(plain_words(ended_because)) >= 10))))
grants ck_grants_four_eyes CHECK (((confirmed_by IS NULL) OR ((confirmed_by <> account_id) AND (confirmed_by IS DISTINCT FROM granted_by))))
grants ck_grants_not_to_oneself CHECK ((granted_by IS DISTINCT FROM account_id))
grants ck_grants_one_scope CHECK ((num_nonnulls(member_id, plan_id, institution_id) = 1))
grants ck_grants_period CHECK ((ends_at > starts_at))
grants ck_grants_role CHECK ((role = ANY (ARRAY['contributor'::text, 'institution_officer'::text, 'coordinator'::text, 'forum_member'::text, 'irm_researcher'::text, 'auditor'::text, 'administrator'::text])))
grants ck_grants_scope_of_role CHECK (
CASE
    WHEN (role = ANY (ARRAY['contributor'::text, 'institution_officer'::text])) THEN (institution_id IS NOT NULL)
    WHEN (role = 'administrator'::text) THEN (member_id IS NOT NULL)
    ELSE (institution_id IS NULL)
END)
grants fk_grants_account_id FOREIGN KEY (account_id) REFERENCES accounts(id)
grants fk_grants_confirmed_by FOREIGN KEY (confirmed_by) REFERENCES accounts(id)
grants fk_grants_ended_by FOREIGN KEY (ended_by) REFERENCES accounts(id)
grants fk_grants_granted_by FOREIGN KEY (granted_by) REFERENCES accounts(id)
grants fk_grants_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
grants fk_grants_member_id FOREIGN KEY (member_id) REFERENCES members(id)
grants fk_grants_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
grants pk_grants PRIMARY KEY (id)
indicator_codes fk_indicator_codes_indicator FOREIGN KEY (scheme_code, indicator_code) REFERENCES indicators(scheme_code, code)
indicator_codes pk_indicator_codes PRIMARY KEY (id)
indicator_codes uq_indicator_codes_scheme_code_indicator_code_code UNIQUE (scheme_code, indicator_code, code)
indicators fk_indicators_scheme_code FOREIGN KEY (scheme_code) REFERENCES schemes(code)
indicators pk_indicators PRIMARY KEY (id)
indicators uq_indicators_scheme_code_code UNIQUE (scheme_code, code)
institutions ck_institutions_kind CHECK ((kind = ANY (ARRAY['government'::text, 'civil_society'::text, 'academia'::text, 'private'::text, 'cooperation'::text])))
institutions ck_institutions_level CHECK ((level = ANY (ARRAY['national'::text, 'regional'::text, 'local'::text, 'international'::text])))
institutions fk_institutions_member_id FOREIGN KEY (member_id) REFERENCES members(id)
institutions pk_institutions PRIMARY KEY (id)
institutions uq_institutions_code UNIQUE (code)
irm_reports ck_irm_reports_code CHECK ((code ~ '^[a-z0-9][a-z0-9-]*$'::text))
irm_reports ck_irm_reports_kind CHECK ((kind = ANY (ARRAY['progress'::text, 'end_of_term'::text, 'design'::text, 'implementation'::text, 'co_creation_brief'::text, 'action_plan_review'::text, 'results'::text])))
irm_reports ck_irm_reports_public_influence CHECK ((public_influence = ANY (ARRAY['no_consultation'::text, 'inform'::text, 'consult'::text, 'involve'::text, 'collaborate'::text, 'empower'::text])))
irm_reports fk_irm_reports_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
irm_reports fk_irm_reports_scheme_code FOREIGN KEY (scheme_code) REFERENCES schemes(code)
irm_reports pk_irm_reports PRIMARY KEY (id)
irm_reports uq_irm_reports_plan_id_code UNIQUE (plan_id, code)
irm_reports uq_irm_reports_plan_id_id UNIQUE (plan_id, id)
journal.acts ck_acts_act CHECK ((act ~ '^[a-z-]+\.[a-z-]+$'::text))
journal.acts ck_acts_actor CHECK ((actor ~ '^[a-z]+:.+$'::text))
journal.acts ck_acts_fits_a_leaf CHECK (((length(role) <= 100) AND (length(act) <= 100)))
journal.acts ck_acts_reason CHECK ((reason <> ''::text))
journal.acts ck_acts_role CHECK ((role <> ''::text))
journal.acts ck_acts_salt CHECK (((salt IS NULL) = (salts IS NOT NULL)))
journal.acts ck_acts_source CHECK ((source <> ''::text))
journal.acts ck_acts_subject CHECK ((subject <> ''::text))
journal.acts pk_acts PRIMARY KEY (id)
journal.checkpoints ck_checkpoints_root CHECK ((length(root) = 32))
journal.checkpoints pk_checkpoints PRIMARY KEY (size)
journal.cosignatures fk_cosignatures_size FOREIGN KEY (size) REFERENCES journal.checkpoints(size)
journal.cosignatures pk_cosignatures PRIMARY KEY (size, witness)
journal.entries ck_entries_op CHECK ((op = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text, 'genesis'::text, 'schema'::text, 'erasure'::text, 'key'::text, 'incident'::text, 'drift'::text])))
journal.entries ck_entries_salt CHECK (((salt IS NULL) = (salts IS NOT NULL)))
journal.entries fk_entries_act_id FOREIGN KEY (act_id) REFERENCES journal.acts(id)
journal.entries pk_entries PRIMARY KEY (id)
journal.entry_personal fk_entry_personal_entry_id FOREIGN KEY (entry_id) REFERENCES journal.entries(id)
journal.entry_personal pk_entry_personal PRIMARY KEY (entry_id)
journal.head ck_head_is_only CHECK (is_only)
journal.head pk_head PRIMARY KEY (is_only)
journal.keys pk_keys PRIMARY KEY (vkey)
journal.leaves ck_leaves_body CHECK (((length(body) >= 2) AND (length(body) <= 65535)))
journal.leaves ck_leaves_log_index CHECK ((log_index >= 0))
journal.leaves ck_leaves_previous_index CHECK ((previous_index < log_index))
journal.leaves fk_leaves_entry_id FOREIGN KEY (entry_id) REFERENCES journal.entries(id)
journal.leaves pk_leaves PRIMARY KEY (log_index)
journal.leaves uq_leaves_entry_id UNIQUE (entry_id) INCLUDE (log_index)
journal.shapes pk_shapes PRIMARY KEY (kind, shape)
journal.tiles ck_tiles_hashes CHECK ((((length(hashes) >= 32) AND (length(hashes) <= 8192)) AND ((length(hashes) % 32) = 0)))
journal.tiles ck_tiles_level CHECK (((level >= 0) AND (level <= 63)))
journal.tiles ck_tiles_position CHECK (("position" >= 0))
journal.tiles pk_tiles PRIMARY KEY (level, "position")
lineage_edges ck_lineage_edges_ending_says_why CHECK (((ended_at IS NULL) = (ended_because IS NULL)))
lineage_edges ck_lineage_edges_kind CHECK ((kind = ANY (ARRAY['derived_from'::text, 'merged_into'::text, 'split_from'::text, 'discussed_in'::text, 'adopted_as'::text, 'carried_over_to'::text, 'answers'::text])))
lineage_edges ck_lineage_edges_one_end CHECK ((num_nonnulls(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id) = 1))
lineage_edges ck_lineage_edges_one_origin CHECK ((num_nonnulls(from_contribution_id, from_commitment_id, from_draft_commitment_id) = 1))
lineage_edges fk_lineage_edges_from_commitment_id FOREIGN KEY (from_commitment_id) REFERENCES commitments(id)
lineage_edges fk_lineage_edges_from_contribution_id FOREIGN KEY (from_contribution_id) REFERENCES contributions(id)
lineage_edges fk_lineage_edges_from_draft_commitment_id FOREIGN KEY (from_draft_commitment_id) REFERENCES draft_commitments(id)
lineage_edges fk_lineage_edges_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
lineage_edges fk_lineage_edges_to_commitment_id FOREIGN KEY (to_commitment_id) REFERENCES commitments(id)
lineage_edges fk_lineage_edges_to_contribution_id FOREIGN KEY (to_contribution_id) REFERENCES contributions(id)
lineage_edges fk_lineage_edges_to_draft_commitment_id FOREIGN KEY (to_draft_commitment_id) REFERENCES draft_commitments(id)
lineage_edges fk_lineage_edges_to_event_id FOREIGN KEY (to_event_id) REFERENCES events(id)
lineage_edges pk_lineage_edges PRIMARY KEY (id)
members ck_members_code CHECK ((code ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'::text))
members pk_members PRIMARY KEY (id)
members uq_members_code UNIQUE (code)
milestone_statuses ck_milestone_statuses_because CHECK ((length(plain_words(because)) >= 10))
milestone_statuses ck_milestone_statuses_status CHECK ((status = ANY (ARRAY['not_started'::text, 'in_progress'::text, 'completed'::text, 'suspended'::text, 'withdrawn'::text])))
milestone_statuses fk_milestone_statuses_commitment FOREIGN KEY (plan_id, commitment_id) REFERENCES commitments(plan_id, id)
milestone_statuses fk_milestone_statuses_milestone FOREIGN KEY (commitment_id, milestone_id) REFERENCES milestones(commitment_id, id)
milestone_statuses fk_milestone_statuses_supersedes FOREIGN KEY (milestone_id, supersedes_id) REFERENCES milestone_statuses(milestone_id, id)
milestone_statuses pk_milestone_statuses PRIMARY KEY (id)
milestone_statuses uq_milestone_statuses_milestone_id_id UNIQUE (milestone_id, id)
milestones ck_milestones_number CHECK (((length(number) >= 1) AND (length(number) <= 20)))
milestones fk_milestones_commitment_id FOREIGN KEY (commitment_id) REFERENCES commitments(id)
milestones pk_milestones PRIMARY KEY (id)
milestones uq_milestones_commitment_id_id UNIQUE (commitment_id, id)
milestones uq_milestones_commitment_id_number UNIQUE (commitment_id, number)
minutes ck_minutes_because CHECK (((version = 1) OR (state = 'approved'::text) OR (length(plain_words(because)) >= 10)))
minutes ck_minutes_body CHECK (((length(plain_words(body)) >= 40) AND (length(body) <= 100000)))
minutes ck_minutes_observations_until CHECK ((length((observations_until)::text) = 10))
minutes ck_minutes_state CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text])))
minutes ck_minutes_version CHECK ((version > 0))
minutes fk_minutes_event FOREIGN KEY (plan_id, event_id) REFERENCES events(plan_id, id)
minutes pk_minutes PRIMARY KEY (id)
minutes uq_minutes_event_id_id UNIQUE (event_id, id)
minutes uq_minutes_event_id_version UNIQUE (event_id, version)
minutes_observations ck_minutes_observations_body CHECK (((length(plain_words(body)) >= 10) AND (length(body) <= 10000)))
minutes_observations ck_minutes_observations_sector CHECK ((sector = ANY (ARRAY['government'::text, 'civil_society'::text, 'other'::text])))
minutes_observations fk_minutes_observations_account_id FOREIGN KEY (account_id) REFERENCES accounts(id)
minutes_observations fk_minutes_observations_event FOREIGN KEY (plan_id, event_id) REFERENCES events(plan_id, id)
minutes_observations fk_minutes_observations_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
minutes_observations fk_minutes_observations_minutes FOREIGN KEY (event_id, minutes_id) REFERENCES minutes(event_id, id)
minutes_observations pk_minutes_observations PRIMARY KEY (id)
moderations ck_moderations_ground CHECK ((ground = ANY (ARRAY['personal_data'::text, 'offence'::text, 'unlawful'::text, 'advertising'::text, 'unrelated'::text, 'shown_again'::text])))
moderations ck_moderations_reasons CHECK ((length(plain_words(reasons)) >= 40))
moderations ck_moderations_shown_again CHECK (((is_hidden = (ground <> 'shown_again'::text)) AND (is_hidden OR (supersedes_id IS NOT NULL))))
moderations fk_moderations_contribution FOREIGN KEY (plan_id, contribution_id) REFERENCES contributions(plan_id, id)
moderations fk_moderations_supersedes FOREIGN KEY (contribution_id, supersedes_id) REFERENCES moderations(contribution_id, id)
moderations pk_moderations PRIMARY KEY (id)
moderations uq_moderations_contribution_id_id UNIQUE (contribution_id, id)
opinions ck_opinions_reasons CHECK (((length(plain_words(reasons)) >= 40) AND (length(reasons) <= 10000)))
opinions ck_opinions_stance CHECK ((stance = ANY (ARRAY['favourable'::text, 'favourable_with_changes'::text, 'unfavourable'::text, 'not_ours'::text])))
opinions ck_opinions_superseding_says_why CHECK ((((supersedes_id IS NULL) = (supersedes_because IS NULL)) AND ((supersedes_because IS NULL) OR (length(plain_words(supersedes_because)) >= 10))))
opinions fk_opinions_contribution FOREIGN KEY (plan_id, contribution_id) REFERENCES contributions(plan_id, id)
opinions fk_opinions_event FOREIGN KEY (plan_id, event_id) REFERENCES events(plan_id, id)
opinions fk_opinions_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
opinions fk_opinions_supersedes FOREIGN KEY (contribution_id, supersedes_id) REFERENCES opinions(contribution_id, id)
opinions pk_opinions PRIMARY KEY (id)
opinions uq_opinions_contribution_id_id UNIQUE (contribution_id, id)
plan_texts ck_plan_texts_body_es CHECK ((length(plain_words(body_es)) >= 10))
plan_texts ck_plan_texts_kind CHECK ((kind = ANY (ARRAY['rule'::text, 'question'::text])))
plan_texts ck_plan_texts_position CHECK (("position" > 0))
plan_texts ck_plan_texts_title_es CHECK (((length(plain_words(title_es)) >= 3) AND (length(plain_words(title_es)) <= 300)))
plan_texts fk_plan_texts_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
plan_texts pk_plan_texts PRIMARY KEY (id)
plan_texts uq_plan_texts_plan_id_kind_position UNIQUE (plan_id, kind, "position")
plans ck_plans_code CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]*$'::text))
plans ck_plans_commitments_published CHECK ((commitments_published >= 0))
plans ck_plans_completion_percent_published CHECK (((completion_percent_published >= (0)::numeric) AND (completion_percent_published <= (100)::numeric)))
plans ck_plans_number CHECK ((number > 0))
plans ck_plans_phase CHECK ((phase = ANY (ARRAY['preparation'::text, 'co_creation'::text, 'validation'::text, 'adopted'::text, 'implementation'::text, 'closed'::text])))
plans ck_plans_review_days CHECK (((review_days >= 1) AND (review_days <= 365)))
plans ck_plans_title_es CHECK (((length(title_es) >= 1) AND (length(title_es) <= 300)))
plans fk_plans_member_id FOREIGN KEY (member_id) REFERENCES members(id)
plans pk_plans PRIMARY KEY (id)
plans uq_plans_code UNIQUE (code)
plans uq_plans_member_id_number UNIQUE (member_id, number)
reason_codes ck_reason_codes_demands CHECK ((demands = ANY (ARRAY['programme'::text, 'duplicate'::text, 'place'::text, 'legal_ground'::text, 'withdrawal'::text])))
reason_codes ck_reason_codes_min_length CHECK ((min_length >= 40))
reason_codes pk_reason_codes PRIMARY KEY (id)
reason_codes uq_reason_codes_code UNIQUE (code)
recommendations ck_recommendations_number CHECK ((number > 0))
recommendations fk_recommendations_irm_report_id FOREIGN KEY (irm_report_id) REFERENCES irm_reports(id)
recommendations pk_recommendations PRIMARY KEY (id)
recommendations uq_recommendations_irm_report_id_number UNIQUE (irm_report_id, number)
regions ck_regions_code CHECK ((code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'::text))
regions pk_regions PRIMARY KEY (id)
regions uq_regions_code UNIQUE (code)
review_requests ck_review_requests_because CHECK (((length(plain_words(because)) >= 40) AND (length(because) <= 10000)))
review_requests ck_review_requests_due_on CHECK ((length((due_on)::text) = 10))
review_requests fk_review_requests_account_id FOREIGN KEY (account_id) REFERENCES accounts(id)
review_requests fk_review_requests_contribution FOREIGN KEY (plan_id, contribution_id) REFERENCES contributions(plan_id, id)
review_requests fk_review_requests_decision_id FOREIGN KEY (decision_id) REFERENCES decisions(id)
review_requests pk_review_requests PRIMARY KEY (id)
review_requests uq_review_requests_decision_id UNIQUE (decision_id)
schemes pk_schemes PRIMARY KEY (id)
schemes uq_schemes_code UNIQUE (code)
snapshots fk_snapshots_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
snapshots pk_snapshots PRIMARY KEY (id)
snapshots uq_snapshots_plan_id_day UNIQUE (plan_id, day)
stages ck_stages_announced_on CHECK ((length((announced_on)::text) = 10))
stages ck_stages_closes_on CHECK ((length((closes_on)::text) = 10))
stages ck_stages_code CHECK ((code ~ '^[a-z][a-z0-9_]*$'::text))
stages ck_stages_opens_on CHECK ((length((opens_on)::text) = 10))
stages ck_stages_period CHECK (((opens_on)::text <= (closes_on)::text))
stages fk_stages_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
stages pk_stages PRIMARY KEY (id)
stages uq_stages_plan_id_code UNIQUE (plan_id, code)
stages uq_stages_plan_id_position UNIQUE (plan_id, "position") DEFERRABLE INITIALLY DEFERRED
standard_ratings ck_standard_ratings_rating CHECK ((rating = ANY (ARRAY['met'::text, 'in_progress'::text, 'not_met'::text])))
standard_ratings ck_standard_ratings_superseding_says_why CHECK (((supersedes_id IS NULL) = (supersedes_because IS NULL)))
standard_ratings fk_standard_ratings_irm_report_id FOREIGN KEY (irm_report_id) REFERENCES irm_reports(id)
standard_ratings fk_standard_ratings_standard FOREIGN KEY (edition, standard_code) REFERENCES standards(edition, code)
standard_ratings fk_standard_ratings_supersedes_id FOREIGN KEY (supersedes_id) REFERENCES standard_ratings(id)
standard_ratings pk_standard_ratings PRIMARY KEY (id)
standards ck_standards_part CHECK ((part = ANY (ARRAY['forum'::text, 'development'::text, 'repository'::text])))
standards pk_standards PRIMARY KEY (id)
standards uq_standards_edition_code UNIQUE (edition, code)
supports ck_supports_period CHECK ((ended_at >= started_at))
supports fk_supports_account_id FOREIGN KEY (account_id) REFERENCES accounts(id)
supports fk_supports_contribution FOREIGN KEY (plan_id, contribution_id) REFERENCES contributions(plan_id, id)
supports fk_supports_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
supports pk_supports PRIMARY KEY (id)
themes ck_themes_code CHECK ((code ~ '^[a-z0-9][a-z0-9-]*$'::text))
themes fk_themes_plan_id FOREIGN KEY (plan_id) REFERENCES plans(id)
themes pk_themes PRIMARY KEY (id)
themes uq_themes_plan_id_code UNIQUE (plan_id, code)
votes ck_votes_because CHECK ((length(because) <= 5000))
votes ck_votes_choice CHECK ((choice = ANY (ARRAY['in_favour'::text, 'against'::text, 'abstention'::text])))
votes fk_votes_account_id FOREIGN KEY (account_id) REFERENCES accounts(id)
votes fk_votes_contribution FOREIGN KEY (plan_id, contribution_id) REFERENCES contributions(plan_id, id)
votes fk_votes_event FOREIGN KEY (plan_id, event_id) REFERENCES events(plan_id, id)
votes fk_votes_institution_id FOREIGN KEY (institution_id) REFERENCES institutions(id)
votes fk_votes_supersedes FOREIGN KEY (contribution_id, supersedes_id) REFERENCES votes(contribution_id, id)
votes pk_votes PRIMARY KEY (id)
votes uq_votes_contribution_id_id UNIQUE (contribution_id, id)

-- indexes
CREATE INDEX ix_acts_subject ON journal.acts USING btree (subject, id)
CREATE INDEX ix_acts_xid ON journal.acts USING btree (xid)
CREATE INDEX ix_answers_contribution_id ON public.answers USING btree (contribution_id, recorded_at)
CREATE INDEX ix_assessments_commitment_id ON public.assessments USING btree (commitment_id, indicator_code)
CREATE INDEX ix_assessments_milestone_id ON public.assessments USING btree (milestone_id)
CREATE INDEX ix_assessments_plan_id_indicator_code ON public.assessments USING btree (plan_id, indicator_code) WHERE (milestone_id IS NULL)
CREATE INDEX ix_checkpoints_signed_at ON journal.checkpoints USING btree (signed_at)
CREATE INDEX ix_commitments_lead_institution_id ON public.commitments USING btree (lead_institution_id)
CREATE INDEX ix_commitments_plan_id_natural ON public.commitments USING btree (plan_id, natural_key(number), id)
CREATE INDEX ix_communications_plan_id ON public.communications USING btree (plan_id)
CREATE INDEX ix_contribution_files_contribution_id ON public.contribution_files USING btree (contribution_id)
CREATE INDEX ix_contribution_files_sha256 ON public.contribution_files USING btree (sha256)
CREATE INDEX ix_contribution_reports_contribution_id ON public.contribution_reports USING btree (contribution_id)
CREATE INDEX ix_contribution_reports_open ON public.contribution_reports USING btree (plan_id, reported_at) WHERE (closed_at IS NULL)
CREATE INDEX ix_contributions_author_id ON public.contributions USING btree (author_id)
CREATE INDEX ix_contributions_plan_id_first_stage_code ON public.contributions USING btree (plan_id, first_stage_code)
CREATE INDEX ix_contributions_plan_id_theme_code ON public.contributions USING btree (plan_id, theme_code)
CREATE INDEX ix_contributions_words ON public.contributions USING gin (to_tsvector('spanish'::regconfig, ((title || ' '::text) || COALESCE(body, ''::text))))
CREATE INDEX ix_decisions_contribution_id ON public.decisions USING btree (contribution_id, recorded_at)
CREATE INDEX ix_decisions_duplicate_of_id ON public.decisions USING btree (duplicate_of_id)
CREATE INDEX ix_decisions_plan_id_recorded ON public.decisions USING btree (plan_id, recorded_at DESC, id)
CREATE INDEX ix_decisions_plan_id_stage_code ON public.decisions USING btree (plan_id, stage_code)
CREATE INDEX ix_draft_commitment_sources_contribution_id ON public.draft_commitment_sources USING btree (contribution_id)
CREATE INDEX ix_drafts_batch_id ON public.drafts USING btree (batch_id) WHERE (batch_id IS NOT NULL)
CREATE INDEX ix_drafts_plan_id ON public.drafts USING btree (plan_id, kind) WHERE (closed_at IS NULL)
CREATE INDEX ix_drafts_subject ON public.drafts USING btree (kind, subject) WHERE (closed_at IS NULL)
CREATE INDEX ix_entries_act_id ON journal.entries USING btree (act_id)
CREATE INDEX ix_entries_past_acts_of_plan ON journal.entries USING btree ((((after ->> 'plan_id'::text))::uuid), act_id, kind) WHERE (((after ->> 'plan_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_code ON journal.entries USING btree (kind, ((after ->> 'code'::text)), (((after ->> 'plan_id'::text))::uuid), ((after ->> 'scheme_code'::text))) WHERE ((after ->> 'code'::text) IS NOT NULL)
CREATE INDEX ix_entries_past_commitment_id ON journal.entries USING btree (kind, (((after ->> 'commitment_id'::text))::uuid)) WHERE (((after ->> 'commitment_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_contribution_id ON journal.entries USING btree (kind, (((after ->> 'contribution_id'::text))::uuid)) WHERE (((after ->> 'contribution_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_event_id ON journal.entries USING btree (kind, (((after ->> 'event_id'::text))::uuid)) WHERE (((after ->> 'event_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_from_commitment_id ON journal.entries USING btree (kind, (((after ->> 'from_commitment_id'::text))::uuid)) WHERE (((after ->> 'from_commitment_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_from_contribution_id ON journal.entries USING btree (kind, (((after ->> 'from_contribution_id'::text))::uuid)) WHERE (((after ->> 'from_contribution_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_irm_report_id ON journal.entries USING btree (kind, (((after ->> 'irm_report_id'::text))::uuid)) WHERE (((after ->> 'irm_report_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_milestone_id ON journal.entries USING btree (kind, (((after ->> 'milestone_id'::text))::uuid)) WHERE (((after ->> 'milestone_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_plan_id ON journal.entries USING btree (kind, (((after ->> 'plan_id'::text))::uuid), ((after ->> 'code'::text))) WHERE (((after ->> 'plan_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_supersedes_id ON journal.entries USING btree (kind, (((after ->> 'supersedes_id'::text))::uuid)) WHERE (((after ->> 'supersedes_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_to_commitment_id ON journal.entries USING btree (kind, (((after ->> 'to_commitment_id'::text))::uuid)) WHERE (((after ->> 'to_commitment_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_past_to_contribution_id ON journal.entries USING btree (kind, (((after ->> 'to_contribution_id'::text))::uuid)) WHERE (((after ->> 'to_contribution_id'::text))::uuid IS NOT NULL)
CREATE INDEX ix_entries_row ON journal.entries USING btree (kind, row_id, id DESC)
CREATE INDEX ix_entries_xid ON journal.entries USING btree (xid)
CREATE INDEX ix_entry_personal_subject ON journal.entry_personal USING btree (subject)
CREATE INDEX ix_event_documents_event_id ON public.event_documents USING btree (event_id, published_at)
CREATE INDEX ix_event_registrations_account_id ON public.event_registrations USING btree (account_id)
CREATE INDEX ix_evidence_commitment_id ON public.evidence USING btree (commitment_id)
CREATE INDEX ix_evidence_milestone_id ON public.evidence USING btree (milestone_id, submitted_at)
CREATE INDEX ix_evidence_sha256 ON public.evidence USING btree (sha256)
CREATE INDEX ix_grants_account_id ON public.grants USING btree (account_id)
CREATE INDEX ix_institutions_member_id ON public.institutions USING btree (member_id)
CREATE INDEX ix_leaves_row ON journal.leaves USING btree (kind, row_id, log_index DESC) INCLUDE (entry_id)
CREATE INDEX ix_lineage_edges_earlier ON public.lineage_edges USING btree ((
CASE
    WHEN (kind = ANY (ARRAY['derived_from'::text, 'split_from'::text, 'answers'::text])) THEN COALESCE(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id)
    ELSE COALESCE(from_contribution_id, from_commitment_id, from_draft_commitment_id)
END))
CREATE INDEX ix_lineage_edges_from_commitment_id ON public.lineage_edges USING btree (from_commitment_id)
CREATE INDEX ix_lineage_edges_from_contribution_id ON public.lineage_edges USING btree (from_contribution_id)
CREATE INDEX ix_lineage_edges_from_draft_commitment_id ON public.lineage_edges USING btree (from_draft_commitment_id)
CREATE INDEX ix_lineage_edges_later ON public.lineage_edges USING btree ((
CASE
    WHEN (kind = ANY (ARRAY['derived_from'::text, 'split_from'::text, 'answers'::text])) THEN COALESCE(from_contribution_id, from_commitment_id, from_draft_commitment_id)
    ELSE COALESCE(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id)
END))
CREATE INDEX ix_lineage_edges_to_commitment_id ON public.lineage_edges USING btree (to_commitment_id)
CREATE INDEX ix_lineage_edges_to_contribution_id ON public.lineage_edges USING btree (to_contribution_id)
CREATE INDEX ix_lineage_edges_to_draft_commitment_id ON public.lineage_edges USING btree (to_draft_commitment_id)
CREATE INDEX ix_minutes_observations_minutes_id ON public.minutes_observations USING btree (minutes_id, recorded_at)
CREATE INDEX ix_moderations_plan_id ON public.moderations USING btree (plan_id, recorded_at)
CREATE INDEX ix_review_requests_contribution_id ON public.review_requests USING btree (contribution_id)
CREATE INDEX ix_supports_account_id ON public.supports USING btree (account_id)
CREATE INDEX ix_supports_contribution_id ON public.supports USING btree (contribution_id, started_at)
CREATE UNIQUE INDEX pk_accounts ON public.accounts USING btree (id)
CREATE UNIQUE INDEX pk_acts ON journal.acts USING btree (id)
CREATE UNIQUE INDEX pk_answer_terms ON public.answer_terms USING btree (id)
CREATE UNIQUE INDEX pk_answers ON public.answers USING btree (id)
CREATE UNIQUE INDEX pk_assessments ON public.assessments USING btree (id)
CREATE UNIQUE INDEX pk_attendances ON public.attendances USING btree (id)
CREATE UNIQUE INDEX pk_checkpoints ON journal.checkpoints USING btree (size)
CREATE UNIQUE INDEX pk_commitments ON public.commitments USING btree (id)
CREATE UNIQUE INDEX pk_communications ON public.communications USING btree (id)
CREATE UNIQUE INDEX pk_contribution_files ON public.contribution_files USING btree (id)
CREATE UNIQUE INDEX pk_contribution_reports ON public.contribution_reports USING btree (id)
CREATE UNIQUE INDEX pk_contributions ON public.contributions USING btree (id)
CREATE UNIQUE INDEX pk_cosignatures ON journal.cosignatures USING btree (size, witness)
CREATE UNIQUE INDEX pk_decisions ON public.decisions USING btree (id)
CREATE UNIQUE INDEX pk_draft_commitment_authors ON public.draft_commitment_authors USING btree (id)
CREATE UNIQUE INDEX pk_draft_commitment_sources ON public.draft_commitment_sources USING btree (id)
CREATE UNIQUE INDEX pk_draft_commitment_versions ON public.draft_commitment_versions USING btree (id)
CREATE UNIQUE INDEX pk_draft_commitments ON public.draft_commitments USING btree (id)
CREATE UNIQUE INDEX pk_drafts ON public.drafts USING btree (id)
CREATE UNIQUE INDEX pk_entries ON journal.entries USING btree (id)
CREATE UNIQUE INDEX pk_entry_personal ON journal.entry_personal USING btree (entry_id)
CREATE UNIQUE INDEX pk_event_documents ON public.event_documents USING btree (id)
CREATE UNIQUE INDEX pk_event_registrations ON public.event_registrations USING btree (id)
CREATE UNIQUE INDEX pk_events ON public.events USING btree (id)
CREATE UNIQUE INDEX pk_evidence ON public.evidence USING btree (id)
CREATE UNIQUE INDEX pk_grants ON public.grants USING btree (id)
CREATE UNIQUE INDEX pk_head ON journal.head USING btree (is_only)
CREATE UNIQUE INDEX pk_indicator_codes ON public.indicator_codes USING btree (id)
CREATE UNIQUE INDEX pk_indicators ON public.indicators USING btree (id)
CREATE UNIQUE INDEX pk_institutions ON public.institutions USING btree (id)
CREATE UNIQUE INDEX pk_irm_reports ON public.irm_reports USING btree (id)
CREATE UNIQUE INDEX pk_keys ON journal.keys USING btree (vkey)
CREATE UNIQUE INDEX pk_leaves ON journal.leaves USING btree (log_index)
CREATE UNIQUE INDEX pk_lineage_edges ON public.lineage_edges USING btree (id)
CREATE UNIQUE INDEX pk_members ON public.members USING btree (id)
CREATE UNIQUE INDEX pk_milestone_statuses ON public.milestone_statuses USING btree (id)
CREATE UNIQUE INDEX pk_milestones ON public.milestones USING btree (id)
CREATE UNIQUE INDEX pk_minutes ON public.minutes USING btree (id)
CREATE UNIQUE INDEX pk_minutes_observations ON public.minutes_observations USING btree (id)
CREATE UNIQUE INDEX pk_moderations ON public.moderations USING btree (id)
CREATE UNIQUE INDEX pk_opinions ON public.opinions USING btree (id)
CREATE UNIQUE INDEX pk_plan_texts ON public.plan_texts USING btree (id)
CREATE UNIQUE INDEX pk_plans ON public.plans USING btree (id)
CREATE UNIQUE INDEX pk_reason_codes ON public.reason_codes USING btree (id)
CREATE UNIQUE INDEX pk_recommendations ON public.recommendations USING btree (id)
CREATE UNIQUE INDEX pk_regions ON public.regions USING btree (id)
CREATE UNIQUE INDEX pk_review_requests ON public.review_requests USING btree (id)
CREATE UNIQUE INDEX pk_schemes ON public.schemes USING btree (id)
CREATE UNIQUE INDEX pk_shapes ON journal.shapes USING btree (kind, shape)
CREATE UNIQUE INDEX pk_snapshots ON public.snapshots USING btree (id)
CREATE UNIQUE INDEX pk_stages ON public.stages USING btree (id)
CREATE UNIQUE INDEX pk_standard_ratings ON public.standard_ratings USING btree (id)
CREATE UNIQUE INDEX pk_standards ON public.standards USING btree (id)
CREATE UNIQUE INDEX pk_supports ON public.supports USING btree (id)
CREATE UNIQUE INDEX pk_themes ON public.themes USING btree (id)
CREATE UNIQUE INDEX pk_tiles ON journal.tiles USING btree (level, "position")
CREATE UNIQUE INDEX pk_votes ON public.votes USING btree (id)
CREATE UNIQUE INDEX uq_accounts_email ON public.accounts USING btree (email)
CREATE UNIQUE INDEX uq_answer_terms_of ON public.answer_terms USING btree (plan_id, COALESCE(stage_code, ''::text), COALESCE(kind, ''::text))
CREATE UNIQUE INDEX uq_answers_contribution_id_id ON public.answers USING btree (contribution_id, id)
CREATE UNIQUE INDEX uq_answers_supersedes_id ON public.answers USING btree (supersedes_id)
CREATE UNIQUE INDEX uq_assessments_first ON public.assessments USING btree (irm_report_id, commitment_id, milestone_id, indicator_code) NULLS NOT DISTINCT WHERE (supersedes_id IS NULL)
CREATE UNIQUE INDEX uq_assessments_supersedes_id ON public.assessments USING btree (supersedes_id)
CREATE UNIQUE INDEX uq_attendances_of ON public.attendances USING btree (event_id, sector, COALESCE(institution_id, '00000000-0000-0000-0000-000000000000'::uuid))
CREATE UNIQUE INDEX uq_commitments_plan_id_id ON public.commitments USING btree (plan_id, id)
CREATE UNIQUE INDEX uq_commitments_plan_id_number ON public.commitments USING btree (plan_id, number)
CREATE UNIQUE INDEX uq_communications_decision_id ON public.communications USING btree (decision_id)
CREATE UNIQUE INDEX uq_contributions_code ON public.contributions USING btree (code)
CREATE UNIQUE INDEX uq_contributions_plan_id_id ON public.contributions USING btree (plan_id, id)
CREATE UNIQUE INDEX uq_decisions_first_of_stage ON public.decisions USING btree (contribution_id, stage_code) WHERE (supersedes_id IS NULL)
CREATE UNIQUE INDEX uq_decisions_review_request_id ON public.decisions USING btree (review_request_id)
CREATE UNIQUE INDEX uq_decisions_supersedes_id ON public.decisions USING btree (supersedes_id)
CREATE UNIQUE INDEX uq_draft_commitment_authors_of ON public.draft_commitment_authors USING btree (version_id, institution_id)
CREATE UNIQUE INDEX uq_draft_commitment_sources_of ON public.draft_commitment_sources USING btree (version_id, contribution_id)
CREATE UNIQUE INDEX uq_draft_commitment_versions_of ON public.draft_commitment_versions USING btree (draft_commitment_id, version)
CREATE UNIQUE INDEX uq_draft_commitment_versions_plan_id_id ON public.draft_commitment_versions USING btree (plan_id, id)
CREATE UNIQUE INDEX uq_draft_commitments_code ON public.draft_commitments USING btree (code)
CREATE UNIQUE INDEX uq_draft_commitments_plan_id_id ON public.draft_commitments USING btree (plan_id, id)
CREATE UNIQUE INDEX uq_event_registrations_live ON public.event_registrations USING btree (event_id, account_id) WHERE (withdrawn_at IS NULL)
CREATE UNIQUE INDEX uq_events_plan_id_code ON public.events USING btree (plan_id, code)
CREATE UNIQUE INDEX uq_events_plan_id_id ON public.events USING btree (plan_id, id)
CREATE UNIQUE INDEX uq_evidence_milestone_id_id ON public.evidence USING btree (milestone_id, id)
CREATE UNIQUE INDEX uq_evidence_supersedes_id ON public.evidence USING btree (supersedes_id)
CREATE UNIQUE INDEX uq_indicator_codes_scheme_code_indicator_code_code ON public.indicator_codes USING btree (scheme_code, indicator_code, code)
CREATE UNIQUE INDEX uq_indicators_scheme_code_code ON public.indicators USING btree (scheme_code, code)
CREATE UNIQUE INDEX uq_institutions_code ON public.institutions USING btree (code)
CREATE UNIQUE INDEX uq_irm_reports_plan_id_code ON public.irm_reports USING btree (plan_id, code)
CREATE UNIQUE INDEX uq_irm_reports_plan_id_id ON public.irm_reports USING btree (plan_id, id)
CREATE UNIQUE INDEX uq_leaves_entry_id ON journal.leaves USING btree (entry_id) INCLUDE (log_index)
CREATE UNIQUE INDEX uq_leaves_previous_index ON journal.leaves USING btree (previous_index) INCLUDE (log_index) WHERE (previous_index IS NOT NULL)
CREATE UNIQUE INDEX uq_lineage_edges_live ON public.lineage_edges USING btree (kind, COALESCE(from_contribution_id, from_commitment_id, from_draft_commitment_id), COALESCE(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id)) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX uq_members_code ON public.members USING btree (code)
CREATE UNIQUE INDEX uq_milestone_statuses_first ON public.milestone_statuses USING btree (milestone_id) WHERE (supersedes_id IS NULL)
CREATE UNIQUE INDEX uq_milestone_statuses_milestone_id_id ON public.milestone_statuses USING btree (milestone_id, id)
CREATE UNIQUE INDEX uq_milestone_statuses_supersedes_id ON public.milestone_statuses USING btree (supersedes_id)
CREATE UNIQUE INDEX uq_milestones_commitment_id_id ON public.milestones USING btree (commitment_id, id)
CREATE UNIQUE INDEX uq_milestones_commitment_id_number ON public.milestones USING btree (commitment_id, number)
CREATE UNIQUE INDEX uq_minutes_approved ON public.minutes USING btree (event_id) WHERE (state = 'approved'::text)
CREATE UNIQUE INDEX uq_minutes_event_id_id ON public.minutes USING btree (event_id, id)
CREATE UNIQUE INDEX uq_minutes_event_id_version ON public.minutes USING btree (event_id, version)
CREATE UNIQUE INDEX uq_moderations_contribution_id_id ON public.moderations USING btree (contribution_id, id)
CREATE UNIQUE INDEX uq_moderations_first ON public.moderations USING btree (contribution_id) WHERE (supersedes_id IS NULL)
CREATE UNIQUE INDEX uq_moderations_supersedes_id ON public.moderations USING btree (supersedes_id)
CREATE UNIQUE INDEX uq_opinions_contribution_id_id ON public.opinions USING btree (contribution_id, id)
CREATE UNIQUE INDEX uq_opinions_first ON public.opinions USING btree (contribution_id, institution_id) WHERE (supersedes_id IS NULL)
CREATE UNIQUE INDEX uq_opinions_supersedes_id ON public.opinions USING btree (supersedes_id)
CREATE UNIQUE INDEX uq_plan_texts_plan_id_kind_position ON public.plan_texts USING btree (plan_id, kind, "position")
CREATE UNIQUE INDEX uq_plans_code ON public.plans USING btree (code)
CREATE UNIQUE INDEX uq_plans_member_id_number ON public.plans USING btree (member_id, number)
CREATE UNIQUE INDEX uq_reason_codes_code ON public.reason_codes USING btree (code)
CREATE UNIQUE INDEX uq_recommendations_irm_report_id_number ON public.recommendations USING btree (irm_report_id, number)
CREATE UNIQUE INDEX uq_regions_code ON public.regions USING btree (code)
CREATE UNIQUE INDEX uq_review_requests_decision_id ON public.review_requests USING btree (decision_id)
CREATE UNIQUE INDEX uq_schemes_code ON public.schemes USING btree (code)
CREATE UNIQUE INDEX uq_snapshots_plan_id_day ON public.snapshots USING btree (plan_id, day)
CREATE UNIQUE INDEX uq_stages_plan_id_code ON public.stages USING btree (plan_id, code)
CREATE UNIQUE INDEX uq_stages_plan_id_position ON public.stages USING btree (plan_id, "position")
CREATE UNIQUE INDEX uq_standard_ratings_first ON public.standard_ratings USING btree (irm_report_id, edition, standard_code) WHERE (supersedes_id IS NULL)
CREATE UNIQUE INDEX uq_standard_ratings_supersedes_id ON public.standard_ratings USING btree (supersedes_id)
CREATE UNIQUE INDEX uq_standards_edition_code ON public.standards USING btree (edition, code)
CREATE UNIQUE INDEX uq_supports_institution ON public.supports USING btree (contribution_id, institution_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX uq_supports_person ON public.supports USING btree (contribution_id, account_id) WHERE ((ended_at IS NULL) AND (institution_id IS NULL))
CREATE UNIQUE INDEX uq_themes_plan_id_code ON public.themes USING btree (plan_id, code)
CREATE UNIQUE INDEX uq_votes_contribution_id_id ON public.votes USING btree (contribution_id, id)
CREATE UNIQUE INDEX uq_votes_first ON public.votes USING btree (contribution_id, event_id, account_id) WHERE (supersedes_id IS NULL)
CREATE UNIQUE INDEX uq_votes_supersedes_id ON public.votes USING btree (supersedes_id)

-- views
journal.withheld: kind text, row_id uuid, mark text
public.adoptions: contribution_id uuid, commitment_id uuid
public.answer_dues: id uuid, contribution_id uuid, plan_id uuid, stage_code text, kind text, recorded_on text, time_zone text, term_days integer, due_on text, is_answered boolean, answered_on text, answered_by_id uuid, delay_days integer, standing text
public.commitment_codes: plan_id uuid, commitment_id uuid, scheme_code text, indicator_code text, code text
public.contribution_results: contribution_id uuid, plan_id uuid, decision_id uuid, outcome text, is_answered boolean
public.contribution_steps: contribution_id uuid, plan_id uuid, stage_id uuid, stage_code text, position integer, decision_id uuid, status text
public.contribution_words: id uuid, words tsvector
public.flow_ends: contribution_id uuid, plan_id uuid, commitment_id uuid, key text
public.flow_links: contribution_id uuid, plan_id uuid, from text, to text, commitment_id uuid
public.hidden_contributions: contribution_id uuid, moderation_id uuid
public.lineage_ways: edge_id uuid, kind text, plan_id uuid, ended_at timestamp with time zone, earlier_id uuid, later_id uuid
public.standing_decisions: id uuid, plan_id uuid, contribution_id uuid, stage_code text, outcome text, reason_code text, reasons text, legal_ground text, deciding_institution_id uuid, event_id uuid, decided_on text, basis text, source text, has_published_response boolean, is_author_notified boolean, supersedes_id uuid, supersedes_because text, recorded_at timestamp with time zone, named text, duplicate_of_id uuid, officials text, review_request_id uuid
public.standing_moderations: id uuid, plan_id uuid, contribution_id uuid, is_hidden boolean, ground text, reasons text, supersedes_id uuid, recorded_at timestamp with time zone
public.successions: edge_id uuid, contribution_id uuid, successor_id uuid

-- functions
CREATE OR REPLACE PROCEDURE journal.adopt_rows(IN relation regclass, IN shape integer, IN personal text[], IN subject text)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $procedure$
declare
  named text := (select relname from pg_class where oid = relation);
  act bigint;
begin
  execute format('select 1 from %s as row where not exists (select from journal.entries where kind = %L and row_id = row.id) limit 1', relation, named) into act;
  if act is null then return; end if;
  insert into journal.acts (actor, role, act, subject) values ('system:journal', 'system', 'table.adopted', named) returning id into act;
  execute format($sql$
    with images as materialized (
      select nextval('journal.entries_id_seq') as id, to_jsonb(row) as image from %s as row
      where not exists (select from journal.entries where kind = $2 and row_id = row.id)),
    open as (
      insert into journal.entries (id, act_id, kind, row_id, op, after, shape) overriding system value
      select id, $1, $2, (image ->> 'id')::uuid, 'genesis', image - $4, $3 from images)
    insert into journal.entry_personal (entry_id, subject, after)
    select id, (image ->> $5)::uuid, (select jsonb_object_agg(name, image -> name) from unnest($4) as name) from images where cardinality($4) > 0
  $sql$, relation) using act, named, shape, personal, subject;
end $procedure$
CREATE OR REPLACE FUNCTION journal.announce_key(vkey text, actor text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into journal.keys (vkey) values (announce_key.vkey) on conflict do nothing;
  if found then
    perform journal.note('key', actor, 'system', 'key.announced', 'journal', null, jsonb_build_object('vkey', announce_key.vkey));
  end if;
end $function$
CREATE OR REPLACE FUNCTION journal.as_shown(of_kind text, of_row uuid, image jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce((
    select jsonb_object_agg(said.key, case when is_text then to_jsonb(mark) else said.value end)
    from journal.withheld as withheld, jsonb_each(image) as said, coalesce((
      select columns -> said.key ->> 'class' = 'text' and said.value <> 'null'
      from journal.shapes where kind = of_kind order by shape desc limit 1), false) as is_text
    where withheld.kind = of_kind and withheld.row_id = of_row
      and (is_text or journal.withholds(of_kind) = 'texts' or said.key ~ '^(.*_)?id$')), image);
$function$
CREATE OR REPLACE FUNCTION journal.begin_act(actor text, role text, act text, subject text, reason text DEFAULT NULL::text, source text DEFAULT NULL::text, request_id text DEFAULT NULL::text)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with opened as (
    insert into journal.acts (actor, role, act, subject, reason, source, request_id)
    values (actor, role, act, subject, reason, source, request_id) returning id)
  select set_config('quipu.act', opened.id::text, true)::bigint from opened;
$function$
CREATE OR REPLACE FUNCTION journal.begin_erasure(act text, subject text, basis text, actor text, details jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare record uuid := gen_random_uuid(); begin
  if length(btrim(coalesce(basis, ''))) < 10 then
    raise exception 'quipu: an erasure names its legal basis' using errcode = 'QP006';
  end if;
  insert into journal.entries (act_id, kind, row_id, op, after)
  values (journal.begin_act(actor, 'privacy', act, subject, basis), 'journal', record, 'erasure', details);
  return record;
end $function$
CREATE OR REPLACE PROCEDURE journal.build_past()
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
declare
  made record;
begin
  execute 'drop schema as_of cascade; create schema as_of; grant usage on schema as_of to quipu_application, quipu_reader, quipu_sequencer';
  execute 'drop schema if exists shown cascade; create schema shown; grant usage on schema shown to quipu_application, quipu_reader, quipu_sequencer';
  -- Whether an entry is the newest of its row is one question in parentheses, not a join: so a twin is to the planner one
  -- relation with indexes, as its table is, and a read of the past is planned as the read of the present. A leaf whose entry
  -- was lost says nothing that anybody could read.
  for made in select distinct kind from journal.shapes where to_regclass(format('public.%I', kind)) is not null order by kind loop
    execute format($sql$
      create view as_of.%1$I as select %3$s from (select %2$s from journal.entries as entries
      where entries.kind = %1$L and entries.op <> 'delete' and (
        select leaves.log_index < journal.past_size() and not exists (
          select from journal.leaves as newer where newer.kind = %1$L and newer.row_id = entries.row_id and newer.entry_id is not null
            and newer.log_index > leaves.log_index and newer.log_index < journal.past_size())
        from journal.leaves as leaves where leaves.entry_id = entries.id)) as image where %4$s
    $sql$, made.kind, journal.past_columns(format('public.%I', made.kind)::regclass, made.kind), journal.shown_columns(made.kind), journal.shown_rows(made.kind));
    continue when journal.withholds(made.kind) is null;
    execute format('create view shown.%1$I as select %2$s from public.%1$I as image where %3$s',
      made.kind, journal.shown_columns(made.kind), journal.shown_rows(made.kind));
  end loop;
  -- Older views first: a view refers only to what was there before it.
  perform set_config('search_path', 'public', true);
  create temporary table domain_views on commit drop as
    select relname, pg_get_viewdef(oid) as definition, oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v';
  perform set_config('search_path', 'as_of, public', true);
  for made in select relname, definition from pg_temp.domain_views order by oid loop
    execute format('create view as_of.%I as %s', made.relname, made.definition);
  end loop;
  perform set_config('search_path', 'pg_catalog, pg_temp', true);
  drop table pg_temp.domain_views;
  grant select on all tables in schema as_of, shown to quipu_application, quipu_reader, quipu_sequencer;
end $procedure$
CREATE OR REPLACE FUNCTION journal.capture_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $function$
declare
  act bigint := journal.open_act(tg_op, tg_table_name);
  personal text[] := tg_argv[1];
  was jsonb := to_jsonb(old);
  becomes jsonb;
  entry bigint;
begin
  if tg_op = 'UPDATE' then
    becomes := to_jsonb(new);
    if new.id <> old.id then
      raise exception 'quipu: the id of a row of % never changes', tg_table_name using errcode = 'QP002';
    end if;
    -- An erasure must not copy what it erases.
    select jsonb_object_agg(key, case when current_setting('quipu.erasing', true) = old.id::text then becomes -> key else value end)
      into was from jsonb_each(was) where becomes -> key is distinct from value;
  end if;
  insert into journal.entries (act_id, kind, row_id, op, before, after, shape)
  values (act, tg_table_name, old.id, lower(tg_op), was - personal, becomes - personal, tg_argv[0]::integer) returning id into entry;
  if cardinality(personal) > 0 and becomes is not null then
    insert into journal.entry_personal (entry_id, subject, after)
    values (entry, (becomes ->> tg_argv[2])::uuid, (select jsonb_object_agg(name, becomes -> name) from unnest(personal) as name));
  end if;
  return null;
end $function$
CREATE OR REPLACE FUNCTION journal.capture_drop()
 RETURNS event_trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare dropped record; begin
  for dropped in select object_identity from pg_event_trigger_dropped_objects() where original and (schema_name in ('public', 'journal', 'as_of')
      or object_type = 'schema' and object_identity in ('public', 'journal', 'as_of')) loop
    perform journal.note_schema(tg_tag, dropped.object_identity);
  end loop;
end $function$
CREATE OR REPLACE FUNCTION journal.capture_insert()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $function$
declare
  personal text[] := tg_argv[1];
begin
  if not exists (select from inserted) then return null; end if;
  if cardinality(personal) = 0 then
    insert into journal.entries (act_id, kind, row_id, op, after, shape)
    select (select journal.open_act(tg_op, tg_table_name)), tg_table_name, (image ->> 'id')::uuid, 'insert', image, tg_argv[0]::integer
    from (select to_jsonb(inserted) as image from inserted) as images;
  else
    with images as materialized (
      select nextval('journal.entries_id_seq') as id, to_jsonb(inserted) as image from inserted),
    open as (
      insert into journal.entries (id, act_id, kind, row_id, op, after, shape) overriding system value
      select id, (select journal.open_act(tg_op, tg_table_name)), tg_table_name, (image ->> 'id')::uuid, 'insert', image - personal, tg_argv[0]::integer from images)
    insert into journal.entry_personal (entry_id, subject, after)
    select id, (image ->> tg_argv[2])::uuid, (select jsonb_object_agg(name, image -> name) from unnest(personal) as name) from images;
  end if;
  return null;
end $function$
CREATE OR REPLACE FUNCTION journal.capture_schema()
 RETURNS event_trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare command record; begin
  for command in select distinct command_tag, object_identity from pg_event_trigger_ddl_commands() where schema_name in ('public', 'journal', 'as_of') loop
    perform journal.note_schema(command.command_tag, coalesce(command.object_identity, '?'));
  end loop;
end $function$
CREATE OR REPLACE PROCEDURE journal.declare(IN relation regclass, IN public_columns text, IN text_columns text DEFAULT ''::text, IN private_columns text DEFAULT ''::text, IN personal_columns text DEFAULT ''::text, IN subject text DEFAULT NULL::text, IN append_only boolean DEFAULT false)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $procedure$
declare
  named text := (select relname from pg_class where oid = relation);
  declared jsonb := journal.declared_columns(relation, jsonb_build_object('public', public_columns, 'text', text_columns, 'private', private_columns, 'personal', personal_columns));
  personal text[] := journal.words(personal_columns);
  newest journal.shapes;
  arguments text;
  made text;
begin
  if cardinality(personal) > 0 and (declared -> subject ->> 'type') is distinct from 'uuid' then
    raise exception 'quipu: % has personal columns, so one of its columns must say by uuid whose they are', relation using errcode = 'QP005';
  end if;
  select * into newest from journal.shapes where kind = named order by shape desc limit 1;
  if newest.columns is distinct from declared or newest.subject is distinct from subject then
    insert into journal.shapes (kind, shape, columns, subject) values (named, coalesce(newest.shape, 0) + 1, declared, declare.subject) returning * into newest;
  end if;
  arguments := format('%L, %L, %L', newest.shape, personal, coalesce(subject, ''));
  for made in select tgname from pg_trigger where tgrelid = relation and (tgname like 'zz\_journal\_%' or tgname in ('aa_append_only', 'aa_no_truncate')) loop
    execute format('drop trigger %I on %s', made, relation);
  end loop;
  execute format('create trigger zz_journal_insert after insert on %s referencing new table as inserted for each statement execute function journal.capture_insert(%s)', relation, arguments);
  execute format('create trigger zz_journal_update after update on %s for each row when (old.* is distinct from new.*) execute function journal.capture_change(%s)', relation, arguments);
  execute format('create trigger zz_journal_delete after delete on %s for each row execute function journal.capture_change(%s)', relation, arguments);
  execute format('create trigger aa_no_truncate before truncate on %s for each statement execute function journal.refuse_change()', relation);
  if append_only then
    execute format('create trigger aa_append_only before update or delete on %s for each row execute function journal.refuse_change()', relation);
  end if;
  -- ALWAYS: a session in replication mode must not slip past the journal.
  for made in select tgname from pg_trigger where tgrelid = relation and not tgisinternal loop
    execute format('alter table %s enable always trigger %I', relation, made);
  end loop;
  call journal.adopt_rows(relation, newest.shape, personal, subject);
end $procedure$
CREATE OR REPLACE FUNCTION journal.declared_columns(relation regclass, classes jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  wrong text;
  declared jsonb;
begin
  select string_agg(format('%s (declared %s times)', coalesce(attname, word), coalesce(times, 0)), ', ') into wrong
  from (select attname from pg_attribute where attrelid = relation and attnum > 0 and not attisdropped) as actual
    full join (select word, count(*) as times from jsonb_each_text(classes) as class, unnest(journal.words(class.value)) as word group by word) as named
    on word = attname where times is distinct from 1 or attname is null;
  if wrong is not null then
    raise exception 'quipu: every column of % is declared once, as public, text, private or personal: %', relation, wrong using errcode = 'QP005';
  end if;
  select jsonb_object_agg(attname, jsonb_build_object('class', class.key, 'type', format_type(coalesce(nullif(typbasetype, 0), atttypid), atttypmod),
      'place', attnum)) into declared
  from jsonb_each_text(classes) as class, unnest(journal.words(class.value)) as word
    join pg_attribute on attrelid = relation and attname = word join pg_type on pg_type.oid = atttypid;
  select string_agg(column_name.key, ', ') into wrong from jsonb_each(declared) as column_name join pg_attribute on attrelid = relation and attname = key
  where value ->> 'class' = 'personal' and attnotnull or value ->> 'class' in ('text') and value ->> 'type' <> 'text';
  if wrong is not null then
    raise exception 'quipu: a personal column takes null and a text column is text, or they could not be erased: % of %', wrong, relation using errcode = 'QP005';
  end if;
  return declared;
end $function$
CREATE OR REPLACE FUNCTION journal.erase_person(subject uuid, basis text, actor text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  record uuid;
  held bigint[];
  made record;
  row_id uuid;
  said record;
begin
  for made in select format('public.%I', kind) as relation from journal.shapes where shapes.subject is not null group by kind order by kind loop
    if to_regclass(made.relation) is not null then execute format('lock table %s in share row exclusive mode', made.relation); end if;
  end loop;
  select array_agg(entry_id) into held from journal.entry_personal
  where entry_personal.subject = erase_person.subject and exists (select from jsonb_each(after) where value <> 'null');
  if held is null then raise exception 'quipu: nothing personal is held about %', subject using errcode = 'QP006'; end if;
  perform journal.require_sequenced(held);
  record := journal.begin_erasure('person.erased', 'person/' || subject, basis, actor, jsonb_build_object('entries', cardinality(held)));
  for made in
    select kind, newest.subject, string_agg(format('%I = null', key), ', ') as emptied
    from (select distinct on (kind) * from journal.shapes order by kind, shape desc) as newest, jsonb_each(columns)
    where newest.subject is not null and value ->> 'class' = 'personal' and to_regclass(format('public.%I', kind)) is not null group by kind, newest.subject loop
    for row_id in execute format('select id from public.%I where %I = $1', made.kind, made.subject) using subject loop
      perform set_config('quipu.erasing', row_id::text, true);
      execute format('update public.%I set %s where id = $1', made.kind, made.emptied) using row_id;
    end loop;
  end loop;
  perform set_config('quipu.erasing', subject::text, true);
  delete from journal.entry_personal where entry_id = any(held);
  perform set_config('quipu.erasing', '', true);
  -- What the public reads of who left a contribution is text of the record, and goes with them.
  for said in
    select contributions.id, named.column_name from public.contributions, unnest('{author_name,on_behalf_of}'::text[]) as named (column_name)
    where author_id = erase_person.subject and to_jsonb(contributions) ->> named.column_name not like 'quipu:erased:%'
    order by contributions.id, named.column_name loop
    perform journal.erase_text('contributions', said.id, said.column_name, basis, actor);
  end loop;
  return record;
end $function$
CREATE OR REPLACE FUNCTION journal.erase_reason(act_id bigint, basis text, actor text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  record uuid;
begin
  perform from journal.acts where id = act_id and reason not like 'quipu:erased:%' for update;
  if not found then raise exception 'quipu: act % has no reason to erase', act_id using errcode = 'QP006'; end if;
  record := journal.begin_erasure('reason.erased', 'act/' || act_id, basis, actor, jsonb_build_object('act', act_id));
  perform journal.redact_reason(act_id, record);
  return record;
end $function$
CREATE OR REPLACE FUNCTION journal.erase_text(kind text, row_id uuid, column_name text, basis text, actor text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  record uuid;
  holding bigint[];
  saying bigint[];
  is_there boolean := exists (select from pg_attribute where attrelid = to_regclass(format('public.%I', kind)) and attname = column_name and not attisdropped);
begin
  if not exists (select from journal.shapes where shapes.kind = erase_text.kind and columns -> column_name ->> 'class' = 'text') then
    raise exception 'quipu: %.% is not a text that can be erased', kind, column_name using errcode = 'QP006';
  end if;
  -- Whoever changes the row now is waited for: what they write is erased too, or has no leaf yet and stops the erasure.
  if is_there then execute format('select from public.%I where id = $1 for update', kind) using row_id; end if;
  select array_agg(id) into holding from journal.entries where entries.kind = erase_text.kind and entries.row_id = erase_text.row_id
    and (after ->> column_name not like 'quipu:erased:%' or before ->> column_name not like 'quipu:erased:%');
  if holding is null then raise exception 'quipu: no such text of % %', kind, row_id using errcode = 'QP006'; end if;
  perform journal.require_sequenced(holding);
  -- An act whose reason is the very text would go on saying it.
  select array_agg(distinct acts.id) into saying from journal.entries join journal.acts on acts.id = act_id
    where entries.id = any(holding) and acts.reason in (after ->> column_name, before ->> column_name);
  record := journal.begin_erasure('text.erased', kind || '/' || row_id, basis, actor, jsonb_build_object('kind', kind, 'row', row_id, 'column', column_name));
  perform journal.redact_reason(said_by, record) from unnest(saying) as said_by;
  perform set_config('quipu.erasing', row_id::text, true);
  update journal.entries set
    after = journal.with_mark(after, column_name, journal.erased(record)), before = journal.with_mark(before, column_name, journal.erased(record)),
    salts = coalesce(salts, journal.part_salts(entries)) - journal.part_of(entries.kind, entries.shape, column_name), salt = null
  where id = any(holding);
  if is_there then
    execute format('update public.%I set %I = $1 where id = $2 and %2$I not like ''quipu:erased:%%''', kind, column_name) using journal.erased(record), row_id;
  end if;
  perform set_config('quipu.erasing', '', true);
  return record;
end $function$
CREATE OR REPLACE FUNCTION journal.erased(record uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select 'quipu:erased:' || record; $function$
CREATE OR REPLACE FUNCTION journal.hold_entries()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  lock table journal.entries in share row exclusive mode;
end $function$
CREATE OR REPLACE FUNCTION journal.is_erasing(was jsonb, becomes jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select current_user = 'quipu_owner' and coalesce(current_setting('quipu.erasing', true) = was ->> 'id', false) and not exists (
    select from jsonb_each_text(becomes) as now where was ->> now.key is distinct from now.value and now.value not like 'quipu:erased:%');
$function$
CREATE OR REPLACE FUNCTION journal.is_only_erased(was jsonb, becomes jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select was is not distinct from becomes or coalesce(jsonb_typeof(was) = 'object' and not exists (
    select from jsonb_each(was) as old full join jsonb_each(becomes) as now using (key)
    where key not in ('before', 'after', 'salt', 'salts') and old.value is distinct from now.value
      and (old.value is null or now.value is null or now.value #>> '{}' not like 'quipu:erased:%')), false);
$function$
CREATE OR REPLACE FUNCTION journal.note(op text, actor text, role text, act text, subject text, reason text, details jsonb)
 RETURNS uuid
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with done as (
    insert into journal.acts (actor, role, act, subject, reason) values (actor, role, act, subject, reason) returning id)
  insert into journal.entries (act_id, kind, row_id, op, after)
  select done.id, 'journal', gen_random_uuid(), op, details from done returning row_id;
$function$
CREATE OR REPLACE FUNCTION journal.note_schema(command text, object text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform journal.note('schema', coalesce('migration:' || nullif(current_setting('quipu.migration', true), ''), 'database:' || session_user), 'database',
    'schema.changed', object, null, jsonb_build_object('command', command, 'object', object));
end $function$
CREATE OR REPLACE FUNCTION journal.open_act(operation text, relation text)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  claimed bigint := nullif(current_setting('quipu.act', true), '')::bigint;
  opened bigint;
begin
  select id into opened from journal.acts where id = claimed and xid = pg_current_xact_id_if_assigned();
  if opened is null then
    raise exception 'quipu: % on % is refused: no act is open in this transaction. Call journal.begin_act(actor, role, act, subject, reason) first.',
      operation, relation using errcode = 'QP001';
  end if;
  return opened;
end $function$
CREATE OR REPLACE FUNCTION journal.part_of(kind text, shape integer, column_name text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case columns -> column_name ->> 'class' when 'public' then 'core' when 'private' then 'private' else 'text.' || column_name end
  from journal.shapes where shapes.kind = part_of.kind and shapes.shape = part_of.shape;
$function$
CREATE OR REPLACE FUNCTION journal.part_salt(salt bytea, part text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select encode(substring(sha256(convert_to(E'quipu-salt/v1\n', 'UTF8') || salt || convert_to(part, 'UTF8')) for 16), 'hex');
$function$
CREATE OR REPLACE FUNCTION journal.part_salts(entry journal.entries)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select jsonb_object_agg(part, journal.part_salt(entry.salt, part))
  from (select 'core' as part union all select 'private' union all
        select 'text.' || key from journal.shapes, jsonb_each(columns) where shapes.kind = entry.kind and shapes.shape = entry.shape and value ->> 'class' = 'text') as parts;
$function$
CREATE OR REPLACE FUNCTION journal.past_column(relation regclass, name text, type text, is_late boolean)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  read text := case
    when name = 'id' then 'entries.row_id'
    when type = 'text' then format('(entries.after ->> %L)', name)
    when type in ('json', 'jsonb') then format('nullif(entries.after -> %L, %L)::%s', name, 'null', type)
    when type like '%[]' then format('(jsonb_populate_record(null::%s, entries.after)).%I', relation, name)
    else format('(entries.after ->> %L)::%s', name, type) end;
  otherwise text := (select pg_get_expr(adbin, adrelid) from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum
    where adrelid = relation and attname = name and attnotnull);
begin
  if is_late and otherwise is not null then
    read := format('case when entries.after ? %L then %s else %s end', name, read, otherwise);
  end if;
  return format('%s as %I', read, name);
end $function$
CREATE OR REPLACE FUNCTION journal.past_columns(relation regclass, named text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select string_agg(journal.past_column(relation, name.key, name.value ->> 'type',
    not exists (select from journal.shapes as first where first.kind = named and first.shape = 1 and first.columns ? name.key)),
    ', ' order by (name.value ->> 'place')::integer)
  from (select columns from journal.shapes where kind = named order by shape desc limit 1) as newest, jsonb_each(newest.columns) as name
  where name.value ->> 'class' in ('public', 'text');
$function$
CREATE OR REPLACE FUNCTION journal.past_size()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce(nullif(current_setting('quipu.as_of', true), '')::bigint, 0);
$function$
CREATE OR REPLACE FUNCTION journal.record_drift(details jsonb)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select journal.note('drift', 'system:audit', 'system', 'drift.found', 'journal', null, details);
$function$
CREATE OR REPLACE FUNCTION journal.record_incident(actor text, reason text, details jsonb)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select journal.note('incident', actor, 'system', 'incident.recorded', 'journal', reason, details);
$function$
CREATE OR REPLACE FUNCTION journal.redact_reason(said_by bigint, record uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform journal.require_sequenced((select array_agg(id) from journal.entries where act_id = said_by));
  perform set_config('quipu.erasing', said_by::text, true);
  update journal.acts set reason = journal.erased(record), salts = jsonb_build_object('who', journal.part_salt(salt, 'who')), salt = null where id = said_by;
  perform set_config('quipu.erasing', '', true);
end $function$
CREATE OR REPLACE FUNCTION journal.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_level = 'ROW' and tg_op = 'UPDATE' then
    if journal.is_erasing(to_jsonb(old), to_jsonb(new)) then return new; end if;
  end if;
  raise exception 'quipu: % on %.% is refused: what is recorded is never changed or deleted. Record a new row that supersedes it and says why.',
    tg_op, tg_table_schema, tg_table_name using errcode = 'QP003';
end $function$
CREATE OR REPLACE FUNCTION journal.refuse_forgetting()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' and current_user = 'quipu_owner' and current_setting('quipu.erasing', true) = old.subject::text then return old; end if;
  raise exception 'quipu: % on %.% is refused: personal data is erased by journal.erase_person', tg_op, tg_table_schema, tg_table_name using errcode = 'QP003';
end $function$
CREATE OR REPLACE FUNCTION journal.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  was jsonb := to_jsonb(old);
  becomes jsonb := to_jsonb(new);
begin
  if tg_op = 'UPDATE' and current_user = 'quipu_owner' and current_setting('quipu.erasing', true) = coalesce(was ->> 'row_id', was ->> 'id')
     and becomes - '{before,after,reason,salt,salts}'::text[] = was - '{before,after,reason,salt,salts}'::text[]
     and journal.is_only_erased(was, becomes) and journal.is_only_erased(was -> 'after', becomes -> 'after') and journal.is_only_erased(was -> 'before', becomes -> 'before')
     and coalesce(new.salts, '{}') <@ coalesce(old.salts, new.salts, '{}') then return new; end if;
  raise exception 'quipu: % on %.% is refused: what is recorded is never changed or deleted', tg_op, tg_table_schema, tg_table_name using errcode = 'QP003';
end $function$
CREATE OR REPLACE FUNCTION journal.refuse_shrinking()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if (new.level, new.position) = (old.level, old.position) and length(new.hashes) > length(old.hashes)
     and substring(new.hashes for length(old.hashes)) = old.hashes then return new; end if;
  raise exception 'quipu: a tile only grows' using errcode = 'QP003';
end $function$
CREATE OR REPLACE FUNCTION journal.refuse_unretiring()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if (new.vkey, new.announced_at) = (old.vkey, old.announced_at) and old.retired_at is null and new.retired_at is not null then return new; end if;
  raise exception 'quipu: a key is announced once and retired once' using errcode = 'QP003';
end $function$
CREATE OR REPLACE FUNCTION journal.require_sequenced(entries bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (select from unnest(entries) as entry where not exists (select from journal.leaves where entry_id = entry)) then
    raise exception 'quipu: some of these entries are not in the log yet; what is erased before it has a leaf could never be proved. Try again in a few seconds.' using errcode = 'QP004';
  end if;
end $function$
CREATE OR REPLACE FUNCTION journal.retire_key(vkey text, actor text, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update journal.keys set retired_at = clock_timestamp() where keys.vkey = retire_key.vkey and retired_at is null;
  if found then
    perform journal.note('key', actor, 'system', 'key.retired', 'journal', reason, jsonb_build_object('vkey', retire_key.vkey));
  end if;
end $function$
CREATE OR REPLACE FUNCTION journal.shown_columns(named text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select string_agg(case when journal.withholds(named) = 'texts' and name.value ->> 'class' = 'text' then format(
      'case when image.id in (select row_id from journal.withheld where kind = %1$L)
         then case when image.%2$I is not null then (select mark from journal.withheld where kind = %1$L and row_id = image.id) end
         else image.%2$I end as %2$I', named, name.key)
    else format('image.%I', name.key) end, ', ' order by (name.value ->> 'place')::integer)
  from (select columns from journal.shapes where kind = named order by shape desc limit 1) as newest, jsonb_each(newest.columns) as name
  where name.value ->> 'class' in ('public', 'text');
$function$
CREATE OR REPLACE FUNCTION journal.shown_rows(named text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case journal.withholds(named) when 'rows'
    then format('image.id not in (select row_id from journal.withheld where kind = %L)', named) else 'true' end;
$function$
CREATE OR REPLACE FUNCTION journal.skip_lost_ids(from_index bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform setval('journal.entries_id_seq', greatest(entries.last_value, lost.entry)), setval('journal.acts_id_seq', greatest(acts.last_value, lost.act))
  from journal.entries_id_seq as entries, journal.acts_id_seq as acts,
    (select max((leaf ->> 'entry')::bigint) as entry, max((leaf ->> 'actId')::bigint) as act
     from (select convert_from(body, 'UTF8')::jsonb as leaf from journal.leaves where log_index >= from_index) as leaves) as lost;
end $function$
CREATE OR REPLACE FUNCTION journal.with_mark(image jsonb, column_name text, mark text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case when image ->> column_name not like 'quipu:erased:%' then jsonb_set(image, array[column_name], to_jsonb(mark)) else image end;
$function$
CREATE OR REPLACE FUNCTION journal.withholds(kind text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case kind when 'contributions' then 'texts' when 'contribution_files' then 'rows' end;
$function$
CREATE OR REPLACE FUNCTION journal.words(list text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(word), '{}') from regexp_split_to_table(btrim(list), '\s+') as word where word <> '';
$function$
CREATE OR REPLACE FUNCTION public.is_partial_date(value text)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if value !~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' then return false; end if;
  return to_char((value || substr('-01-01', length(value) - 3))::date, 'YYYY-MM-DD') like value || '%';
exception when datetime_field_overflow or invalid_datetime_format then return false;
end $function$
CREATE OR REPLACE FUNCTION public.moves_on(outcome text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select outcome in ('accepted', 'accepted_with_changes', 'partly_adopted');
$function$
CREATE OR REPLACE FUNCTION public.natural_key(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(string_agg(case when part[1] ~ '^[0-9]' then lpad(part[1], 10, '0') else lower(part[1]) end, '' order by place), '')
  from regexp_matches(value, '[0-9]+|[^0-9]+', 'g') with ordinality as parts (part, place);
$function$
CREATE OR REPLACE FUNCTION public.plain_words(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select btrim(regexp_replace(value, '[\s\u0085\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+', ' ', 'g'));
$function$
CREATE OR REPLACE FUNCTION public.refuse_edge_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
     and to_jsonb(new) - '{ended_at,ended_because}'::text[] = to_jsonb(old) - '{ended_at,ended_because}'::text[] then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if journal.is_erasing(to_jsonb(old), to_jsonb(new)) then return new; end if;
  end if;
  raise exception 'quipu: % on lineage_edges is refused: an edge is ended with a reason, never changed or deleted', tg_op using errcode = 'QP003';
end $function$
CREATE OR REPLACE FUNCTION public.refuse_grant_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  confirming text[] := '{confirmed_by,confirmed_at}';
  ending text[] := '{ended_at,ended_by,ended_because}';
begin
  if tg_op = 'UPDATE' and old.ended_at is null then
    if new.ended_at is not null and to_jsonb(new) - ending = to_jsonb(old) - ending then return new; end if;
    if old.confirmed_at is null and new.confirmed_at is not null and to_jsonb(new) - confirming = to_jsonb(old) - confirming then return new; end if;
  end if;
  raise exception 'quipu: % on grants is refused: a grant is confirmed or ended, never changed or deleted', tg_op using errcode = 'QP003';
end $function$
CREATE OR REPLACE FUNCTION public.refuse_late_minutes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform from events where id = new.event_id for update;
  if exists (select from minutes where event_id = new.event_id and state = 'approved') then
    raise exception 'quipu: the minutes of this event are approved: they are fixed' using errcode = 'check_violation', constraint = 'uq_minutes_approved';
  end if;
  if new.version <> 1 + (select count(*) from minutes where event_id = new.event_id) then
    raise exception 'quipu: versions of minutes are counted without a gap' using errcode = 'check_violation', constraint = 'uq_minutes_event_id_version';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.refuse_lineage_cycle()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  points_back boolean := new.kind in ('derived_from', 'split_from', 'answers');
  one uuid := coalesce(new.from_contribution_id, new.from_commitment_id, new.from_draft_commitment_id);
  other uuid := coalesce(new.to_contribution_id, new.to_commitment_id, new.to_draft_commitment_id, new.to_event_id);
  earlier uuid := case when points_back then other else one end;
  later uuid := case when points_back then one else other end;
begin
  if new.ended_at is not null then return new; end if;
  perform pg_advisory_xact_lock(hashtext('quipu lineage'));
  if earlier = later or exists (
    with recursive after(id) as (
      select later
      union
      select ways.later_id from after join lineage_ways as ways on ways.earlier_id = after.id where ways.ended_at is null)
    select from after where after.id = earlier) then
    raise exception 'quipu: a lineage edge from % to % would close a circle', one, other using errcode = 'check_violation', constraint = 'ck_lineage_edges_no_cycle';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.refuse_misplaced_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$
CREATE OR REPLACE FUNCTION public.refuse_misplaced_request()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from decisions where id = new.decision_id and contribution_id = new.contribution_id
      and outcome not in ('accepted', 'withdrawn_by_author') and review_request_id is null) then
    raise exception 'quipu: one asks again after a decision on the same contribution that fell short of acceptance, and that answered no other request'
      using errcode = 'check_violation', constraint = 'ck_review_requests_decision';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.refuse_misplaced_word()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$
CREATE OR REPLACE FUNCTION public.refuse_support_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null and to_jsonb(new) - 'ended_at' = to_jsonb(old) - 'ended_at' then return new; end if;
  raise exception 'quipu: % on supports is refused: a support is ended, never changed or deleted', tg_op using errcode = 'QP003';
end $function$
CREATE OR REPLACE FUNCTION public.refuse_unreasoned_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$

-- triggers
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.accounts FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.accounts FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{name,email}', 'id') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.accounts REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{name,email}', 'id') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.accounts FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{name,email}', 'id') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON journal.acts FOR EACH ROW EXECUTE FUNCTION journal.refuse_rewriting() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON journal.acts FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.answer_terms FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.answer_terms FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.answer_terms REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.answer_terms FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.answers FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.answers FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER bb_place BEFORE INSERT ON public.answers FOR EACH ROW EXECUTE FUNCTION refuse_misplaced_answer() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.answers FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.answers REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.answers FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.assessments FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.assessments FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.assessments FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.assessments REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.assessments FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.attendances FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.attendances FOR EACH ROW EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.attendances REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('2', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.attendances FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.commitments FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.commitments FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.commitments REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.commitments FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.communications FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.communications FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.communications FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.communications REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.communications FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.contribution_files FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.contribution_files FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.contribution_files FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.contribution_files REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.contribution_files FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.contribution_reports FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.contribution_reports FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.contribution_reports REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.contribution_reports FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.contributions FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.contributions FOR EACH ROW EXECUTE FUNCTION journal.capture_change('3', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.contributions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('3', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.contributions FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('3', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.cosignatures FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.decisions FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.decisions FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER bb_reasons BEFORE INSERT ON public.decisions FOR EACH ROW EXECUTE FUNCTION refuse_unreasoned_decision() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.decisions FOR EACH ROW EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.decisions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('2', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.decisions FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.draft_commitment_authors FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.draft_commitment_authors FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.draft_commitment_authors FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.draft_commitment_authors REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.draft_commitment_authors FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.draft_commitment_sources FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.draft_commitment_sources FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.draft_commitment_sources FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.draft_commitment_sources REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.draft_commitment_sources FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.draft_commitment_versions FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.draft_commitment_versions FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.draft_commitment_versions FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.draft_commitment_versions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.draft_commitment_versions FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.draft_commitments FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.draft_commitments FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.draft_commitments FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.draft_commitments REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.draft_commitments FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.drafts FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.drafts FOR EACH ROW EXECUTE FUNCTION journal.capture_change('3', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.drafts REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('3', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.drafts FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('3', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON journal.entries FOR EACH ROW EXECUTE FUNCTION journal.refuse_rewriting() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON journal.entries FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON journal.entry_personal FOR EACH ROW EXECUTE FUNCTION journal.refuse_forgetting() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON journal.entry_personal FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.event_documents FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.event_documents FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.event_documents FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.event_documents REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.event_documents FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.event_registrations FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.event_registrations FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.event_registrations REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.event_registrations FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.events FOR EACH ROW EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.events REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('2', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.events FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.evidence FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.evidence FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.evidence FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.evidence REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.evidence FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_ends_only BEFORE DELETE OR UPDATE ON public.grants FOR EACH ROW EXECUTE FUNCTION refuse_grant_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.grants FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.grants FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.grants REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.grants FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_delete BEFORE DELETE OR TRUNCATE ON journal.head FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.indicator_codes FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.indicator_codes FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.indicator_codes REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.indicator_codes FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.indicators FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.indicators FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.indicators REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.indicators FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.institutions FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.institutions FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.institutions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.institutions FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.irm_reports FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.irm_reports FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.irm_reports REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.irm_reports FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_delete BEFORE DELETE OR TRUNCATE ON journal.keys FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_retires_only BEFORE UPDATE ON journal.keys FOR EACH ROW EXECUTE FUNCTION journal.refuse_unretiring() (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.leaves FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_ends_only BEFORE DELETE OR UPDATE ON public.lineage_edges FOR EACH ROW EXECUTE FUNCTION refuse_edge_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.lineage_edges FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER bb_no_cycle BEFORE INSERT ON public.lineage_edges FOR EACH ROW EXECUTE FUNCTION refuse_lineage_cycle() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.lineage_edges FOR EACH ROW EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.lineage_edges REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('2', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.lineage_edges FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.members FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.members FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.members REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.members FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.milestone_statuses FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.milestone_statuses FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.milestone_statuses FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.milestone_statuses REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.milestone_statuses FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.milestones FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.milestones FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.milestones REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.milestones FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.minutes FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.minutes FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER bb_fixed BEFORE INSERT ON public.minutes FOR EACH ROW EXECUTE FUNCTION refuse_late_minutes() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.minutes FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.minutes REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.minutes FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.minutes_observations FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.minutes_observations FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.minutes_observations FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.minutes_observations REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.minutes_observations FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.moderations FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.moderations FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.moderations FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.moderations REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.moderations FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.opinions FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.opinions FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER bb_place BEFORE INSERT ON public.opinions FOR EACH ROW EXECUTE FUNCTION refuse_misplaced_word() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.opinions FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.opinions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.opinions FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.plan_texts FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.plan_texts FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.plan_texts REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.plan_texts FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.plans FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.plans FOR EACH ROW EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.plans REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('2', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.plans FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.reason_codes FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.reason_codes FOR EACH ROW EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.reason_codes REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('2', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.reason_codes FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.recommendations FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.recommendations FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.recommendations REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.recommendations FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.regions FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.regions FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.regions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.regions FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.review_requests FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.review_requests FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER bb_decision BEFORE INSERT ON public.review_requests FOR EACH ROW EXECUTE FUNCTION refuse_misplaced_request() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.review_requests FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.review_requests REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.review_requests FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.schemes FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.schemes FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.schemes REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.schemes FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.shapes FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.snapshots FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.snapshots FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.snapshots FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.snapshots REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.snapshots FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.stages FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.stages FOR EACH ROW EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.stages REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('2', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.stages FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('2', '{}', '') (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.standard_ratings FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.standard_ratings FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.standard_ratings FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.standard_ratings REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.standard_ratings FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.standards FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.standards FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.standards REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.standards FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_ends_only BEFORE DELETE OR UPDATE ON public.supports FOR EACH ROW EXECUTE FUNCTION refuse_support_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.supports FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.supports FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.supports REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.supports FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.themes FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.themes FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.themes REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.themes FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER aa_grows_only BEFORE UPDATE ON journal.tiles FOR EACH ROW EXECUTE FUNCTION journal.refuse_shrinking() (A)
CREATE TRIGGER aa_no_delete BEFORE DELETE OR TRUNCATE ON journal.tiles FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON public.votes FOR EACH ROW EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER aa_no_truncate BEFORE TRUNCATE ON public.votes FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change() (A)
CREATE TRIGGER bb_place BEFORE INSERT ON public.votes FOR EACH ROW EXECUTE FUNCTION refuse_misplaced_word() (A)
CREATE TRIGGER zz_journal_delete AFTER DELETE ON public.votes FOR EACH ROW EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)
CREATE TRIGGER zz_journal_insert AFTER INSERT ON public.votes REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION journal.capture_insert('1', '{}', '') (A)
CREATE TRIGGER zz_journal_update AFTER UPDATE ON public.votes FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION journal.capture_change('1', '{}', '') (A)

-- privileges
journal.acts: quipu_application may select
journal.acts: quipu_sequencer may select
journal.checkpoints: quipu_application may select
journal.checkpoints: quipu_reader may select
journal.checkpoints: quipu_sequencer may insert, select
journal.cosignatures: quipu_application may select
journal.cosignatures: quipu_reader may select
journal.cosignatures: quipu_sequencer may insert, select
journal.entries: quipu_application may select
journal.entries: quipu_sequencer may select
journal.entry_personal: quipu_sequencer may select
journal.head: quipu_application may select
journal.head: quipu_reader may select
journal.head: quipu_sequencer may select, update
journal.keys: quipu_application may select
journal.keys: quipu_reader may select
journal.keys: quipu_sequencer may select
journal.leaves: quipu_application may select
journal.leaves: quipu_reader may select
journal.leaves: quipu_sequencer may insert, select
journal.shapes: quipu_application may select
journal.shapes: quipu_reader may select
journal.shapes: quipu_sequencer may select
journal.tiles: quipu_application may select
journal.tiles: quipu_reader may select
journal.tiles: quipu_sequencer may insert, select, update
journal.withheld: quipu_application may select
journal.withheld: quipu_reader may select
journal.withheld: quipu_sequencer may select
public.accounts: quipu_application may insert, select, update
public.accounts: quipu_sequencer may select
public.adoptions: quipu_application may select
public.adoptions: quipu_reader may select
public.adoptions: quipu_sequencer may select
public.answer_dues: quipu_application may select
public.answer_dues: quipu_reader may select
public.answer_dues: quipu_sequencer may select
public.answer_terms: quipu_application may insert, select, update
public.answer_terms: quipu_reader may select
public.answer_terms: quipu_sequencer may select
public.answers: quipu_application may insert, select
public.answers: quipu_reader may select
public.answers: quipu_sequencer may select
public.assessments: quipu_application may insert, select
public.assessments: quipu_reader may select
public.assessments: quipu_sequencer may select
public.attendances: quipu_application may insert, select, update
public.attendances: quipu_reader may select
public.attendances: quipu_sequencer may select
public.commitment_codes: quipu_application may select
public.commitment_codes: quipu_reader may select
public.commitment_codes: quipu_sequencer may select
public.commitments: quipu_application may insert, select, update
public.commitments: quipu_reader may select
public.commitments: quipu_sequencer may select
public.communications: quipu_application may insert, select
public.communications: quipu_reader may select
public.communications: quipu_sequencer may select
public.contribution_files: quipu_application may insert, select
public.contribution_files: quipu_sequencer may select
public.contribution_reports: quipu_application may insert, select, update
public.contribution_reports: quipu_sequencer may select
public.contribution_results: quipu_application may select
public.contribution_results: quipu_reader may select
public.contribution_results: quipu_sequencer may select
public.contribution_steps: quipu_application may select
public.contribution_steps: quipu_reader may select
public.contribution_steps: quipu_sequencer may select
public.contribution_words: quipu_application may select
public.contribution_words: quipu_reader may select
public.contribution_words: quipu_sequencer may select
public.contributions: quipu_application may insert, select, update
public.contributions: quipu_sequencer may select
public.decisions: quipu_application may insert, select
public.decisions: quipu_sequencer may select
public.draft_commitment_authors: quipu_application may insert, select
public.draft_commitment_authors: quipu_reader may select
public.draft_commitment_authors: quipu_sequencer may select
public.draft_commitment_sources: quipu_application may insert, select
public.draft_commitment_sources: quipu_reader may select
public.draft_commitment_sources: quipu_sequencer may select
public.draft_commitment_versions: quipu_application may insert, select
public.draft_commitment_versions: quipu_reader may select
public.draft_commitment_versions: quipu_sequencer may select
public.draft_commitments: quipu_application may insert, select
public.draft_commitments: quipu_reader may select
public.draft_commitments: quipu_sequencer may select
public.drafts: quipu_application may insert, select, update
public.drafts: quipu_sequencer may select
public.event_documents: quipu_application may insert, select
public.event_documents: quipu_reader may select
public.event_documents: quipu_sequencer may select
public.event_registrations: quipu_application may insert, select, update
public.event_registrations: quipu_sequencer may select
public.events: quipu_application may insert, select, update
public.events: quipu_reader may select
public.events: quipu_sequencer may select
public.evidence: quipu_application may insert, select
public.evidence: quipu_reader may select
public.evidence: quipu_sequencer may select
public.flow_ends: quipu_application may select
public.flow_ends: quipu_reader may select
public.flow_ends: quipu_sequencer may select
public.flow_links: quipu_application may select
public.flow_links: quipu_reader may select
public.flow_links: quipu_sequencer may select
public.grants: quipu_application may insert, select, update
public.grants: quipu_sequencer may select
public.hidden_contributions: quipu_application may select
public.hidden_contributions: quipu_reader may select
public.hidden_contributions: quipu_sequencer may select
public.indicator_codes: quipu_application may select
public.indicator_codes: quipu_reader may select
public.indicator_codes: quipu_sequencer may select
public.indicators: quipu_application may select
public.indicators: quipu_reader may select
public.indicators: quipu_sequencer may select
public.institutions: quipu_application may insert, select, update
public.institutions: quipu_reader may select
public.institutions: quipu_sequencer may select
public.irm_reports: quipu_application may insert, select, update
public.irm_reports: quipu_reader may select
public.irm_reports: quipu_sequencer may select
public.lineage_edges: quipu_application may insert, select, update
public.lineage_edges: quipu_reader may select
public.lineage_edges: quipu_sequencer may select
public.lineage_ways: quipu_application may select
public.lineage_ways: quipu_reader may select
public.lineage_ways: quipu_sequencer may select
public.members: quipu_application may insert, select, update
public.members: quipu_reader may select
public.members: quipu_sequencer may select
public.milestone_statuses: quipu_application may insert, select
public.milestone_statuses: quipu_reader may select
public.milestone_statuses: quipu_sequencer may select
public.milestones: quipu_application may insert, select, update
public.milestones: quipu_reader may select
public.milestones: quipu_sequencer may select
public.minutes: quipu_application may insert, select
public.minutes: quipu_reader may select
public.minutes: quipu_sequencer may select
public.minutes_observations: quipu_application may insert, select
public.minutes_observations: quipu_sequencer may select
public.moderations: quipu_application may insert, select
public.moderations: quipu_reader may select
public.moderations: quipu_sequencer may select
public.opinions: quipu_application may insert, select
public.opinions: quipu_reader may select
public.opinions: quipu_sequencer may select
public.plan_texts: quipu_application may insert, select, update
public.plan_texts: quipu_reader may select
public.plan_texts: quipu_sequencer may select
public.plans: quipu_application may insert, select, update
public.plans: quipu_reader may select
public.plans: quipu_sequencer may select
public.reason_codes: quipu_application may select
public.reason_codes: quipu_reader may select
public.reason_codes: quipu_sequencer may select
public.recommendations: quipu_application may insert, select, update
public.recommendations: quipu_reader may select
public.recommendations: quipu_sequencer may select
public.regions: quipu_application may insert, select, update
public.regions: quipu_reader may select
public.regions: quipu_sequencer may select
public.review_requests: quipu_application may insert, select
public.review_requests: quipu_sequencer may select
public.schemes: quipu_application may select
public.schemes: quipu_reader may select
public.schemes: quipu_sequencer may select
public.snapshots: quipu_application may insert, select
public.snapshots: quipu_reader may select
public.snapshots: quipu_sequencer may select
public.stages: quipu_application may insert, select, update
public.stages: quipu_reader may select
public.stages: quipu_sequencer may select
public.standard_ratings: quipu_application may insert, select
public.standard_ratings: quipu_reader may select
public.standard_ratings: quipu_sequencer may select
public.standards: quipu_application may select
public.standards: quipu_reader may select
public.standards: quipu_sequencer may select
public.standing_decisions: quipu_application may select
public.standing_decisions: quipu_reader may select
public.standing_decisions: quipu_sequencer may select
public.standing_moderations: quipu_application may select
public.standing_moderations: quipu_reader may select
public.standing_moderations: quipu_sequencer may select
public.successions: quipu_application may select
public.successions: quipu_reader may select
public.successions: quipu_sequencer may select
public.supports: quipu_application may insert, select, update
public.supports: quipu_sequencer may select
public.themes: quipu_application may insert, select, update
public.themes: quipu_reader may select
public.themes: quipu_sequencer may select
public.votes: quipu_application may insert, select
public.votes: quipu_sequencer may select
