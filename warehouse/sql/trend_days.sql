-- Which days of a topic are far enough apart for trend.sql, each held against the next three?
-- (trend_level: topics and last days of its levels.) Of what is told every week there are none.
create or replace temp table trend_day as
with step as (
    select topic, last_day, dense_rank() over (partition by topic order by last_day) as step
    from (select distinct topic, last_day from trend_level)
),

apart as (
    select
        topic,
        last_day,
        step,
        unnest([
            lead(last_day, 1) over in_time, lead(last_day, 2) over in_time, lead(last_day, 3) over in_time
        ]) as later
    from step
    window in_time as (partition by topic order by last_day)
),

far as (
    select topic, last_day, later from apart where later - last_day > 31
)

select topic, last_day, step
from step
where (topic, last_day) in (select topic, last_day from far) or (topic, last_day) in (select topic, later from far);
