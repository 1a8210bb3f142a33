-- The newest share registered of each province, and the newest goal it has set itself.
select region.code, region.full_name as region, newest.value, newest.month, newest.figure_id, goal.value as goal,
    goal.figure_id as goal_id
from region
left join (
    select region_code, value, month, figure_id
    from coverage_series
    where indicator = 'registered' and unit = 'persen'
    qualify row_number() over (partition by region_code order by month desc) = 1
) as newest on region.code = newest.region_code
left join (
    select region_code, value, figure_id
    from coverage
    where status = 'target' and indicator = 'registered' and unit = 'persen' and segment is null
    qualify row_number() over (partition by region_code order by left(target_year, 4) desc nulls last, published desc nulls last, figure_id) = 1
) as goal on region.code = goal.region_code
where region.level = 'province'
order by newest.value desc nulls last, region.full_name
