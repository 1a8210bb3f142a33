-- scope: between
-- Do two articles give different values for the same thing at the same time?
-- Where they share other numbers, or mean the same day, any gap beyond rounding counts. Otherwise days lie between them, and
-- the value may have moved: a little either way, and faster upwards when the later one is the higher.
with pair as (
    select
        a,
        b,
        gap_between(a.low, a.high, b.low, b.high) as gap,
        (greatest(a.last_day, b.last_day) - least(a.first_day, b.first_day) + 1) / 30.4 as months,
        a.last_day < b.first_day and b.value > a.value as is_rise,
        (a.as_of = b.as_of and day_span(a) = 0) or same_data.figures is not null as is_same
    from fact_between as a
    inner join fact_between as b
        on a.region_key = b.region_key
        and a.indicator = b.indicator
        and a.unit = b.unit
        and a.segment is not distinct from b.segment
        and (a.first_day, a.last_day, a.article_key) < (b.first_day, b.last_day, b.article_key)
        and a.article_key <> b.article_key
        and b.first_day - a.last_day <= 31
    left join same_data
        on a.article_key = same_data.article_a and b.article_key = same_data.article_b
        and a.region_key = same_data.region_key
    where a.status = 'actual' and b.status = 'actual' and a.is_dated and b.is_dated and a.is_plausible and b.is_plausible
        and day_span(a) <= 31 and day_span(b) <= 31
        and gap_between(a.low, a.high, b.low, b.high) > 0
        and not is_unnumbered_class(a.segment)
        -- the share of a kind of members may be one of all members or of all people of that kind: small ones are the former
        and (
            a.unit <> 'persen' or a.segment is null
            or (greatest(a.high, b.high) < 60 and a.indicator = 'registered'
                and gap_between(a.low, a.high, b.low, b.high) > limit_of('segment_points'))
        )
),

judged as (
    select
        *,
        case
            when is_same and a.indicator <> 'population' then 0
            when a.indicator = 'population' then limit_of('population_sources') * a.value
            when a.unit = 'persen' and is_rise then limit_of('trend_rise_points_a_month') * months
            when a.unit = 'persen' then limit_of('drift_points_a_month') * months
            when is_rise then limit_of('trend_rise_share_a_month') * months * a.value
            else limit_of('drift_share_a_month') * months * a.value
        end as tolerance
    from pair
)

select
    'between' as scope,
    a.region as region,
    a.region_code as region_code,
    a.indicator as indicator,
    a.unit as unit,
    gap,
    case a.unit when 'persen' then distance_points(gap) else distance_share(gap, a.value) end as distance,
    [member(a), member(b)] as members,
    case
        when a.value >= 900 * b.value or b.value >= 900 * a.value then 'scale slip (ribu, juta)'
        when a.indicator in ('active', 'inactive') and a.unit = 'persen' then 'another base (members or inhabitants)'
        when a.indicator = 'population' then 'another source or year of the population'
        when is_same then 'misprint in one of them'
        else 'a stale number, or a real dispute'
    end as cause,
    a.region || ': ' || said_id(a) || ' menurut ' || source_id(a) || ', tetapi ' || said_id(b) || ' menurut '
    || source_id(b) || '.' as explanation,
    a.region || ': ' || said_en(a) || ' according to ' || source_en(a) || ', but ' || said_en(b) || ' according to ' || source_en(b)
    || '.' as explanation_en
from judged
where gap > tolerance
qualify row_number() over (
    partition by a.article_key, b.article_key, a.region_key, a.indicator, a.unit, a.segment
    order by days_between(a, b), gap desc, a.member_id, b.member_id
) = 1
and row_number() over (
    partition by a.region_key, a.indicator, a.unit, a.segment, a.value, b.value
    order by a.first_day, b.first_day, a.article_key, b.article_key, a.member_id, b.member_id
) <= limit_of('pairs_a_value')
