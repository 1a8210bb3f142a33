-- The newest share registered of each province, and the newest goal it has set itself.
with

newest as (
    select region_code, value, month, figure_id
    from coverage_series
    where indicator = 'registered' and unit = 'persen'
    qualify row_number() over (partition by region_code order by month desc) = 1
),

goal as (
    select region_code, value, figure_id, target_year
    from coverage
    where status = 'target' and indicator = 'registered' and unit = 'persen' and segment is null
    qualify row_number() over (
        partition by region_code order by left(target_year, 4) desc nulls last, published desc nulls last, figure_id
    ) = 1
)

select
    region.code,
    region.full_name as region,
    newest.value,
    newest.month,
    newest.figure_id,
    goal.value as goal,
    goal.figure_id as goal_id,
    goal.target_year as goal_year
from region
left join newest on region.code = newest.region_code
left join goal on region.code = goal.region_code
where region.level = 'province'
order by newest.value desc nulls last, goal.value desc nulls last, region.full_name
