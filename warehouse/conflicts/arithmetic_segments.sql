-- Do the kinds of members add up to all members?
-- Only where the list looks complete: three kinds or more whose sum is near the total. A list in which one row is part of
-- another (PBI over PBI APBN) fits when it does without that row.
with total as (
    select * from fact where unit = 'jiwa' and status = 'actual' and segment is null and bound in ('exact', 'about', 'range')
        and indicator in ('registered', 'active')
),

summed as (
    select
        t,
        count(*) as parts,
        sum(p.low) as sum_low,
        sum(p.high) as sum_high,
        sum(p.value) as sum_value,
        list(p order by p.start_char, p.member_id) as list_of_parts
    from total as t
    inner join fact as p
        on t.article_key = p.article_key and t.region_key = p.region_key and t.indicator = p.indicator and p.unit = 'jiwa'
        and p.status = 'actual' and p.segment is not null and days_between(t, p) <= 31
    group by t
    having count(*) >= 3 and count(*) <= 20
),

judged as (
    select
        *,
        gap_between(t.low, t.high, sum_low, sum_high) as gap,
        len(list_filter(
            list_of_parts, lambda p: gap_between(t.low, t.high, sum_low - p.low, sum_high - p.high) = 0
        )) > 0 as fits_without_one
    from summed
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
    source_id(t) || ': ' || parts || ' segmen berjumlah ' || number_id(sum_value) || ', bukan ' || said_id(t) || '.' as explanation,
    source_en(t) || ': ' || parts || ' kinds of members add up to ' || number_en(sum_value) || ', not ' || said_en(t)
    || '.' as explanation_en
from judged
where gap > 0 and not fits_without_one and abs(sum_value - t.value) <= limit_of('complete_share') * t.value
qualify row_number() over (partition by t.article_key, t.region_key, t.indicator order by gap, t.start_char) = 1
    and not bool_or(gap = 0 or fits_without_one) over (partition by t.article_key, t.region_key, t.indicator)
