-- One region by its code, or by the name that figures carry. Parameter: either.
select code, full_name, level, parent
from region
where code = $1 or full_name = $1
union all
select null, region, null, null
from (select distinct region from figure where region = $1 and region_code is null) as unlisted
limit 1
