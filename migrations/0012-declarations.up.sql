-- Which columns of each table are public, which hold words that may have to be removed one day. None is private or personal yet.
call journal.declare('reason_codes', public_columns => 'id code position title_es title_en min_length needs_source source');
call journal.declare('schemes', public_columns => 'id code title_es title_en source');
call journal.declare('indicators', public_columns => 'id scheme_code code position title_es title_en');
call journal.declare('indicator_codes', public_columns => 'id scheme_code indicator_code code position official_number title_es title_en source');
call journal.declare('standards', public_columns => 'id edition code position part title_es title_en source');
call journal.declare('members', public_columns => 'id code name_es name_en time_zone');
call journal.declare('institutions', public_columns => 'id member_id code name_es name_en level kind');
call journal.declare('plans', public_columns => 'id member_id code number title_es title_en starts_on ends_on legal_instrument adopted_on commitments_published completion_percent_published source');
call journal.declare('stages', public_columns => 'id plan_id code position title_es title_en');
call journal.declare('themes', public_columns => 'id plan_id code title_es title_en');
call journal.declare('events', public_columns => 'id plan_id code kind stage_code title_es title_en place starts_on ends_on announced_on minutes_published attendance_published');
call journal.declare('attendances', public_columns => 'id event_id sector people');
call journal.declare('contributions', public_columns => 'id plan_id code kind first_stage_code event_id theme_code language contributor_kind institution_id recorded_on',
  text_columns => 'title body');
call journal.declare('commitments', public_columns => 'id plan_id number title_es title_en lead_institution_id theme_code starts_on ends_on');
call journal.declare('milestones', public_columns => 'id commitment_id number title_es title_en starts_on ends_on');
call journal.declare('decisions', public_columns => 'id plan_id contribution_id stage_code outcome reason_code deciding_institution_id event_id decided_on basis has_published_response is_author_notified supersedes_id recorded_at',
  text_columns => 'reasons legal_ground source supersedes_because',
  append_only => true);
call journal.declare('lineage_edges', public_columns => 'id plan_id kind from_contribution_id from_commitment_id to_contribution_id to_commitment_id to_event_id started_on ended_at',
  text_columns => 'because ended_because');
call journal.declare('irm_reports', public_columns => 'id plan_id code kind scheme_code standards_edition title_es title_en published_on public_influence source');
call journal.declare('assessments', public_columns => 'id plan_id irm_report_id commitment_id milestone_id scheme_code indicator_code code supersedes_id recorded_at',
  text_columns => 'rationale supersedes_because',
  append_only => true);
call journal.declare('standard_ratings', public_columns => 'id irm_report_id edition standard_code rating supersedes_id recorded_at',
  text_columns => 'facts supersedes_because',
  append_only => true);
call journal.declare('recommendations', public_columns => 'id irm_report_id number title_es title_en is_addressed is_integrated');
call journal.declare('snapshots', public_columns => 'id plan_id day rule position figures taken_at', append_only => true);
drop procedure journal.attach;
