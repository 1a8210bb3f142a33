-- The UHC claims of one article's newest text, in the order of the text. Parameter: article_key.
select
    * exclude (revision_id, article_key, superseded, start_char, end_char, first_day, last_day),
    first_day::varchar as first_day,
    last_day::varchar as last_day,
    start_char as start,
    end_char as "end"
from uhc_claim
where article_key = $1 and not superseded
order by start_char, claim_id
