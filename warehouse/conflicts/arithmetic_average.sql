-- scope: inside
-- needs: count(*) filter (where unit = 'persen' and status = 'actual') > 4
-- Can the share of a province lie beyond those of all its regencies and cities?
-- Only where the article gives the share of every one of them.
with child as (
    select parent, count(*) as children
    from region
    where level in ('regency', 'city')
    group by parent
),

share as (
    from here where unit = 'persen' and status = 'actual' and segment is null
),

whole as (
    select share.*, child.children
    from share
    inner join region on share.region_code = region.code and region.level = 'province'
    inner join child on share.region_code = child.parent
    where share.indicator in ('registered', 'active')
        and share.article_no in (
            select article_no from share group by article_no having count(distinct region_key) > (select min(children) from child)
        )
),

part as (
    select share.*, region.parent
    from share
    inner join region on share.region_code = region.code
    where share.article_no in (select article_no from whole)
),

spread as (
    select
        t.row_no as row_t,
        arg_min(p.row_no, p.value) as row_lowest,
        arg_max(p.row_no, p.value) as row_highest,
        gap_between(t.low, t.high, min(p.low), max(p.high)) as gap
    from whole as t
    inner join part as p
        on t.article_no = p.article_no and t.indicator = p.indicator and t.region_code = p.parent and days_between(t, p) <= 31
    group by t.row_no, t.low, t.high, t.children
    having count(distinct p.region_key) = t.children
)

select row_t, row_lowest, row_highest, gap
from spread
where gap > 0
;
-- told:
select
    'inside' as scope,
    t.region as region,
    t.region_code as region_code,
    t.indicator as indicator,
    'persen' as unit,
    gap,
    distance_points(gap) as distance,
    [member(t), member(lowest), member(highest)] as members,
    'another date or another base' as cause,
    opening_id(t) || said_id(t) || ', padahal daerah-daerahnya semua antara ' || said_id(lowest) || ' di ' || lowest.region
    || ' dan ' || said_id(highest) || ' di ' || highest.region || '.' as explanation,
    opening_en(t) || said_en(t) || ', but its regions all lie between ' || said_en(lowest) || ' in ' || lowest.region || ' and '
    || said_en(highest) || ' in ' || highest.region || '.' as explanation_en
from pair_arithmetic_average
inner join told as t on pair_arithmetic_average.row_t = t.row_no
inner join told as lowest on pair_arithmetic_average.row_lowest = lowest.row_no
inner join told as highest on pair_arithmetic_average.row_highest = highest.row_no
