-- The newest share of people registered that each province reports, as preferred by best_estimate.
select region_code as code, month, value
from coverage_series
where indicator = 'registered' and unit = 'persen' and length(region_code) = 2 and region_code <> 'ID'
qualify row_number() over (partition by region_code order by month desc) = 1
order by region_code
