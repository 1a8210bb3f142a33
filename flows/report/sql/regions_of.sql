-- The regions of which some texts give figures. Parameter: the revisions.
select distinct coalesce(region_code, region) as region_key
from figure
where region is not null and revision_id in (select unnest($1::varchar[]))
order by region_key
