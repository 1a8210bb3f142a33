-- Which rows of the table are needed to look at these statements again?

-- a year before and after them, by months: no rule that turns on numbers looks further (arithmetic_between.sql does that far)
create or replace temp table again_period as
with once as (
    select distinct region_key, period_of(first_day - 366, 31) as first_period, period_of(last_day + 366, 31) as last_period
    from (
        select region_key, first_day, last_day from on_region where is_again and first_day is not null
        union all
        select coalesce(region_code, region), first_day, last_day
        from uhc_claim
        where not superseded and first_day is not null
            and (coalesce(region_code, region), first_day) in (from again_claim)
    )
)

select distinct region_key, unnest(range(first_period, last_period + 1)) as period from once;

create or replace temp table near_spot as
with around as (
    -- what means more than two periods may begin before and end after those that count
    select
        spot,
        region_key,
        unnest(
            case when last_day - first_day <= 31 then [period_of(first_day, 31), period_of(last_day, 31)]
                else range(period_of(first_day, 31), period_of(last_day, 31) + 1) end
        ) as period
    from (
        select spot, region_key, first_day, last_day from on_region where first_day is not null
        union all
        select spot_of(number_of(article_key), coalesce(region_code, region)), coalesce(region_code, region), first_day, last_day
        from uhc_claim
        where not superseded and first_day is not null
            and coalesce(region_code, region) in (select region_key from again_region)
    )
)

select distinct around.spot
from around
inner join again_period using (region_key, period);

-- levels after the last goal set for a region, against which it is held
create or replace temp table last_due as
select topic, due
from (
    select topic, due, max(due) over (partition by region_key, indicator) as latest
    from on_region
    where is_goal and (region_key, indicator) in (from again_topic)
)
where due = latest
group by topic, due;

create or replace temp table wanted_row as
select row_no from on_region
where is_again or spot in (select spot from near_spot)
union
select row_no from on_region
where is_goal and (region_key, indicator) in (from again_topic)
union
select row_no from on_region where (topic, last_day) in (select topic, last_day from trend_day)
union
select on_region.row_no
from on_region
inner join last_due on on_region.topic = last_due.topic
where on_region.is_level and on_region.first_day > last_due.due
    and on_region.first_day - last_due.due <= limit_of('trend_days');
