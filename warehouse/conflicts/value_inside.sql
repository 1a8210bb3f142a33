-- scope: inside
-- Does one article give two different values for the same thing at the same time?
-- Shares of active members are told apart by their base: they agree where the share registered turns one into the other.
with mark as (
    select value from threshold where name = 'uhc_percent'
    union
    select 100
),

said as (
    select * from fact where status = 'actual' and region_key <> ''
),

pair as (
    select
        a,
        b,
        gap_between(a.low, a.high, b.low, b.high) as gap,
        -- two whole per cents: neither is the other rounded
        a.unit = 'persen' and a.bound = 'exact' and b.bound = 'exact' and a.value = round(a.value) and b.value = round(b.value)
        and a.segment is null as is_whole
    from said as a
    inner join said as b
        on a.article_key = b.article_key
        and a.region_key = b.region_key
        and a.indicator = b.indicator
        and a.unit = b.unit
        and a.segment is not distinct from b.segment
        and a.is_dated = b.is_dated
        and near_time(a, b)
        and (a.start_char, a.member_id) < (b.start_char, b.member_id)
    where a.value <> b.value and may_be_one(a.value, b.value)
),

other_base as (
    select pair.a.member_id as first_id, pair.b.member_id as second_id
    from pair
    inner join said as r
        on pair.a.article_key = r.article_key and pair.a.region_key = r.region_key and r.indicator = 'registered'
        and r.unit = 'persen' and r.segment is null
    where pair.a.indicator in ('active', 'inactive') and pair.a.unit = 'persen'
        and gap_between(
            least(pair.a.value, pair.b.value) - 0.1, least(pair.a.value, pair.b.value) + 0.1,
            greatest(pair.a.low, pair.b.low) * r.low / 100, greatest(pair.a.high, pair.b.high) * r.high / 100
        ) = 0
)

select
    'inside' as scope,
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
        when a.unit = 'persen' and (a.value in (from mark)) <> (b.value in (from mark)) then 'a goal or mark taken for the present state, or a misprint'
        when gap = 0 then 'rounding, or a goal taken for the present state'
        else 'misprint, or another date'
    end as cause,
    source_id(a) || ': untuk ' || a.region || ' disebut ' || said_id(a) || ', tetapi juga ' || said_id(b) || '.' as explanation,
    source_en(a) || ': for ' || a.region || ' it says ' || said_en(a) || ', but also ' || said_en(b) || '.' as explanation_en
from pair
where (gap > 0 or is_whole)
    -- rows of a list under one kind of members (civil servants, companies, classes I to III) are parts of it, not two readings;
    -- nor is the smaller number that a later sentence picks out of it ("Yang sudah dibayar 9.800 jiwa")
    and (
        a.segment is null
        or (not same_sentence(a, b) and not is_unnumbered_class(a.segment)
            and not (b.value < a.value and picks_some_out(b.sentence))
            and abs(a.value - b.value) <= 0.2 * greatest(a.value, b.value))
    )
    and not exists (select 1 from other_base where first_id = a.member_id and second_id = b.member_id)
