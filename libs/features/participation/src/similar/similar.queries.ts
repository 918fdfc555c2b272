/** How many are told. */
const TOLD = 5;
/** How many of those whose titles are closest are compared whole. */
const COMPARED = 50;
/** The share of the words that are being written that another one must have as well. */
const SHARE = 0.3;
/** A single word in common says nothing. */
const WORDS = 2;
/** Of a long text its beginning is compared, in characters: what it is about is said there. */
const READ = 2000;

/**
 * Ids of the contributions of the plan with the code `$1` that are closest to the title `$2` and the text `$3`. The words
 * of the title find candidates by the index; the fifty whose titles are closest are compared with all the words.
 */
export const SIMILAR = `
  with written as (
    select coalesce(tsvector_to_array(to_tsvector('spanish', $2)), '{}') as title,
      coalesce(tsvector_to_array(to_tsvector('spanish', $2 || ' ' || left($3, ${READ}))), '{}') as words),
  sought as materialized (
    select coalesce((select string_agg(quote_literal(word), ' | ') from unnest(title) as word), '')::tsquery as query, words from written),
  candidates as materialized (
    select id, title, body, words from contributions, sought
    where numnode(query) > 0 and plan_id = (select id from plans where code = $1)
      and id in (select said.id from contribution_words as said, sought where said.words @@ sought.query)
    order by ts_rank(to_tsvector('spanish', title), query) desc, id limit ${COMPARED}),
  compared as (
    select id, cardinality(words) as all_words,
      (select count(*) from unnest(words) as word
        where word = any(tsvector_to_array(to_tsvector('spanish', title || ' ' || left(coalesce(body, ''), ${READ}))))) as shared
    from candidates)
  select id from compared where shared >= ${WORDS} and shared >= ${SHARE} * all_words
  order by shared::real / all_words desc, id limit ${TOLD}`;
