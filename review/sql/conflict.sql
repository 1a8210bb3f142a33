-- What is said about one contradiction. Parameter: its id.
select * exclude (first_day, last_day), first_day::varchar as first_day, last_day::varchar as last_day
from conflict
where conflict_id = $1
