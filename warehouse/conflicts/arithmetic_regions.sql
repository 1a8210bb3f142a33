-- scope: inside
-- needs: min(region_key) filter (where unit = 'jiwa') < max(region_key) filter (where unit = 'jiwa')
-- Do the regions add up to the region they lie in?
-- Regencies and cities to a province or a branch of BPJS, provinces to the country or a regional office; only where the list
-- looks complete (the sum is near the total). Where an article gives a region two numbers, one with which the sum fits will do.
with counted as (
    select here.*, region.level, region.parent
    from here
    left join region on here.region_code = region.code
    where unit = 'jiwa' and status = 'actual'
        -- of articles that count several regions
        and article_no in (
            select article_no from here where unit = 'jiwa' and status = 'actual'
            group by article_no
            having min(region_key) < max(region_key)
        )
),

total as (
    from counted
    where bound in ('exact', 'about', 'range')
        and indicator in ('registered', 'active', 'inactive', 'unregistered', 'population')
        and coalesce(level, 'office') not in ('regency', 'city')
),

part as (
    -- one figure a region: the first in the text
    from counted
    where bound in ('exact', 'about', 'range')
    qualify row_number() over (partition by article_no, region_key, indicator, segment order by start_char, member_id) = 1
),

part_of as (
    select
        t.row_no as row_t,
        t.member_id as id_t,
        t.low,
        t.high,
        t.value,
        p.row_no as row_part,
        p.article_no,
        p.topic,
        p.level = 'province' as is_province,
        p.level,
        p.low as part_low,
        p.high as part_high,
        p.value as part_value,
        p.start_char,
        p.member_id
    from total as t
    inner join part as p
        on t.article_no = p.article_no and t.indicator = p.indicator and t.segment is not distinct from p.segment
        and t.region_key <> p.region_key and days_between(t, p) <= 31
        and case
            when t.level = 'country' then p.level = 'province'
            when t.level = 'province' then p.parent = t.region_code
            when t.level is null then p.level in ('regency', 'city', 'province')
        end
),

merged as (
    select
        row_t, low, high, value, is_province,
        count(*) as parts,
        sum(part_low order by level, start_char, member_id) as sum_low,
        sum(part_high order by level, start_char, member_id) as sum_high,
        sum(part_value order by level, start_char, member_id) as sum_value,
        list(row_part order by level, start_char, member_id) as row_parts
    from part_of
    group by row_t, low, high, value, is_province
    having count(*) between 3 and 40
),

swapped as (
    -- sums that fit with another number that the article gives for one of the regions
    select distinct merged.row_t
    from merged
    inner join part_of on merged.row_t = part_of.row_t and merged.is_province is not distinct from part_of.is_province
    inner join counted as other
        on part_of.article_no = other.article_no and part_of.topic = other.topic and other.value <> part_of.part_value
    where gap_between(
        merged.low, merged.high, sum_low - part_of.part_low + other.low, sum_high - part_of.part_high + other.high
    ) = 0
),

without_one as (
    select
        merged.row_t,
        merged.is_province,
        bool_or(gap_between(merged.low, merged.high, sum_low - part_of.part_low, sum_high - part_of.part_high) = 0) as fits
    from merged
    inner join part_of on merged.row_t = part_of.row_t and merged.is_province is not distinct from part_of.is_province
    group by merged.row_t, merged.is_province
)

select row_t, row_parts, is_province, parts, sum_value, gap_between(low, high, sum_low, sum_high) as gap
from merged
inner join without_one using (row_t, is_province)
where gap > 0 and not fits and row_t not in (from swapped)
    and abs(sum_value - value) <= limit_of('complete_share') * value
;
-- told:
with listed as (
    select
        pair.row_t,
        pair.is_province,
        list(p order by pair.place) as list_of_parts
    from (
        select row_t, is_province, unnest(row_parts) as row_part, generate_subscripts(row_parts, 1) as place
        from pair_arithmetic_regions
    ) as pair
    inner join told as p on pair.row_part = p.row_no
    group by pair.row_t, pair.is_province
),

stated as (
    select parts, sum_value, gap, list_of_parts, t
    from pair_arithmetic_regions as pair
    inner join listed on pair.row_t = listed.row_t and pair.is_province = listed.is_province
    inner join told as t on pair.row_t = t.row_no
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
from stated
