-- level: warn
-- Which codes of figures does the gazetteer not hold? (kecamatan and desa have longer codes)
select distinct region_code, region
from figure
where region_code is not null and length(region_code) <= 5 and region_code not in (select code from region)
