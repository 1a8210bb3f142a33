-- scope: between
-- again: topics
-- Has the year passed in which a region's goal was due, and a later article puts the region below it?
-- Only where no other goal has been set for the region since: then the first one was given up, not broken. One a goal: the
-- level soonest after it was due.
with goal as (
    select *, due_day(target_year) as due from statement
    where is_between and status = 'target' and unit in ('persen', 'jiwa') and segment is null
        and indicator in ('registered', 'active') and bound <> 'under' and is_again_topic(region_key, indicator)
),

last_goal as (
    -- the latest day for which a goal is set, in whatever unit, and on which one without a day was told
    select
        region_key,
        indicator,
        max(due) as due,
        max(published) filter (where due is null) as told
    from goal
    group by region_key, indicator
),

broken_goal as (
    select goal.*, unnest(range(
        period_of(goal.due, limit_of('trend_days')), period_of(goal.due + limit_of('trend_days')::integer, limit_of('trend_days')) + 1
    )) as period
    from goal
    inner join last_goal on goal.region_key = last_goal.region_key and goal.indicator = last_goal.indicator
    where goal.due is not null and not coalesce(last_goal.due > goal.due, false)
        and not coalesce(last_goal.told > goal.due, false)
),

level as (
    select *, period_of(first_day, limit_of('trend_days')) as period from statement
    where is_between and status = 'actual' and unit in ('persen', 'jiwa') and segment is null
        and indicator in ('registered', 'active') and is_dated and is_plausible and last_day - first_day <= 62
)

select
    g.row_no as row_g,
    l.row_no as row_l,
    g.low - l.high as gap
from broken_goal as g
inner join level as l on g.topic = l.topic and g.period = l.period and g.article_no <> l.article_no
where l.first_day > g.due and l.first_day - g.due <= limit_of('trend_days') and l.high < g.low
qualify row_number() over (
    partition by g.topic, g.value, g.due
    order by l.first_day, l.last_day, g.published nulls last, l.article_no, g.article_no, l.member_id, g.member_id
) = 1
;
-- told:
select
    'between' as scope,
    g.region as region,
    g.region_code as region_code,
    g.indicator as indicator,
    g.unit as unit,
    gap,
    limit_of('unmet_weight') * case g.unit when 'persen' then distance_points(gap) else distance_share(gap, g.value) end
        as distance,
    [member(g), member(l)] as members,
    'a goal missed and not renewed, or a wrong year' as cause,
    g.region || ': targetnya ' || said_id(g) || ' menurut ' || source_id(g) || ', tetapi sesudah tenggat itu baru ' || said_id(l)
    || ' menurut ' || source_id(l) || ', dan tidak ada target lain sejak itu.' as explanation,
    g.region || ': the goal was ' || said_en(g) || ' according to ' || source_en(g) || ', but after it was due only ' || said_en(l)
    || ' according to ' || source_en(l) || ', and no other goal has been set since.' as explanation_en
from pair_target_unmet
inner join told as g on pair_target_unmet.row_g = g.row_no
inner join told as l on pair_target_unmet.row_l = l.row_no
