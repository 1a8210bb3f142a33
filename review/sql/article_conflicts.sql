-- Contradictions that an article takes part in, the most severe first. Parameter: its key.
select conflict_id
from conflict
where conflict_id in (select conflict_id from conflict_member where article_key = $1)
order by severity desc, conflict_id
