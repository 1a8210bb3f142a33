-- scope: both
-- again: numbers
-- needs: exists (from said_claim where reached)
-- Is a region said to have reached UHC while the numbers say otherwise?
-- The share registered must be that of its time (95 per cent before 2024, 98 since), or what one of the articles itself
-- names as the mark. A number from before the claim may have risen since; one from after it may not have fallen.
-- A claim told of an earlier time is none to the present, nor is one without a date on a page that has its own.
-- Claims and shares of one region and day that say the same are compared once; of the articles that make them the first six are
-- enough, since they are listed against each other for five pairs of articles at most.
with claimed as (
    select 'inside' as scope, article_no as series, * from said_claim
    where is_here and reached and not is_of_before
    union all
    select 'between' as scope, 0 as series, * from said_claim
    where is_between and reached and is_dated and not is_of_before
),

own_mark as (
    -- the least share that an article itself names as goal or rule, or holds a region against ("belum mencapai 95 persen")
    select article_no, min(value) as mark from mark group by article_no
),

bearing as (
    -- another share of the same page may bear the claim out: then it is the shares that contradict each other
    select claimed.scope, claimed.row_no, max(share_registered.high) as high
    from claimed
    inner join share_registered
        on hash(claimed.scope, claimed.article_no, claimed.region_key)
            = hash(share_registered.scope, share_registered.article_no, share_registered.region_key)
        and same_time(share_registered, claimed)
    group by claimed.scope, claimed.row_no
),

claim as (
    select
        claimed.scope, series, claimed.row_no, article_no, spot_of(article_key, region_key) as spot, member_no, region_key, first_day, last_day, is_dated, published,
        coalesce(own_mark.mark, 'infinity'::double) as mark,
        coalesce(bearing.high, 0) as bearing,
        -- what is compared alike; inside an article each for itself
        hash(
            series, region_key, first_day, last_day, mark, bearing, case claimed.scope when 'inside' then claimed.row_no end
        ) as alike
    from claimed
    left join own_mark using (article_no)
    left join bearing on claimed.scope = bearing.scope and claimed.row_no = bearing.row_no
),

share as (
    select
        scope, series, period, row_no, article_no, spot, member_id, region_key, value, high, first_day, last_day, is_dated, published,
        coalesce(own_mark.mark, 'infinity'::double) as mark,
        hash(state, mark, case scope when 'inside' then row_no end) as alike
    from share_registered
    left join own_mark using (article_no)
    where high < (select max(value) from threshold where name = 'uhc_percent')
        -- inside articles only of those that claim, which are few
        and (scope = 'between' or article_no in (select article_no from claimed where scope = 'inside'))
),

claim_once as (
    select
        alike,
        any_value(scope) as scope,
        any_value(series) as series,
        any_value(region_key) as region_key,
        any_value(first_day) as first_day,
        any_value(last_day) as last_day,
        any_value(is_dated) as is_dated,
        any_value(published) as published,
        any_value(mark) as mark,
        any_value(bearing) as bearing,
        min(article_no) as first_article,
        max(article_no) as last_article
    from claim
    group by alike
),

share_told as (
    select alike, min(row_no) as row_no, min(article_no) as first_article, max(article_no) as last_article
    from share
    group by alike
),

share_once as (
    select
        share.alike,
        hash(scope, series, period, region_key) as place,
        scope,
        value,
        high,
        first_day,
        last_day,
        is_dated,
        published,
        mark,
        share_told.first_article,
        share_told.last_article
    from share_told
    inner join share on share_told.row_no = share.row_no and share_told.alike = share.alike
),

claim_near as (
    select *, hash(scope, series, period, region_key) as place
    from (
        select
            *,
            unnest(case scope when 'inside' then [0] else periods_near(first_day - 62, last_day, limit_of('status_days')) end)
                as period
        from claim_once
    )
),

pair as (
    select
        c.scope,
        c.region_key,
        c.alike as claim_alike,
        f.alike as share_alike,
        c.first_day as claim_first,
        f.first_day,
        f.value,
        threshold.value as mark,
        threshold.value - f.high as gap,
        case
            when c.last_day < f.first_day then 'after'
            when f.last_day < c.first_day then 'before'
            else 'same'
        end as sequence,
        case sequence
            when 'before' then limit_of('status_points_a_month') * (c.last_day - f.first_day + 1) / 30.4
            when 'after' then 1
            else 0
        end as tolerance,
        days_between(c, f) as days
    from claim_near as c
    inner join share_once as f on c.place = f.place
    inner join threshold
        on threshold.name = 'uhc_percent'
        -- of an unknown time: the mark that came first, the lower one
        and (case when f.is_dated then f.last_day else coalesce(f.published, c.published, date '0001-01-01') end)
            between threshold.valid_from and threshold.valid_to
    where f.high < threshold.value
        and days_between(c, f) <= limit_of('status_days')
        and gap > tolerance
        and c.bearing < threshold.value
        and c.mark > f.high
        and f.mark > f.high
        and (c.scope = 'between' or c.is_dated or not f.is_dated or c.published is null)
        and (c.scope = 'inside' or c.first_article <> c.last_article or f.first_article <> f.last_article
            or c.first_article <> f.first_article)
),

early_claim as (
    select *, dense_rank() over (partition by alike order by article_no) as place
    from claim
    where alike in (select claim_alike from pair)
    qualify place <= limit_of('pairs_a_value') + 1
),

early_share as (
    select
        *,
        dense_rank() over (partition by alike order by article_no)
        + dense_rank() over (partition by alike order by article_no desc) - 1 as articles
    from share
    where alike in (select share_alike from pair)
    qualify dense_rank() over (partition by alike order by article_no) <= limit_of('pairs_a_value') + 1
),

pair_claimed as materialized (
    -- one side after the other: planned at once, each would be held against each
    select pair.*, c.row_no as row_claim, c.article_no as claim_article, c.spot as claim_spot, c.member_no as claim_id, c.place
    from pair
    inner join early_claim as c on pair.claim_alike = c.alike
),

chosen as (
    select
        pair_claimed.scope, pair_claimed.region_key, row_claim, f.row_no as row_f, claim_article, claim_spot,
        f.article_no as figure_article, f.spot as figure_spot, gap, tolerance, pair_claimed.mark, sequence
    from pair_claimed
    inner join early_share as f on pair_claimed.share_alike = f.alike
    where pair_claimed.scope = 'inside'
        -- where the articles before it make up five pairs, no later one is needed
        or (claim_article <> f.article_no and (place - 1) * (f.articles - 1) < limit_of('pairs_a_value'))
    qualify pair_claimed.scope = 'inside' or row_number() over (
        partition by pair_claimed.scope, pair_claimed.region_key, pair_claimed.value, claim_first, pair_claimed.first_day
        order by claim_article, f.article_no, claim_id, f.member_id
    ) <= limit_of('pairs_a_value')
),

nearest_of_articles as (
    -- of two articles only the claim and share nearest to each other in time
    select c.row_no as row_claim, f.row_no as row_f
    from (
        select distinct scope, region_key, claim_article, figure_article, claim_spot, figure_spot from chosen
    ) as articles
    inner join claim as c on articles.claim_spot = c.spot and articles.scope = c.scope
    inner join share as f on articles.figure_spot = f.spot and articles.scope = f.scope
    inner join pair on c.alike = pair.claim_alike and f.alike = pair.share_alike
    qualify row_number() over (
        partition by articles.scope, articles.claim_article, articles.figure_article, articles.region_key
        order by pair.days, pair.gap desc, c.member_no, f.member_id
    ) = 1
)

select scope, row_claim, row_f, gap, tolerance, mark, sequence
from chosen
inner join nearest_of_articles using (row_claim, row_f)
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
    case
        when gap < 3 and mark = 98 then 'UHC taken as 95 per cent'
        when sequence = 'before' then 'a stale number, or a claim too early'
        else 'a claim that the numbers do not bear out'
    end as cause,
    case when scope = 'inside'
        then source_id(c) || ': ' || c.region || ' disebut sudah UHC, tetapi cakupannya ' || said_id(f)
        else c.region || ' disebut sudah UHC (' || source_id(c) || '), tetapi ' || said_id(f) || ' menurut ' || source_id(f)
    end || '; ambang UHC ' || case when mark = 98 then 'sejak 2024' else 'sampai 2023' end || ' adalah ' || number_id(mark)
    || ' persen.' as explanation,
    case when scope = 'inside'
        then source_en(c) || ': ' || c.region || ' is said to have reached UHC, but its coverage is ' || said_en(f)
        else c.region || ' is said to have reached UHC (' || source_en(c) || '), but ' || said_en(f) || ' according to '
            || source_en(f)
    end || '; the mark for UHC ' || case when mark = 98 then 'since 2024 is ' else 'until 2023 was ' end || number_en(mark)
    || ' per cent.' as explanation_en
from pair_status
inner join said_claim as c on pair_status.row_claim = c.row_no
inner join told as f on pair_status.row_f = f.row_no
