-- scope: both
-- again: regions
-- needs: exists (from said_claim where reached) and exists (from said_claim where not reached)
-- Is one region said to have reached UHC and, at that time or later, not to have reached it?
-- A region that had not reached it may have since; one that had seldom falls back within months, unless the page itself tells it
-- of an earlier time.
with dated as (
    select 'inside' as scope, article_key as series, * from said_claim
    where is_here and not (reached and is_of_before)
    union all
    select 'between' as scope, '' as series, * from said_claim
    where is_between and is_dated and not (reached and is_of_before)
),

pair as (
    select c, d
    from dated as c
    inner join dated as d
        on c.scope = d.scope and c.series = d.series and c.region_key = d.region_key
        and (c.scope = 'inside' or c.article_key <> d.article_key)
    where c.reached and not d.reached and c.is_dated = d.is_dated
        and c.first_day <= d.last_day and days_between(c, d) <= limit_of('status_days')
        -- inside an article only claims of one time: what it was before, and what it is
        and (c.scope = 'between' or (same_time(c, d) and not same_sentence(c, d)))
)

select
    c.scope as scope,
    c.region as region,
    c.region_code as region_code,
    'registered' as indicator,
    'persen' as unit,
    null as gap,
    1.0 as distance,
    [member_claim(c), member_claim(d)] as members,
    'UHC taken as another mark, or a claim too early' as cause,
    case when c.scope = 'inside'
        then source_id(c) || ': ' || c.region || ' disebut sudah UHC ("' || c.quote || '") dan juga belum ("' || d.quote || '").'
        else c.region || ' disebut sudah UHC ("' || c.quote || '") menurut ' || source_id(c) || ', tetapi belum ("' || d.quote
            || '") menurut ' || source_id(d) || '.'
    end as explanation,
    case when c.scope = 'inside'
        then source_en(c) || ': ' || c.region || ' is said to have reached UHC ("' || c.quote || '") and not to have ("' || d.quote
            || '").'
        else c.region || ' has reached UHC ("' || c.quote || '") according to ' || source_en(c) || ', but has not ("' || d.quote
            || '") according to ' || source_en(d) || '.'
    end as explanation_en
from pair
qualify row_number() over (
    partition by c.scope, c.article_key, d.article_key, c.region_key order by days_between(c, d), c.member_id, d.member_id
) = 1
and (c.scope = 'inside' or row_number() over (
    partition by c.scope, c.region_key, c.first_day, d.first_day order by c.article_key, d.article_key, c.member_id, d.member_id
) <= limit_of('pairs_a_value'))
