-- scope: both
-- Is a region said not to have reached UHC although the numbers say it has?
-- The share registered must reach the mark of its time (95 per cent before 2024, 98 since) and every mark that one of the articles
-- names. Since 2024 too few active members keep a region from UHC: an article that gives them below the mark explains itself.
with denied as (
    select 'inside' as scope, article_key as series, * from claim where not reached
    union all
    select 'between' as scope, '' as series, * from claim_between where not reached and is_dated
),

told as (
    -- what an article itself names as goal or rule, and what else it measures
    select
        article_key,
        max(value) filter (
            where (status in ('target', 'criterion') or is_short_of_mark(every_fact)) and indicator = 'registered'
                and unit = 'persen'
        ) as mark,
        bool_or(indicator in ('active', 'inactive', 'needed', 'needed_active', 'unregistered')) as says_more
    from every_fact
    where article_key in (select article_key from denied union all select article_key from share_registered) and segment is null
    group by article_key
),

pair as (
    select
        c,
        f,
        greatest(threshold.value, coalesce(own.mark, 0), coalesce(other.mark, 0)) as mark,
        f.low - greatest(threshold.value, coalesce(own.mark, 0), coalesce(other.mark, 0)) as gap,
        case when f.first_day > c.last_day then limit_of('status_points_a_month') * (f.last_day - c.first_day + 1) / 30.4
            else 0 end as tolerance
    from denied as c
    inner join share_registered as f
        on c.scope = f.scope and c.series = f.series and c.region_key = f.region_key
        and (c.scope = 'inside' or c.article_key <> f.article_key)
        and days_between(c, f) <= limit_of('status_days')
    inner join threshold
        on threshold.name = 'uhc_percent'
        and (case when c.is_dated then c.last_day else coalesce(c.published, f.published, date '2024-06-30') end)
            between threshold.valid_from and threshold.valid_to
    left join told as own on c.article_key = own.article_key
    left join told as other on f.article_key = other.article_key
    where not coalesce(own.says_more, false)
)

select
    c.scope as scope,
    c.region as region,
    c.region_code as region_code,
    'registered' as indicator,
    'persen' as unit,
    gap,
    distance_points(gap - tolerance) as distance,
    [member_claim(c), member(f)] as members,
    'UHC taken as another mark, or active members meant' as cause,
    case when c.scope = 'inside'
        then source_id(c) || ': ' || c.region || ' disebut belum UHC, tetapi cakupannya ' || said_id(f)
        else c.region || ' disebut belum UHC (' || source_id(c) || '), tetapi ' || said_id(f) || ' menurut ' || source_id(f)
    end || '; ambang UHC adalah ' || number_id(mark) || ' persen.' as explanation,
    case when c.scope = 'inside'
        then source_en(c) || ': ' || c.region || ' is said not to have reached UHC, but its coverage is ' || said_en(f)
        else c.region || ' is said not to have reached UHC (' || source_en(c) || '), but ' || said_en(f) || ' according to '
            || source_en(f)
    end || '; the mark for UHC is ' || number_en(mark) || ' per cent.' as explanation_en
from pair
where gap > tolerance
qualify row_number() over (
    partition by c.scope, c.article_key, f.article_key, c.region_key order by days_between(c, f), gap desc, c.member_id, f.member_id
) = 1
and (c.scope = 'inside' or row_number() over (
    partition by c.scope, c.region_key, f.value, c.first_day, f.first_day
    order by c.article_key, f.article_key, c.member_id, f.member_id
) <= limit_of('pairs_a_value'))
