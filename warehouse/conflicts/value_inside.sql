-- Does one article give two different values for the same thing at the same time?
with pair as (
    select
        a,
        b,
        gap_between(a.low, a.high, b.low, b.high) as gap
    from fact as a
    inner join fact as b
        on a.article_key = b.article_key
        and a.region_key = b.region_key
        and a.indicator = b.indicator
        and a.unit = b.unit
        and a.segment is not distinct from b.segment
        and a.as_of is not distinct from b.as_of
        and a.status = 'actual'
        and b.status = 'actual'
        and (a.start_char, a.member_id) < (b.start_char, b.member_id)
    where gap_between(a.low, a.high, b.low, b.high) > 0
)

select
    'inside' as scope,
    a.region as region,
    a.region_code as region_code,
    a.indicator as indicator,
    a.unit as unit,
    gap,
    gap / greatest(a.value * 0.01, 1e-9) as distance,
    [member(a), member(b)] as members,
    'real dispute' as cause,
    source_id(a) || ': ' || said_id(a) || ' dan ' || said_id(b) || ' untuk ' || a.region || '.' as explanation,
    source_en(a) || ': ' || said_en(a) || ' and ' || said_en(b) || ' for ' || a.region || '.' as explanation_en
from pair
