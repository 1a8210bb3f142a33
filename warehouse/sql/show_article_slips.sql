-- The slips of one article's newest text, in the order of the text. Parameter: article_key.
select * exclude (revision_id, article_key, superseded, start_char, end_char), start_char as start, end_char as "end"
from slip
where article_key = $1 and not superseded
order by start_char, slip_id
