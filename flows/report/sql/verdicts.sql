-- The verdict that counts of each contradiction.
select conflict_id, verdict, reviewer, decided_at, note
from verdict
qualify row_number() over (partition by conflict_id order by decided_at desc, verdict_id) = 1
