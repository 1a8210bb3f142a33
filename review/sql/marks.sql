-- Places in one text where a figure, a claim or a slip was found. Parameter: the revision.
select 'figure' as kind, figure_id as id, start_char as start, end_char as "end", indicator as label
from figure
where revision_id = $1
union all
select 'claim', claim_id, start_char, end_char, case when reached then 'reached' else 'not_reached' end
from uhc_claim
where revision_id = $1
union all
select 'slip', slip_id, start_char, end_char, kind
from slip
where revision_id = $1
order by start, "end" desc, id
