-- Inputs set aside, and why.
select input, stage, reason, hint
from rejected
order by input, stage, reason
