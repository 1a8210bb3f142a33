-- scope: between
-- again: numbers
-- Do the per cent of one article and the people of another fit together?
-- Either the people and per cent of one imply a population that the other contradicts, or the per cent and population of one
-- imply members that the other contradicts.
-- Equal statements of a region are compared once; of the articles that make them the first six are enough, since two values are
-- listed against each other for five pairs of articles at most, and of six at least five are not the article on the other side.
with said as (
    select
        row_no, member_id, article_no, region_key, spot, indicator, unit, value, low, high, first_day, last_day,
        -- the same for all statements of a value: of a per cent and people one must be looked at again
        is_again(row_no) as is_again
    from statement
    where is_between and is_compared(spot) and status = 'actual' and segment is null and is_dated and indicator in ('registered', 'population')
        and unit in ('persen', 'jiwa')
),

share as (
    from said where indicator = 'registered' and unit = 'persen' and low > 0 and last_day - first_day <= 31
),

members as (
    from said where indicator = 'registered' and unit = 'jiwa' and last_day - first_day <= 31
),

base as (
    from said where indicator = 'population' and unit = 'jiwa'
),

implied as (
    -- the population that people and per cent of an article imply, where it gives none
    select
        'population' as implied,
        p.region_key,
        p.spot,
        p.article_no,
        p.row_no as row_p,
        x.row_no as row_x,
        p.member_id as id_p,
        x.member_id as id_x,
        p.value as value_p,
        p.is_again,
        p.first_day,
        p.last_day,
        100 * x.value / p.value as value,
        100 * x.low / p.high as low,
        100 * x.high / p.low as high,
        0.0 as base_value
    from share as p
    inner join members as x on p.spot = x.spot and same_time(p, x)
    where p.spot not in (select spot from base)
    union all
    -- the members that per cent and population of an article imply, where it gives none
    select
        'registered' as implied,
        p.region_key,
        p.spot,
        p.article_no,
        p.row_no as row_p,
        x.row_no as row_x,
        p.member_id as id_p,
        x.member_id as id_x,
        p.value as value_p,
        p.is_again,
        p.first_day,
        p.last_day,
        p.value * x.value / 100 as value,
        p.low * x.low / 100 as low,
        p.high * x.high / 100 as high,
        x.value as base_value
    from share as p
    inner join base as x
        on p.spot = x.spot and days_between(p, x) <= limit_of('base_days')
    where p.spot not in (select spot from members)
),

implied_state as (
    select
        implied, region_key, value_p, first_day, last_day, value, low, high, base_value, is_again,
        hash(implied, region_key, value_p, first_day, last_day, value, low, high, base_value) as state,
        hash(implied, region_key, low, high, base_value) as interval_no,
        min(article_no) as first_article,
        max(article_no) as last_article
    from implied
    group by all
),

other as (
    from base union all from members
),

other_state as (
    select
        indicator, region_key, value, low, high, first_day, last_day, is_again,
        hash(indicator, region_key, value, low, high, first_day, last_day) as state,
        hash(indicator, region_key, value, low, high) as interval_no,
        min(article_no) as first_article,
        max(article_no) as last_article
    from other
    group by all
),

implied_value as (
    -- a population is compared within a year, and may differ by a part of it; members where they hold on one day
    select
        interval_no,
        hash(implied, region_key) as topic,
        low,
        high,
        base_value,
        min(first_day) as first_day,
        max(last_day) as last_day,
        case implied when 'population' then 366 else 0 end as reach,
        case implied when 'population' then limit_of('population_between') else 0 end as slack
    from implied_state
    group by interval_no, implied, region_key, low, high, base_value, year(first_day)
),

other_value as (
    select
        interval_no,
        hash(indicator::varchar, region_key) as topic,
        value,
        low,
        high,
        min(first_day) as first_day,
        max(last_day) as last_day
    from other_state
    group by interval_no, indicator, region_key, value, low, high, year(first_day)
),

implied_near as (
    select *, unnest(periods_near(first_day, last_day, 366)) as period from implied_value
),

other_within as (
    select *, unnest(range(period_of(first_day, 366), period_of(last_day, 366) + 1)) as period from other_value
),

value_pair as (
    -- first the values alone, however many days they are told of
    select distinct i.interval_no as interval_i, o.interval_no as interval_o, i.reach, i.slack
    from implied_near as i
    inner join other_within as o on i.topic = o.topic and i.period = o.period
    where (i.low > o.high or o.low > i.high)
        and days_between(i, o) <= i.reach
        and gap_between(i.low, i.high, o.low, o.high) > i.slack * o.value + limit_of('cut_points') / 100 * i.base_value
),

pair as (
    select
        i.implied,
        i.region_key,
        i.state as state_i,
        o.state as state_o,
        i.value_p,
        i.first_day as first_i,
        o.value as value_o,
        i.value as value_i,
        i.is_again or o.is_again as is_again,
        gap_between(i.low, i.high, o.low, o.high) as gap
    from value_pair
    inner join implied_state as i on value_pair.interval_i = i.interval_no
    inner join other_state as o on value_pair.interval_o = o.interval_no
    where days_between(i, o) <= reach and may_be_one(i.value, o.value)
        and gap_between(i.low, i.high, o.low, o.high) > slack * o.value + (
            limit_of('cut_points') + limit_of('drift_points_a_month')
            * (greatest(i.last_day, o.last_day) - least(i.first_day, o.first_day)) / 30.4
        ) / 100 * i.base_value
        and (i.first_article <> i.last_article or o.first_article <> o.last_article or i.first_article <> o.first_article)
),

early_pair as (
    select *
    from pair
    where is_again
    qualify rank() over (
        partition by implied, region_key, value_p, value_o order by first_i
    ) <= limit_of('pairs_a_value')
),

stated_implied as (
    select *, hash(implied, region_key, value_p, first_day, last_day, value, low, high, base_value) as state from implied
),

stated_other as (
    select *, hash(indicator, region_key, value, low, high, first_day, last_day) as state from other
),

early_implied as (
    select *
    from stated_implied
    where state in (select state_i from early_pair)
    qualify dense_rank() over (partition by state order by article_no) <= limit_of('pairs_a_value') + 1
),

early_other as (
    select *
    from stated_other
    where state in (select state_o from early_pair)
    qualify dense_rank() over (partition by state order by article_no) <= limit_of('pairs_a_value') + 1
),

early_pair_implied as materialized (
    -- one side after the other: planned at once, each would be held against each
    select early_pair.*, i.row_p, i.row_x, i.article_no as article_i, i.spot as spot_i, i.id_p, i.id_x
    from early_pair
    inner join early_implied as i on early_pair.state_i = i.state
),

chosen as (
    select
        implied, early_pair_implied.region_key, row_p, row_x, o.row_no as row_o, article_i, o.article_no as article_o, spot_i,
        o.spot as spot_o, gap, value_i
    from early_pair_implied
    inner join early_other as o on early_pair_implied.state_o = o.state
    where article_i <> o.article_no
    qualify row_number() over (
        partition by early_pair_implied.region_key, value_p, value_o, implied
        order by first_i, article_i, o.article_no, id_p,
            case implied when 'population' then id_x else o.member_id end,
            case implied when 'population' then o.member_id else id_x end
    ) <= limit_of('pairs_a_value')
),

nearest_of_articles as (
    -- of two articles only the reading that comes nearest
    select i.row_p, i.row_x, o.row_no as row_o
    from (
        select distinct region_key, article_i, article_o, spot_i, spot_o from chosen
    ) as articles
    inner join stated_implied as i on articles.spot_i = i.spot
    inner join stated_other as o on articles.spot_o = o.spot
    inner join pair on i.state = pair.state_i and o.state = pair.state_o
    qualify row_number() over (
        partition by articles.article_i, articles.article_o, articles.region_key
        order by pair.gap, i.id_p,
            case pair.implied when 'population' then i.id_x else o.member_id end,
            case pair.implied when 'population' then o.member_id else i.id_x end
    ) = 1
)

select
    row_p,
    row_o,
    case implied when 'population' then row_x else row_o end as row_c,
    case implied when 'population' then row_o else row_x end as row_b,
    gap,
    value_i as implied
from chosen
inner join nearest_of_articles using (row_p, row_x, row_o)
;
-- told:
select
    'between' as scope,
    p.region as region,
    p.region_code as region_code,
    other.indicator as indicator,
    'jiwa' as unit,
    gap,
    distance_share(gap, other.value) as distance,
    [member(p), member(c), member(b)] as members,
    case
        when implied > 900 * other.value or other.value > 900 * implied then 'scale slip (ribu, juta)'
        else 'another population base, or one of them wrong'
    end as cause,
    p.region || ': menurut ' || source_id(p) || ', ' || said_id(p) || ' dan '
    || case when other.indicator = 'population' then said_id(c) else said_id(b) end || ' berarti ' || number_id(round(implied))
    || case when other.indicator = 'population' then ' penduduk' else ' peserta' end || ', tetapi menurut ' || source_id(other)
    || ', ' || said_id(other) || '.' as explanation,
    p.region || ': according to ' || source_en(p) || ', ' || said_en(p) || ' and '
    || case when other.indicator = 'population' then said_en(c) else said_en(b) end || ' make ' || number_en(round(implied))
    || case when other.indicator = 'population' then ' inhabitants' else ' members' end || ', but according to '
    || source_en(other) || ', ' || said_en(other) || '.' as explanation_en
from pair_arithmetic_between
inner join told as p on pair_arithmetic_between.row_p = p.row_no
inner join told as c on pair_arithmetic_between.row_c = c.row_no
inner join told as b on pair_arithmetic_between.row_b = b.row_no
inner join told as other on pair_arithmetic_between.row_o = other.row_no
