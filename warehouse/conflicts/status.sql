-- scope: both
-- Is a region said to have reached UHC while the numbers say otherwise?
-- The share registered must be that of its time (95 per cent before 2024, 98 since), or what one of the articles itself
-- names as the mark. A number from before the claim may have risen since; one from after it may not have fallen.
-- A claim told of an earlier time is none to the present, nor is one without a date on a page that has its own.
with claimed as (
    select 'inside' as scope, article_key as series, * from claim where reached and not is_told_of_before(sentence)
    union all
    select 'between' as scope, '' as series, * from claim_between
    where reached and is_dated and not is_told_of_before(sentence)
),

own_mark as (
    -- the least share that an article itself names as goal or rule, or holds a region against ("belum mencapai 95 persen")
    select article_key, min(value) as mark
    from every_fact
    where (status in ('target', 'criterion') or is_short_of_mark(every_fact))
        and indicator = 'registered' and unit = 'persen' and segment is null
        and article_key in (select article_key from claimed union all select article_key from share_registered)
    group by article_key
),

pair as (
    select
        c,
        f,
        threshold.value as mark,
        threshold.value - f.high as gap,
        (c.last_day - f.first_day + 1) / 30.4 as months,
        case
            when c.last_day < f.first_day then 'after'
            when f.last_day < c.first_day then 'before'
            else 'same'
        end as sequence
    from claimed as c
    inner join share_registered as f
        on c.scope = f.scope and c.series = f.series and c.region_key = f.region_key
        and (c.scope = 'inside' or c.article_key <> f.article_key)
        and days_between(c, f) <= limit_of('status_days')
    inner join threshold
        on threshold.name = 'uhc_percent'
        and (case when f.is_dated then f.last_day else coalesce(f.published, c.published, date '2024-06-30') end)
            between threshold.valid_from and threshold.valid_to
    where f.high < threshold.value
        and (c.scope = 'between' or c.is_dated or not f.is_dated or c.published is null)
        and not exists (
            from own_mark
            where own_mark.article_key in (c.article_key, f.article_key) and own_mark.mark <= f.high
        )
        -- another share of the same page bears the claim out: then it is the shares that contradict each other
        and not exists (
            from share_registered as other
            where other.article_key = c.article_key and other.scope = c.scope and other.region_key = c.region_key
                and other.high >= threshold.value and same_time(other, c)
        )
),

judged as (
    select
        *,
        case sequence
            when 'before' then limit_of('status_points_a_month') * months
            when 'after' then 1
            else 0
        end as tolerance
    from pair
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
    case
        when gap < 3 and mark = 98 then 'UHC taken as 95 per cent'
        when sequence = 'before' then 'a stale number, or a claim too early'
        else 'a claim that the numbers do not bear out'
    end as cause,
    case when c.scope = 'inside'
        then source_id(c) || ': ' || c.region || ' disebut sudah UHC, tetapi cakupannya ' || said_id(f)
        else c.region || ' disebut sudah UHC (' || source_id(c) || '), tetapi ' || said_id(f) || ' menurut ' || source_id(f)
    end || '; ambang UHC ' || case when mark = 98 then 'sejak 2024' else 'sampai 2023' end || ' adalah ' || number_id(mark)
    || ' persen.' as explanation,
    case when c.scope = 'inside'
        then source_en(c) || ': ' || c.region || ' is said to have reached UHC, but its coverage is ' || said_en(f)
        else c.region || ' is said to have reached UHC (' || source_en(c) || '), but ' || said_en(f) || ' according to '
            || source_en(f)
    end || '; the mark for UHC ' || case when mark = 98 then 'since 2024 is ' else 'until 2023 was ' end || number_en(mark)
    || ' per cent.' as explanation_en
from judged
where gap > tolerance
qualify row_number() over (
    partition by c.scope, c.article_key, f.article_key, c.region_key order by days_between(c, f), gap desc, c.member_id, f.member_id
) = 1
and (c.scope = 'inside' or row_number() over (
    partition by c.scope, c.region_key, f.value, c.first_day, f.first_day
    order by c.article_key, f.article_key, c.member_id, f.member_id
) <= limit_of('pairs_a_value'))
