-- From which per cent on a region counts as covered (UHC), and when that held.
select value, valid_from::varchar as valid_from, valid_to::varchar as valid_to
from threshold
where name = 'uhc_percent'
order by valid_from
