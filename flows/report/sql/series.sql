-- Shares of people registered and active, by region and month, as preferred.
select
    coalesce(region_code, region) as region_key,
    region,
    indicator,
    month,
    value,
    figure_id,
    in_conflict
from coverage_series
where unit = 'persen' and indicator in ('registered', 'active')
order by region_key, month, indicator
