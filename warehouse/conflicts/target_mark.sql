-- scope: between
-- Do two articles on the same data hold a region against different marks for UHC?
with uhc_mark as (
    select value from threshold where name = 'uhc_percent'
),

mark as (
    select distinct on (article_key, region_key, value, target_year) *
    from every_fact
    where status in ('target', 'criterion') and indicator = 'registered' and unit = 'persen' and segment is null
    order by article_key, region_key, value, target_year, member_id
),

pair as (
    select
        same_data.region_key as shared_region,
        a,
        b
    from same_data
    inner join mark as a on same_data.article_a = a.article_key
    inner join mark as b on same_data.article_b = b.article_key
    where same_data.article_a < same_data.article_b and same_data.region_key <> 'ID'
        and a.region_key in (same_data.region_key, 'ID') and b.region_key in (same_data.region_key, 'ID')
        and a.value <> b.value
        -- one of them is a mark for UHC of some time; the other may be the article's own
        and (a.value in (from uhc_mark) or b.value in (from uhc_mark))
        -- neither article names the other's mark
        and not exists (from mark as m where m.article_key = b.article_key and m.value = a.value)
        and not exists (from mark as m where m.article_key = a.article_key and m.value = b.value)
        -- not goals of different years
        and (a.target_year is null or b.target_year is null or left(a.target_year, 4) = left(b.target_year, 4))
)

select
    'between' as scope,
    case when a.region_key = 'ID' then b.region else a.region end as region,
    case when a.region_key = 'ID' then b.region_code else a.region_code end as region_code,
    'registered' as indicator,
    'persen' as unit,
    abs(a.value - b.value) as gap,
    distance_points(abs(a.value - b.value)) as distance,
    [member(a), member(b)] as members,
    'UHC taken as 95 or as 98 per cent' as cause,
    coalesce(case when a.region_key = 'ID' then b.region else a.region end || ': ', '') || 'atas data yang sama, ambangnya '
    || said_id(a) || ' menurut ' || source_id(a) || ', tetapi ' || said_id(b) || ' menurut ' || source_id(b) || '.' as explanation,
    coalesce(case when a.region_key = 'ID' then b.region else a.region end || ': ', '') || 'on the same data, the mark is '
    || said_en(a) || ' according to ' || source_en(a) || ', but ' || said_en(b) || ' according to ' || source_en(b)
    || '.' as explanation_en
from pair
qualify row_number() over (partition by a.article_key, b.article_key order by abs(a.value - b.value), a.member_id, b.member_id) = 1
