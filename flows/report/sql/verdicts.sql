-- The verdict that counts of each of some contradictions. Parameter: the contradictions.
select verdict_id, conflict_id, verdict, reviewer, decided_at, note
from verdict
where conflict_id in (select unnest($1::varchar[]))
qualify row_number() over (partition by conflict_id order by decided_at desc, verdict_id) = 1
