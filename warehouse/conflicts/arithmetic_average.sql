-- scope: inside
-- Can the share of a province lie beyond those of all its regencies and cities?
-- Only where the article gives the share of every one of them.
with child as (
    select parent, count(*) as children
    from region
    where level in ('regency', 'city')
    group by parent
),

spread as (
    select
        t,
        min(p.low) as least,
        max(p.high) as greatest_of_all,
        arg_max(p, p.value) as highest,
        arg_min(p, p.value) as lowest
    from fact as t
    inner join fact as p
        on t.article_key = p.article_key and t.indicator = p.indicator and t.unit = p.unit and p.status = 'actual'
        and p.segment is null and p.parent = t.region_code and days_between(t, p) <= 31
    inner join child on child.parent = t.region_code
    where t.unit = 'persen' and t.status = 'actual' and t.segment is null and t.level = 'province'
        and t.indicator in ('registered', 'active')
    group by t, child.children
    having count(distinct p.region_key) = child.children
),

judged as (
    select *, gap_between(t.low, t.high, least, greatest_of_all) as gap
    from spread
)

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
from judged
where gap > 0
