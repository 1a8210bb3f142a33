-- scope: between
-- again: regions
-- needs: exists (from said_claim where reached) and exists (from said_claim where not reached)
-- Is one region said to have reached UHC and, at that time or later, not to have reached it?
-- A region that had not reached it may have since; one that had seldom falls back within months, unless the page itself tells it
-- of an earlier time. Of one article nothing is asked: what it seems to say both ways is mostly a goal, a class of UHC, or a date.
with pair as (
    select c, d
    from said_claim as c
    inner join said_claim as d on c.region_key = d.region_key and c.article_key <> d.article_key
    where c.is_between and d.is_between and c.is_dated and d.is_dated and not c.is_of_before
        and c.reached and not d.reached
        and c.first_day <= d.last_day and days_between(c, d) <= limit_of('status_days')
)

select
    'between' as scope,
    c.region as region,
    c.region_code as region_code,
    'registered' as indicator,
    'persen' as unit,
    null as gap,
    1.0 as distance,
    [member_claim(c), member_claim(d)] as members,
    'UHC taken as another mark, or a claim too early' as cause,
    c.region || ' disebut sudah UHC ("' || c.quote || '") menurut ' || source_id(c) || ', tetapi belum ("' || d.quote
    || '") menurut ' || source_id(d) || '.' as explanation,
    c.region || ' has reached UHC ("' || c.quote || '") according to ' || source_en(c) || ', but has not ("' || d.quote
    || '") according to ' || source_en(d) || '.' as explanation_en
from pair
qualify row_number() over (
    partition by c.article_key, d.article_key, c.region_key order by days_between(c, d), c.member_id, d.member_id
) = 1
and row_number() over (
    partition by c.region_key, c.first_day, d.first_day order by c.article_key, d.article_key, c.member_id, d.member_id
) <= limit_of('pairs_a_value')
