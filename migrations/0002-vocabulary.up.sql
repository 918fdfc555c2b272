-- Dates as the source gives them: a year, a month or a day.
create function is_partial_date(value text) returns boolean
language plpgsql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  if value !~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' then return false; end if;
  return to_char((value || substr('-01-01', length(value) - 3))::date, 'YYYY-MM-DD') like value || '%';
exception when datetime_field_overflow or invalid_datetime_format then return false;
end $$;
create domain partial_date as text constraint ck_partial_date check (is_partial_date(value));
comment on domain partial_date is 'YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601 reduced precision). Sorts as text.';

-- "2" before "10", "V.1.a" before "V.1.b": numbers of commitments are text.
create function natural_key(value text) returns text
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select coalesce(string_agg(case when part[1] ~ '^[0-9]' then lpad(part[1], 10, '0') else lower(part[1]) end, '' order by place), '')
  from regexp_matches(value, '[0-9]+|[^0-9]+', 'g') with ordinality as parts (part, place);
$$;

-- Words as a reader counts them: trimmed, one space between. What looks like a space, or like nothing, counts as one,
-- so that no reason is padded with it; the list does not lean on the locale.
create function plain_words(value text) returns text
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select btrim(regexp_replace(value, '[\s\u0085\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+', ' ', 'g'));
$$;

create table reason_codes (
  id uuid constraint pk_reason_codes primary key default gen_random_uuid(),
  code text not null constraint uq_reason_codes_code unique,
  position integer not null,
  title_es text not null,
  title_en text not null,
  min_length integer not null constraint ck_reason_codes_min_length check (min_length >= 40),
  needs_source boolean not null,
  source text not null
);
comment on column reason_codes.min_length is 'Characters that the reasons in words must have at least, beyond the title of the code.';
comment on column reason_codes.needs_source is 'Only for decisions observed in a source, never for one that is being taken.';

create table schemes (
  id uuid constraint pk_schemes primary key default gen_random_uuid(),
  code text not null constraint uq_schemes_code unique,
  title_es text not null,
  title_en text not null,
  source text not null
);
create table indicators (
  id uuid constraint pk_indicators primary key default gen_random_uuid(),
  scheme_code text not null constraint fk_indicators_scheme_code references schemes (code),
  code text not null,
  position integer not null,
  title_es text not null,
  title_en text not null,
  constraint uq_indicators_scheme_code_code unique (scheme_code, code)
);
create table indicator_codes (
  id uuid constraint pk_indicator_codes primary key default gen_random_uuid(),
  scheme_code text not null,
  indicator_code text not null,
  code text not null,
  position integer not null,
  official_number text,
  title_es text not null,
  title_en text not null,
  source text not null,
  constraint uq_indicator_codes_scheme_code_indicator_code_code unique (scheme_code, indicator_code, code),
  constraint fk_indicator_codes_indicator foreign key (scheme_code, indicator_code) references indicators (scheme_code, code)
);
create table standards (
  id uuid constraint pk_standards primary key default gen_random_uuid(),
  edition text not null,
  code text not null,
  position integer not null,
  part text not null constraint ck_standards_part check (part in ('forum', 'development', 'repository')),
  title_es text not null,
  title_en text not null,
  source text not null,
  constraint uq_standards_edition_code unique (edition, code)
);
do $$ declare named text; begin
  foreach named in array array['reason_codes', 'schemes', 'indicators', 'indicator_codes', 'standards'] loop
    execute format('call journal.attach(%L)', named);
    execute format('grant select on %I to quipu_application, quipu_reader', named);
  end loop;
end $$;
