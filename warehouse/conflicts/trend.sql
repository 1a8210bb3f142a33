-- scope: both
-- again: topics
-- needs: (bool_or(is_between) or exists (from twice_told)) and min(last_day) filter (where indicator in ('registered', 'population')) < max(last_day) filter (where indicator in ('registered', 'population'))
-- Does coverage (or the number of people) change as no programme and no census makes it?
-- Registered members hardly fall, and inhabitants neither; the share registered does not rise by several points a month.
-- Equal statements of a region are compared once; of the articles that make them the first six are enough, since a change is
-- listed for five pairs of articles at most, and of six at least five are not the article on the other side.
with line_apart as (
    -- what an article tells of days apart with values apart
    select hash(article_no, topic) as line
    from statement
    where is_here and status = 'actual' and is_dated and is_plausible and segment is null
        and indicator in ('registered', 'population') and spot in (from twice_told)
    group by line
    having min(last_day) < max(first_day) and min(high) < max(low)
),

level as (
    select
        'inside' as scope, article_no as series, hash(article_no, state) as told, hash(article_no, topic) as line,
        row_no, member_id, article_no, topic, indicator, unit, value, low, high, first_day, last_day
    from statement
    where is_here and status = 'actual' and is_dated and is_plausible and segment is null and last_day - first_day <= 62
        and indicator in ('registered', 'population') and unit in ('jiwa', 'persen')
        and spot in (from twice_told) and hash(article_no, topic) in (from line_apart)
        and not is_mark(statement)
    union all
    select
        'between' as scope, 0 as series, state as told, hash(article_no, topic) as line,
        row_no, member_id, article_no, topic, indicator, unit, value, low, high, first_day, last_day
    from statement
    where is_between and status = 'actual' and is_dated and is_plausible and segment is null and last_day - first_day <= 62
        and indicator in ('registered', 'population') and unit in ('jiwa', 'persen')
        and (topic, last_day) in (select topic, last_day from trend_day)
),

state as (
    select
        scope,
        told,
        any_value(series) as series,
        any_value(topic) as topic,
        any_value(unit) as unit,
        any_value(indicator) as indicator,
        any_value(value) as value,
        any_value(low) as low,
        any_value(high) as high,
        any_value(first_day) as first_day,
        any_value(last_day) as last_day,
        min(article_no) as first_article,
        max(article_no) as last_article
    from level
    group by scope, told
),

dated as (
    -- each compared with the next few dates only
    select *, dense_rank() over (partition by series, topic order by last_day) as step
    from state
    where scope = 'inside'
    union all
    select state.*, trend_day.step
    from state
    inner join trend_day using (topic, last_day)
    where scope = 'between'
),

step_after as (
    select *, unnest([step + 1, step + 2, step + 3]) as next_step from dated
),

pair as (
    select
        e.scope,
        e.series,
        e.topic,
        e.told as told_a,
        l.told as told_b,
        e.value as value_a,
        l.value as value_b,
        e.first_day as first_a,
        l.first_day as first_b,
        e.scope = 'inside' or e.first_article <> e.last_article or l.first_article <> l.last_article
            or e.first_article <> l.first_article as is_of_two,
        (l.last_day - e.first_day + 1) / 30.4 as months,
        case
            when l.value < e.value then e.low - l.high
            when e.unit = 'persen' then l.low - e.high - limit_of('trend_rise_points_a_month') * months
            else l.low - e.high * (1 + limit_of('trend_rise_share_a_month') * months)
        end as gap,
        case
            when l.value >= e.value then 0
            when e.unit = 'persen' then limit_of('trend_fall_points')
            when e.indicator = 'population' then limit_of('population_sources') * e.value
            else limit_of('trend_fall_share') * e.value
        end as tolerance
    from step_after as e
    inner join dated as l
        on e.scope = l.scope and e.series = l.series and e.topic = l.topic and e.next_step = l.step
    -- within a month two articles are compared as speaking of the same time
    where l.first_day - e.last_day > case e.scope when 'inside' then 0 else 31 end
        and l.first_day - e.last_day <= limit_of('trend_days')
        and gap > tolerance
        and not (is_told_as_all(e, l) and e.value > 100)
        and may_be_one(e.value, l.value)
        -- members are struck off by the hundred thousand, not by the quarter: so deep a fall is of something else
        and (e.indicator = 'population' or l.value >= e.value or may_be_one_here(e.value, l.value))
        and is_of_two
),

early_pair as (
    select *
    from pair
    qualify scope = 'inside' or rank() over (
        partition by scope, topic, value_a, value_b order by first_a, first_b
    ) <= limit_of('pairs_a_value')
),

early_level as (
    select *
    from level
    where told in (select told_a from early_pair union all select told_b from early_pair)
    qualify scope = 'inside' or dense_rank() over (partition by scope, told order by article_no) <= limit_of('pairs_a_value') + 1
),

early_pair_first as materialized (
    -- one side after the other: planned at once, each would be held against each
    select early_pair.*, a.row_no as row_a, a.article_no as article_a, a.member_id as id_a
    from early_pair
    inner join early_level as a on early_pair.told_a = a.told
),

chosen as (
    select
        early_pair_first.scope, early_pair_first.topic, row_a, b.row_no as row_b, article_a, b.article_no as article_b,
        gap, tolerance, months
    from early_pair_first
    inner join early_level as b on early_pair_first.told_b = b.told
    where early_pair_first.scope = 'inside' or article_a <> b.article_no
    qualify early_pair_first.scope = 'inside' or row_number() over (
        partition by early_pair_first.scope, early_pair_first.topic, value_a, value_b
        order by first_a, first_b, article_a, b.article_no, id_a, b.member_id
    ) <= limit_of('pairs_a_value')
),

widest_of_articles as (
    -- and of two articles only the pair that is the furthest apart
    select a.row_no as row_a, b.row_no as row_b
    from (
        select distinct
            scope, topic, article_a, article_b, hash(article_a, topic) as line_a, hash(article_b, topic) as line_b
        from chosen
    ) as articles
    inner join level as a on articles.line_a = a.line
    inner join level as b on articles.line_b = b.line
    inner join pair on a.told = pair.told_a and b.told = pair.told_b and articles.scope = pair.scope
    qualify row_number() over (
        partition by articles.scope, articles.article_a, articles.article_b, articles.topic
        order by pair.gap desc, a.member_id, b.member_id
    ) = 1
)

select scope, row_a, row_b, gap, tolerance, months
from chosen
inner join widest_of_articles using (row_a, row_b)
;
-- told:
with measured as (
    -- the change, that a month, and the rule it breaks
    select
        scope,
        gap,
        tolerance,
        round(months, 1) as months_apart,
        a,
        b,
        b.value >= a.value as is_rise,
        case a.unit when 'persen' then round(abs(b.value - a.value), 2) else round(100 * abs(b.value - a.value) / a.value, 1) end
            as change,
        round(
            case a.unit when 'persen' then abs(b.value - a.value) else 100 * abs(b.value - a.value) / a.value end
            / greatest(months, 0.1), 2
        ) as rate,
        case a.unit when 'persen' then 1 else 100 end * case
            when b.value >= a.value and a.unit = 'persen' then limit_of('trend_rise_points_a_month')
            when b.value >= a.value then limit_of('trend_rise_share_a_month')
            when a.unit = 'persen' then limit_of('trend_fall_points')
            when a.indicator = 'population' then limit_of('population_sources')
            else limit_of('trend_fall_share')
        end as allowed,
        case a.unit when 'persen' then ' poin' else ' persen' end as unit_id,
        case a.unit when 'persen' then ' points' else ' per cent' end as unit_en
    from pair_trend
    inner join told as a on pair_trend.row_a = a.row_no
    inner join told as b on pair_trend.row_b = b.row_no
)

select
    scope,
    a.region as region,
    a.region_code as region_code,
    a.indicator as indicator,
    a.unit as unit,
    gap,
    case a.unit when 'persen' then distance_points(gap - tolerance) else distance_share(gap - tolerance, a.value) end
        as distance,
    [member(a), member(b)] as members,
    case
        when a.indicator = 'population' then 'another source of the population'
        when not is_rise then 'another population base, members struck off, or one of them wrong'
        else 'one of them wrong, or another region'
    end as cause,
    a.region || ': ' || said_id(a) || ' menurut ' || source_id(a) || ', lalu ' || said_id(b) || ' menurut ' || source_id(b)
    || ': ' || case when is_rise then 'naik ' else 'turun ' end || number_id(change) || unit_id
    || ' dalam ' || number_id(months_apart) || ' bulan, yaitu ' || number_id(rate) || unit_id || ' per bulan; '
    || case when is_rise then 'kenaikan' else 'penurunan' end || ' yang wajar paling banyak ' || number_id(allowed) || unit_id
    || case when is_rise then ' per bulan' else ' seluruhnya' end || '.' as explanation,
    a.region || ': ' || said_en(a) || ' according to ' || source_en(a) || ', then ' || said_en(b) || ' according to ' || source_en(b)
    || ': ' || case when is_rise then 'a rise by ' else 'a fall by ' end || number_en(change) || unit_en
    || ' in ' || number_en(months_apart) || ' months, which is ' || number_en(rate) || unit_en || ' a month; '
    || case when is_rise then 'a rise' else 'a fall' end || ' is plausible up to ' || number_en(allowed) || unit_en
    || case when is_rise then ' a month' else ' in all' end || '.' as explanation_en
from measured
