-- scope: both
-- again: numbers
-- needs: exists (from said_claim where not reached)
-- Is a region said not to have reached UHC although the numbers say it has?
-- The share registered must reach the mark of its time (95 per cent before 2024, 98 since) and every mark that one of the articles
-- names. Since 2024 too few active members keep a region from UHC: an article that gives them below the mark explains itself.
with denied as (
    select 'inside' as scope, article_no as series, 0 as period, * from said_claim where is_here and not reached
    union all
    select
        'between' as scope,
        0 as series,
        unnest(periods_near(first_day - 62, last_day, limit_of('status_days'))) as period,
        *
    from said_claim
    where is_between and not reached and is_dated
),

own_mark as (
    select article_no, max(value) as mark from mark group by article_no
),

says_more as (
    -- articles that deny and measure something else too
    select article_key
    from figure
    where not superseded and article_key in (select article_key from denied) and segment is null
        and indicator in ('active', 'inactive', 'needed', 'needed_active', 'unregistered')
),

pair as (
    select
        c.scope,
        c.row_no as row_claim,
        f.row_no as row_f,
        c.region_key,
        c.article_no as claim_article,
        f.article_no as figure_article,
        c.member_no as claim_id,
        f.member_id as figure_id,
        c.first_day as claim_first,
        f.first_day,
        f.value,
        f.low,
        threshold.value as threshold,
        case when f.first_day > c.last_day then limit_of('status_points_a_month') * (f.last_day - c.first_day + 1) / 30.4
            else 0 end as tolerance,
        days_between(c, f) as days
    from (from denied where article_key not in (from says_more)) as c
    inner join (
        from share_registered where low > (select min(value) from threshold where name = 'uhc_percent')
    ) as f
        on c.scope = f.scope and c.series = f.series and c.period = f.period and c.region_key = f.region_key
        and (c.scope = 'inside' or c.article_no <> f.article_no)
        and days_between(c, f) <= limit_of('status_days')
    inner join threshold
        on threshold.name = 'uhc_percent'
        -- of an unknown time: the mark of today, the higher one
        and (case when c.is_dated then c.last_day else coalesce(c.published, f.published, date '9999-12-31') end)
            between threshold.valid_from and threshold.valid_to
    where f.low > threshold.value
),

judged as (
    select
        pair.*,
        greatest(threshold, coalesce(own.mark, 0), coalesce(other.mark, 0)) as mark,
        low - greatest(threshold, coalesce(own.mark, 0), coalesce(other.mark, 0)) as gap
    from pair
    left join own_mark as own on pair.claim_article = own.article_no
    left join own_mark as other on pair.figure_article = other.article_no
),

first_of_articles as (
    select *
    from judged
    where gap > tolerance
    qualify row_number() over (
        partition by scope, claim_article, figure_article, region_key order by days, gap desc, claim_id, figure_id
    ) = 1
    and (scope = 'inside' or row_number() over (
        partition by scope, region_key, value, claim_first, first_day order by claim_article, figure_article, claim_id, figure_id
    ) <= limit_of('pairs_a_value'))
)

select scope, row_claim, row_f, gap, tolerance, mark
from first_of_articles
where scope = 'inside' or is_again(row_f) or row_claim in (select row_no from said_claim where is_again)
;
-- told:
select
    scope as scope,
    c.region as region,
    c.region_code as region_code,
    'registered' as indicator,
    'persen' as unit,
    gap,
    distance_points(gap - tolerance) as distance,
    [member_claim(c), member(f)] as members,
    'UHC taken as another mark, or active members meant' as cause,
    case when scope = 'inside'
        then source_id(c) || ': ' || c.region || ' disebut belum UHC, tetapi cakupannya ' || said_id(f)
        else c.region || ' disebut belum UHC (' || source_id(c) || '), tetapi ' || said_id(f) || ' menurut ' || source_id(f)
    end || '; ambang UHC adalah ' || number_id(mark) || ' persen.' as explanation,
    case when scope = 'inside'
        then source_en(c) || ': ' || c.region || ' is said not to have reached UHC, but its coverage is ' || said_en(f)
        else c.region || ' is said not to have reached UHC (' || source_en(c) || '), but ' || said_en(f) || ' according to '
            || source_en(f)
    end || '; the mark for UHC is ' || number_en(mark) || ' per cent.' as explanation_en
from pair_status_denied
inner join said_claim as c on pair_status_denied.row_claim = c.row_no
inner join told as f on pair_status_denied.row_f = f.row_no
