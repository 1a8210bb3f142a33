-- Which open contradictions did this run find that were not known before? The most severe first.
select conflict_id, kind, severity, region, indicator, explanation, explanation_en
from conflict
where status = 'open' and conflict_id not in (select conflict_id from conflict_before)
order by severity desc, conflict_id
