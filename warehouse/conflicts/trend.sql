-- scope: both
-- Does coverage (or the number of people) change as no programme and no census makes it?
-- Registered members hardly fall, and inhabitants neither; the share registered does not rise by several points a month.
with dated_level as (
    select 'inside' as scope, fact.article_key as series, * from fact
    where status = 'actual' and is_dated and is_plausible and segment is null and day_span(fact) <= 62
        and indicator in ('registered', 'population') and unit in ('jiwa', 'persen')
    union all
    select 'between' as scope, '' as series, * from fact_between
    where status = 'actual' and is_dated and is_plausible and segment is null and day_span(fact_between) <= 62
        and indicator in ('registered', 'population') and unit in ('jiwa', 'persen')
),

dated as (
    -- each compared with the next few dates only
    select
        *,
        dense_rank() over (partition by scope, series, region_key, indicator, unit order by last_day) as step
    from dated_level
),

pair as (
    select
        e as a,
        l as b,
        (l.last_day - e.first_day + 1) / 30.4 as months
    from dated as e
    inner join dated as l
        on e.scope = l.scope and e.series = l.series and e.region_key = l.region_key
        and e.indicator = l.indicator and e.unit = l.unit and l.step between e.step + 1 and e.step + 3
    where (e.scope = 'inside' or e.article_key <> l.article_key)
        and l.first_day > e.last_day
        and (e.unit = 'persen' or may_be_one(e.value, l.value))
        and l.first_day - e.last_day <= limit_of('trend_days')
        -- within a month two articles are compared as speaking of the same time
        and (e.scope = 'inside' or l.first_day - e.last_day > 31)
),

judged as (
    select
        *,
        case
            when b.value < a.value then a.low - b.high
            when a.unit = 'persen' then b.low - a.high - limit_of('trend_rise_points_a_month') * months
            else b.low - a.high * (1 + limit_of('trend_rise_share_a_month') * months)
        end as gap,
        case
            when b.value >= a.value then 0
            when a.unit = 'persen' then limit_of('trend_fall_points')
            when a.indicator = 'population' then limit_of('population_sources') * a.value
            else limit_of('trend_fall_share') * a.value
        end as tolerance
    from pair
),

told as (
    -- the change a month, and the rule it breaks
    select
        *,
        case a.unit when 'persen' then abs(b.value - a.value) else 100 * abs(b.value - a.value) / a.value end
            / greatest(months, 0.1) as rate,
        number_id(round(rate, 2)) || case a.unit when 'persen' then ' poin' else ' persen' end as rate_id,
        number_en(round(rate, 2)) || case a.unit when 'persen' then ' points' else ' per cent' end as rate_en,
        case a.unit when 'persen' then 1 else 100 end * case
            when b.value >= a.value and a.unit = 'persen' then limit_of('trend_rise_points_a_month')
            when b.value >= a.value then limit_of('trend_rise_share_a_month')
            when a.unit = 'persen' then limit_of('trend_fall_points')
            when a.indicator = 'population' then limit_of('population_sources')
            else limit_of('trend_fall_share')
        end as allowed,
        case when b.value >= a.value then 'kenaikan yang wajar paling banyak ' else 'penurunan yang wajar paling banyak ' end
        || number_id(allowed) || case a.unit when 'persen' then ' poin' else ' persen' end
        || case when b.value >= a.value then ' per bulan' else ' seluruhnya' end as rule_id,
        case when b.value >= a.value then 'a rise is plausible up to ' else 'a fall is plausible up to ' end
        || number_en(allowed) || case a.unit when 'persen' then ' points' else ' per cent' end
        || case when b.value >= a.value then ' a month' else ' in all' end as rule_en
    from judged
)

select
    a.scope as scope,
    a.region as region,
    a.region_code as region_code,
    a.indicator as indicator,
    a.unit as unit,
    gap,
    case a.unit when 'persen' then distance_points(gap - tolerance) else distance_share(gap - tolerance, a.value) end
        as distance,
    [member(a), member(b)] as members,
    case
        when a.indicator = 'population' then 'another source of the population'
        when b.value < a.value then 'another population base, members struck off, or one of them wrong'
        else 'one of them wrong, or another region'
    end as cause,
    a.region || ': ' || said_id(a) || ' menurut ' || source_id(a) || ', lalu ' || said_id(b) || ' menurut ' || source_id(b)
    || ': ' || case when b.value < a.value then 'turun ' else 'naik ' end
    || case a.unit when 'persen' then number_id(round(abs(b.value - a.value), 2)) || ' poin'
        else number_id(round(100 * abs(b.value - a.value) / a.value, 1)) || ' persen' end
    || ' dalam ' || number_id(round(months, 1)) || ' bulan, yaitu ' || rate_id || ' per bulan; ' || rule_id || '.' as explanation,
    a.region || ': ' || said_en(a) || ' according to ' || source_en(a) || ', then ' || said_en(b) || ' according to ' || source_en(b)
    || ': ' || case when b.value < a.value then 'a fall by ' else 'a rise by ' end
    || case a.unit when 'persen' then number_en(round(abs(b.value - a.value), 2)) || ' points'
        else number_en(round(100 * abs(b.value - a.value) / a.value, 1)) || ' per cent' end
    || ' in ' || number_en(round(months, 1)) || ' months, which is ' || rate_en || ' a month; ' || rule_en || '.' as explanation_en
from told
where gap > tolerance
qualify row_number() over (
    partition by a.scope, a.article_key, b.article_key, a.region_key, a.indicator, a.unit
    order by gap desc, a.member_id, b.member_id
) = 1
and (a.scope = 'inside' or row_number() over (
    partition by a.scope, a.region_key, a.indicator, a.unit, a.value, b.value
    order by a.first_day, b.first_day, a.article_key, b.article_key, a.member_id, b.member_id
) <= limit_of('pairs_a_value'))
