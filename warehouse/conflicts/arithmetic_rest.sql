-- Do the members and those who are not make up the whole? registered + unregistered = inhabitants,
-- active + inactive = registered; in people, and in per cent of a hundred.
with rest as (
    select * from fact where status = 'actual' and segment is null and indicator in ('unregistered', 'inactive')
        and unit in ('jiwa', 'persen')
),

counted as (
    select
        u,
        x,
        b,
        greatest(b.low - x.high, 0) as rest_low,
        b.high - x.low as rest_high,
        b.value - x.value as rest_value,
        same_time(u, x) and days_between(u, b) <= limit_of('base_days') as is_comparable,
        chars_between(u, x) + chars_between(u, b) as chars
    from rest as u
    inner join fact as x
        on u.article_key = x.article_key and u.region_key = x.region_key and x.unit = 'jiwa' and x.status = 'actual'
        and x.segment is null and x.indicator = case u.indicator when 'unregistered' then 'registered' else 'active' end
    inner join fact as b
        on u.article_key = b.article_key and u.region_key = b.region_key and b.unit = 'jiwa' and b.status = 'actual'
        and b.segment is null and b.indicator = case u.indicator when 'unregistered' then 'population' else 'registered' end
    where u.unit = 'jiwa'
),

shared as (
    select
        u,
        x,
        null as b,
        greatest(100 - x.high, 0) as rest_low,
        greatest(100 - x.low, 0) as rest_high,
        100 - x.value as rest_value,
        same_time(u, x) as is_comparable,
        chars_between(u, x) as chars
    from rest as u
    inner join fact as x
        on u.article_key = x.article_key and u.region_key = x.region_key and x.unit = 'persen' and x.status = 'actual'
        and x.segment is null and x.indicator = case u.indicator when 'unregistered' then 'registered' else 'active' end
    where u.unit = 'persen'
),

applied as (
    -- the rest in people from the share covered and the base
    select
        u,
        x,
        b,
        b.low * greatest(100 - x.high, 0) / 100 as rest_low,
        b.high * greatest(100 - x.low, 0) / 100 as rest_high,
        b.value * (100 - x.value) / 100 as rest_value,
        same_time(u, x) and days_between(u, b) <= limit_of('base_days') as is_comparable,
        chars_between(u, x) + chars_between(u, b) as chars
    from rest as u
    inner join fact as x
        on u.article_key = x.article_key and u.region_key = x.region_key and x.unit = 'persen' and x.status = 'actual'
        and x.segment is null and x.indicator = case u.indicator when 'unregistered' then 'registered' else 'active' end
    inner join fact as b
        on u.article_key = b.article_key and u.region_key = b.region_key and b.unit = 'jiwa' and b.status = 'actual'
        and b.segment is null and b.indicator = case u.indicator when 'unregistered' then 'population' else 'registered' end
    where u.unit = 'jiwa'
),

judged as (
    select
        *,
        gap_between(u.low, u.high, rest_low, rest_high) as gap,
        min(gap_between(u.low, u.high, rest_low, rest_high)) over (partition by u.member_id) as best_gap,
        row_number() over (partition by u.member_id order by is_comparable desc, chars, x.member_id, b.member_id) as nearness
    from (from counted union all from shared union all from applied)
)

select
    'inside' as scope,
    u.region as region,
    u.region_code as region_code,
    u.indicator as indicator,
    u.unit as unit,
    gap,
    case u.unit when 'persen' then distance_points(gap) else distance_share(gap, u.value) end as distance,
    case when b is null then [member(u), member(x)] else [member(u), member(x), member(b)] end as members,
    case
        when u.unit = 'jiwa' and gap <= 10 then 'misprint'
        when u.indicator = 'inactive' then 'another base (members or inhabitants)'
        else 'misprint, or a base of another year'
    end as cause,
    source_id(u) || ': ' || case when b is null then '100 persen' else said_id(b) end || ' dikurangi ' || said_id(x)
    || ' menyisakan ' || number_id(rest_value) || ', bukan ' || said_id(u) || '.' as explanation,
    source_en(u) || ': ' || case when b is null then '100 per cent' else said_en(b) end || ' less ' || said_en(x)
    || ' leaves ' || number_en(rest_value) || ', not ' || said_en(u) || '.' as explanation_en
from judged
where nearness = 1 and is_comparable and best_gap > 0
