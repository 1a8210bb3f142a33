-- scope: between
-- Has the year passed in which a region's goal was due, and a later article puts the region below it?
-- Only where no other goal has been set for the region since: then the first one was given up, not broken. One a goal: the
-- level soonest after it was due.
with goal as (
    select *, due_day(target_year) as due from fact_between
    where status = 'target' and unit in ('persen', 'jiwa') and segment is null and indicator in ('registered', 'active')
        and bound <> 'under'
),

level as (
    select * from fact_between
    where status = 'actual' and unit in ('persen', 'jiwa') and segment is null and indicator in ('registered', 'active')
        and is_dated and is_plausible and day_span(fact_between) <= 62
),

pair as (
    select
        g,
        l,
        g.low - l.high as gap
    from goal as g
    inner join level as l
        on g.region_key = l.region_key and g.indicator = l.indicator and g.unit = l.unit and g.article_key <> l.article_key
    where g.due is not null and l.first_day > g.due and l.first_day - g.due <= limit_of('trend_days')
        and l.high < g.low
        and not exists (
            from goal as other
            where other.region_key = g.region_key and other.indicator = g.indicator
                and coalesce(other.due > g.due, other.published > g.due)
        )
)

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
from pair
qualify row_number() over (
    partition by g.region_key, g.indicator, g.unit, g.value, g.due
    order by l.first_day, l.last_day, g.published nulls last, l.article_key, g.article_key, l.member_id, g.member_id
) = 1
