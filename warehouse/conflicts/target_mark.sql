-- scope: between
-- again: articles
-- Do two articles on the same data hold a region against different marks for UHC?
with uhc_mark as (
    select value from threshold where name = 'uhc_percent'
),

set_mark as (
    select distinct on (article_no, region_key, value, target_year) *
    from mark
    where is_set
    order by article_no, region_key, value, target_year, member_id
),

shared_number as (
    -- what articles with a mark say that nobody would hit on by chance: who shares it reports the same data
    select * from statement
    where is_between and region_key <> 'ID' and is_telling_number(statement)
        and article_no in (select article_no from set_mark)
),

same_data as (
    select distinct a.region_key, a.article_no as article_a, b.article_no as article_b
    from shared_number as a
    inner join shared_number as b
        on a.topic = b.topic and a.value = b.value and a.article_no < b.article_no and days_between(a, b) <= 62
        and (is_again_article(a.article_no) or is_again_article(b.article_no))
),

pair as (
    select a, b
    from same_data
    inner join set_mark as a on same_data.article_a = a.article_no
    inner join set_mark as b on same_data.article_b = b.article_no
    where a.region_key in (same_data.region_key, 'ID') and b.region_key in (same_data.region_key, 'ID')
        and a.value <> b.value
        -- one of them is a mark for UHC of some time; the other may be the article's own
        and (a.value in (from uhc_mark) or b.value in (from uhc_mark))
        -- neither article names the other's mark
        and not exists (from set_mark as m where m.article_no = b.article_no and m.value = a.value)
        and not exists (from set_mark as m where m.article_no = a.article_no and m.value = b.value)
        -- not goals of different years
        and (a.target_year is null or b.target_year is null or left(a.target_year, 4) = left(b.target_year, 4))
)

select
    a.row_no as row_a,
    b.row_no as row_b,
    abs(a.value - b.value) as gap
from pair
qualify row_number() over (partition by a.article_no, b.article_no order by abs(a.value - b.value), a.member_id, b.member_id) = 1
;
-- told:
select
    'between' as scope,
    case when a.region_key = 'ID' then b.region else a.region end as region,
    case when a.region_key = 'ID' then b.region_code else a.region_code end as region_code,
    'registered' as indicator,
    'persen' as unit,
    gap,
    distance_points(gap) as distance,
    [member(a), member(b)] as members,
    'UHC taken as 95 or as 98 per cent' as cause,
    coalesce(case when a.region_key = 'ID' then b.region else a.region end || ': ', '') || 'atas data yang sama, ambangnya '
    || said_id(a) || ' menurut ' || source_id(a) || ', tetapi ' || said_id(b) || ' menurut ' || source_id(b) || '.' as explanation,
    coalesce(case when a.region_key = 'ID' then b.region else a.region end || ': ', '') || 'on the same data, the mark is '
    || said_en(a) || ' according to ' || source_en(a) || ', but ' || said_en(b) || ' according to ' || source_en(b)
    || '.' as explanation_en
from pair_target_mark
inner join told as a on pair_target_mark.row_a = a.row_no
inner join told as b on pair_target_mark.row_b = b.row_no
