-- One region, by code, official name or an unambiguous other name.
select code, level, name, full_name, parent
from region
where code = $1 or lower(full_name) = lower($1)
union
select region.code, region.level, region.name, region.full_name, region.parent
from region_alias
inner join region using (code)
where lower(region_alias.alias) = lower($1) and not region_alias.ambiguous
order by code
limit 1
