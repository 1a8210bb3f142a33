-- Inputs set aside, why, and what to do. Parameter: how many.
select rejected_id, input, stage, reason, hint
from rejected
order by input, stage, reason
limit $1
