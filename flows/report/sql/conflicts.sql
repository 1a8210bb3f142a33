-- All contradictions but superseded ones, the most severe first.
select conflict_id, kind, severity, region, cause, explanation, explanation_en, status
from conflict
where status <> 'superseded'
order by severity desc, conflict_id
