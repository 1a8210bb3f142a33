-- Which rows of the table are needed to look at these statements again?

-- what may contradict one of these statements: the same topic a month before and after (value_between.sql), and members and the
-- share registered of one day (arithmetic_between.sql)
create or replace temp table near_period as
with once as (
    select distinct topic, period_of(first_day - 31, 31) as first_period, period_of(last_day + 31, 31) as last_period
    from on_region
    where is_again and last_day - first_day <= 31
    union
    select
        topic_of(region_key, 'registered', case part when 'share' then 'jiwa' else 'persen' end, null::varchar),
        period_of(first_day, 31),
        period_of(last_day, 31)
    from on_region
    where is_again and part in ('share', 'members')
)

select distinct topic, unnest(range(first_period, last_period + 1)) as period from once;

-- shares around a claim, and claims around a share (status.sql, status_denied.sql)
create or replace temp table claim_period as
with once as (
    select distinct
        region_key,
        'claim' as part,
        period_of(first_day - limit_of('status_days')::integer, 31) as first_period,
        period_of(last_day + limit_of('status_days')::integer, 31) as last_period
    from on_region
    where is_again and part = 'share'
    union
    select
        coalesce(region_code, region),
        'share',
        period_of(first_day - limit_of('status_days')::integer, 31),
        period_of(last_day + limit_of('status_days')::integer, 31)
    from uhc_claim
    where not superseded and first_day is not null
        and (coalesce(region_code, region), first_day) in (from again_claim)
)

select distinct region_key, part, unnest(range(first_period, last_period + 1)) as period from once;

-- a population counts for a year: that of other articles around a share, and shares around a population
create or replace temp table base_period as
with once as (
    select distinct
        region_key,
        case part when 'share' then 'base' else 'share' end as part,
        period_of(first_day - 366, 31) as first_period,
        period_of(last_day + 366, 31) as last_period
    from on_region
    where is_again and part in ('share', 'base')
)

select distinct region_key, part, unnest(range(first_period, last_period + 1)) as period from once;

create or replace temp view in_time as
select
    spot,
    region_key,
    topic,
    part,
    -- what means more than two periods may begin before and end after those that count
    unnest(
        case when last_day - first_day <= 31 then [period_of(first_day, 31), period_of(last_day, 31)]
            else range(period_of(first_day, 31), period_of(last_day, 31) + 1) end
    ) as period
from on_region
where first_day is not null;

-- articles whose shares are held against claims, or bear their own out
create or replace temp table held_spot as
select spot from on_region where is_again
union
select spot
from (from in_time where part = 'share')
inner join claim_period using (region_key, part, period)
union
select spot
from (
    select
        spot_of(article_key, coalesce(region_code, region)) as spot,
        coalesce(region_code, region) as region_key,
        'claim' as part,
        unnest(range(period_of(first_day, 31), period_of(last_day, 31) + 1)) as period
    from uhc_claim
    where not superseded and first_day is not null
        and coalesce(region_code, region) in (select region_key from again_region)
)
inner join claim_period using (region_key, part, period);

-- articles of which all is looked at that they say of a region
create or replace temp table near_spot as
select spot
from in_time
inner join near_period using (topic, period)
union
select spot from held_spot;

-- and those of which only part of it is: their members and populations, or what implies a population where they give none
create or replace temp table base_spot as
select distinct spot
from in_time
inner join base_period using (region_key, part, period)
where part = 'base';

create or replace temp table implying_spot as
select distinct spot
from in_time
inner join base_period using (region_key, part, period)
where part = 'share'
    and spot in (select spot from on_region where part = 'members')
    and spot not in (select spot from on_region where part = 'base');

create or replace temp table compared_spot as
select spot from near_spot
union
select spot from base_spot
union
select spot from implying_spot;

-- levels after the last goal set for a region, against which it is held
create or replace temp table last_due as
select topic, due
from (
    select topic, due, max(due) over (partition by region_key, indicator) as latest
    from on_region
    where due is not null and (region_key, indicator) in (from again_topic)
)
where due = latest
group by topic, due;

create or replace temp table wanted_row as
select row_no from on_region
where spot in (select spot from near_spot)
union
select row_no from on_region
where part in ('members', 'base') and spot in (select spot from base_spot)
union
select row_no from on_region
where part in ('share', 'members') and spot in (select spot from implying_spot)
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
