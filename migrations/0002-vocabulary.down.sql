drop table standards, indicator_codes, indicators, schemes, reason_codes;
drop function natural_key, plain_words;
drop domain partial_date;
drop function is_partial_date;
