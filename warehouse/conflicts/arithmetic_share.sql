-- Does a per cent follow from the people and the base that the same article gives?
-- Registered people are a share of the inhabitants; active and inactive ones of the members or of the inhabitants, and
-- either base will do. The per cent stands when any reading of the article bears it out.
with share as (
    select * from fact where unit = 'persen' and status = 'actual' and segment is null
        and indicator in ('registered', 'active', 'inactive', 'unregistered')
),

part as (
    select * from fact where unit = 'jiwa' and status = 'actual' and segment is null
        and indicator in ('registered', 'active', 'inactive', 'unregistered')
),

base as (
    select * from fact where unit = 'jiwa' and status = 'actual' and segment is null
        and indicator in ('population', 'registered')
),

reading as (
    select
        p,
        c,
        b,
        100 * c.low / greatest(b.high, 1) as share_low,
        100 * c.high / greatest(b.low, 1) as share_high
    from share as p
    inner join part as c
        on p.article_key = c.article_key and p.region_key = c.region_key and p.indicator = c.indicator
    inner join base as b
        on p.article_key = b.article_key and p.region_key = b.region_key
        and (b.indicator = 'population' or p.indicator in ('active', 'inactive'))
),

measured as (
    select
        *,
        greatest(gap_between(p.low, p.high, share_low, share_high) - limit_of('cut_points'), 0) as gap,
        same_time(p, c) and days_between(p, b) <= limit_of('base_days') as is_comparable
    from reading
),

judged as (
    select
        *,
        min(gap) over (partition by p.member_id) as best_gap,
        row_number() over (
            partition by p.member_id
            order by is_comparable desc, same_time(p, b) desc, chars_between(p, c) + chars_between(p, b), c.member_id, b.member_id
        ) as nearness
    from measured
)

select
    'inside' as scope,
    p.region as region,
    p.region_code as region_code,
    p.indicator as indicator,
    'persen' as unit,
    gap,
    distance_points(gap) as distance,
    [member(p), member(c), member(b)] as members,
    case
        when p.indicator <> 'registered' then 'another base (members or inhabitants)'
        when gap < 1 then 'rounding, or a base of another year'
        when c.value / b.value > 3 or c.value / b.value < 0.03 then 'scale slip'
        else 'misprint, or a base of another year'
    end as cause,
    source_id(p) || ': ' || said_id(c) || ' dari ' || said_id(b) || ' adalah ' || number_id(100 * c.value / b.value)
    || ' persen, bukan ' || said_id(p) || '.' as explanation,
    source_en(p) || ': ' || said_en(c) || ' of ' || said_en(b) || ' is ' || number_en(100 * c.value / b.value)
    || ' per cent, not ' || said_en(p) || '.' as explanation_en
from judged
where nearness = 1 and is_comparable and best_gap > 0
