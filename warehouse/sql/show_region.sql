-- One region, by code, official name or an unambiguous other name; what the table of regions lacks (kecamatan, villages, areas) as
-- figures call it.
select code, level, name, full_name, parent
from region
where code = $1 or lower(full_name) = lower($1)
union
select region.code, region.level, region.name, region.full_name, region.parent
from region_alias
inner join region using (code)
where lower(region_alias.alias) = lower($1) and not region_alias.ambiguous
union
select region_code, null, region, region, null
from figure
where not superseded and region_code not in (select code from region) and (region_code = $1 or lower(region) = lower($1))
order by code
limit 1
