-- scope: inside
-- Do the regions add up to the region they lie in?
-- Regencies and cities to a province or a branch of BPJS, provinces to the country or a regional office; only where the list
-- looks complete (the sum is near the total). Where an article gives a region two numbers, one with which the sum fits will do.
with total as (
    select * from fact where unit = 'jiwa' and status = 'actual' and bound in ('exact', 'about', 'range')
        and indicator in ('registered', 'active', 'inactive', 'unregistered', 'population')
        and coalesce(level, 'office') not in ('regency', 'city')
),

summed as (
    select
        t,
        p.level as part_level,
        count(*) as parts,
        sum(p.low) as sum_low,
        sum(p.high) as sum_high,
        sum(p.value) as sum_value,
        list(p order by p.start_char, p.member_id) as list_of_parts
    from total as t
    inner join (
        -- one figure a region: the first in the text
        from fact
        where unit = 'jiwa' and status = 'actual' and bound in ('exact', 'about', 'range')
        qualify row_number() over (
            partition by article_key, region_key, indicator, segment order by start_char, member_id
        ) = 1
    ) as p
        on t.article_key = p.article_key and t.indicator = p.indicator and t.segment is not distinct from p.segment
        and t.region_key <> p.region_key and days_between(t, p) <= 31
        and case
            when t.level = 'country' then p.level = 'province'
            when t.level = 'province' then p.parent = t.region_code
            when t.level is null then p.level in ('regency', 'city', 'province')
        end
    group by t, case when p.level = 'city' then 'regency' else p.level end, p.level
),

merged as (
    select
        t,
        sum(parts) as parts,
        sum(sum_low) as sum_low,
        sum(sum_high) as sum_high,
        sum(sum_value) as sum_value,
        flatten(list(list_of_parts order by part_level)) as list_of_parts
    from summed
    group by t, part_level = 'province'
    having sum(parts) between 3 and 40
),

judged as (
    select
        *,
        gap_between(t.low, t.high, sum_low, sum_high) as gap,
        len(list_filter(
            list_of_parts, lambda p: gap_between(t.low, t.high, sum_low - p.low, sum_high - p.high) = 0
        )) > 0 as fits_without_one
    from merged
),

swapped as (
    -- sums that fit with another number that the article gives for one of the regions
    select distinct part.t.member_id
    from (select t, sum_low, sum_high, unnest(list_of_parts) as p from merged) as part
    inner join fact as other
        on part.p.article_key = other.article_key and part.p.region_key = other.region_key
        and part.p.indicator = other.indicator and part.p.segment is not distinct from other.segment
        and other.unit = 'jiwa' and other.status = 'actual' and other.value <> part.p.value
    where gap_between(
        part.t.low, part.t.high, part.sum_low - part.p.low + other.low, part.sum_high - part.p.high + other.high
    ) = 0
)

select
    'inside' as scope,
    t.region as region,
    t.region_code as region_code,
    t.indicator as indicator,
    'jiwa' as unit,
    gap,
    distance_share(gap, t.value) as distance,
    list_concat([member(t)], [member(p) for p in list_of_parts]) as members,
    'misprint in one of the parts or in the total' as cause,
    source_id(t) || ': ' || parts || ' daerah berjumlah ' || number_id(sum_value) || ', bukan ' || said_id(t) || ' untuk '
    || t.region || '.' as explanation,
    source_en(t) || ': ' || parts || ' regions add up to ' || number_en(sum_value) || ', not ' || said_en(t) || ' for '
    || t.region || '.' as explanation_en
from judged
where gap > 0 and not fits_without_one and t.member_id not in (from swapped) and abs(sum_value - t.value) <= limit_of('complete_share') * t.value
