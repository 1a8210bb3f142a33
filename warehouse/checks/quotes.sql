-- level: fail
-- Is there a figure or claim whose offsets do not give its quote?
select 'figure' as "table", figure_id as id, quote
from figure
inner join revision using (revision_id)
where text[start_char + 1:end_char] <> quote
union all
select 'uhc_claim', claim_id, quote
from uhc_claim
inner join revision using (revision_id)
where text[start_char + 1:end_char] <> quote
