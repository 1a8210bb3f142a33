-- scope: between
-- again: numbers
-- Do two articles give different values for the same thing at the same time?
-- Where they share other numbers, or mean the same day, any gap beyond rounding counts. Otherwise days lie between them, and
-- the value may have moved: a little either way, and faster upwards when the later one is the higher.
-- Equal statements of a region are compared once; of the articles that make them the first six are enough, since two values are
-- listed against each other for five pairs of articles at most, and of six at least five are not the article on the other side.
-- A gap that days may explain counts only between articles that share a number: these are looked for among the articles
-- around that number, and only where they do not all say the same.
with level as (
    -- no more than the six questions below ask for: with all that is made of it, half a gigabyte of ten million went to the disk
    select
        row_no, member_id, article_no, spot, topic, state, indicator, unit,
        -- the share of a kind of members may be one of all members or of all people of that kind: small ones are the former
        unit = 'persen' and segment is not null as is_part,
        value, low, high, first_day, last_day,
        case when first_day = last_day then as_of end as as_of_day,
        -- the same for all statements of a value: of two values one must be looked at again
        is_again(row_no) as is_again,
        hash(topic, period_of(first_day, 31), value, low, high) as value_no
    from statement
    where is_between and is_near(spot) and status = 'actual' and is_dated and is_plausible and last_day - first_day <= 31
        and not is_unnumbered_class(segment)
),

value_of_month as (
    -- first the values of a month alone, whatever its days
    select
        value_no,
        any_value(topic) as topic,
        any_value(indicator) as indicator,
        any_value(unit) as unit,
        any_value(is_part) as is_part,
        any_value(value) as value,
        any_value(low) as low,
        any_value(high) as high,
        any_value(is_again) as is_again,
        min(first_day) as first_from,
        max(first_day) as first_to,
        min(last_day) as last_from,
        max(last_day) as last_to
    from level
    group by value_no
),

value_once as (
    select *, period_of(first_from, 31) as period from moving(value_of_month)
),

value_before as (
    -- with the periods in which a statement may begin that is no later than 31 days after it
    select *, unnest([period, period + 1, period + 2]) as near_period from value_once
),

value_pair as materialized (
    select a.value_no as value_a, b.value_no as value_b
    from value_before as a
    inner join value_once as b on a.topic = b.topic and a.near_period = b.period
    where (a.low > b.high or b.low > a.high)
        and (a.is_again or b.is_again)
        and a.first_from <= b.first_to
        and b.first_from - a.last_to <= 31
        and gap_between(a.low, a.high, b.low, b.high)
            > a.slack + case when a.first_to < b.first_from then a.drift * (b.last_from - a.first_to + 1) / 30.4 else 0 end
        and is_value_gap(a, b)
),

level_of_day as (
    -- then what is said of days, of these values alone
    select
        state,
        any_value(value_no) as value_no,
        any_value(topic) as topic,
        any_value(indicator) as indicator,
        any_value(unit) as unit,
        any_value(is_part) as is_part,
        any_value(value) as value,
        any_value(low) as low,
        any_value(high) as high,
        any_value(first_day) as first_day,
        any_value(last_day) as last_day,
        any_value(as_of_day) as as_of_day,
        min(article_no) as first_article,
        max(article_no) as last_article
    from level
    where value_no in (select value_a from value_pair union all select value_b from value_pair)
    group by state
),

state as (
    select *, moment_of(first_day, last_day) as moment from moving(level_of_day)
),

wide_pair as (
    -- gaps that days do not explain
    select
        a.topic,
        a.state as state_a,
        b.state as state_b,
        a.value as value_a,
        b.value as value_b,
        a.first_day as first_a,
        b.first_day as first_b,
        a.moment = b.moment as is_tie
    from value_pair
    inner join state as a on value_pair.value_a = a.value_no
    inner join state as b on value_pair.value_b = b.value_no
    where a.moment <= b.moment
        and b.first_day - a.last_day <= 31
        and gap_between(a.low, a.high, b.low, b.high) > value_tolerance(a, b, false)
        and case
            when a.moment = b.moment then a.first_article < b.last_article
            else a.first_article <> a.last_article or b.first_article <> b.last_article or a.first_article <> b.first_article
        end
    qualify rank() over (
        partition by a.topic, a.value, b.value order by a.first_day, b.first_day
    ) <= limit_of('pairs_a_value')
),

wide_level as (
    select
        row_no, member_id, article_no, topic, state, value, first_day,
        dense_rank() over (partition by state order by article_no) as place
    from level
    where state in (select state_a from wide_pair union all select state_b from wide_pair)
),

wide_pair_first as materialized (
    -- one side after the other: planned at once, each would be held against each
    select wide_pair.*, a.row_no as row_a, a.article_no as article_a, a.member_id as id_a
    from wide_pair
    inner join wide_level as a on wide_pair.state_a = a.state and a.place <= limit_of('pairs_a_value') + 1
),

wide as (
    select
        wide_pair_first.topic, row_a, b.row_no as row_b, article_a, b.article_no as article_b, id_a, b.member_id as id_b,
        value_a, value_b, first_a, first_b
    from wide_pair_first
    inner join wide_level as b
        on wide_pair_first.state_b = b.state and (is_tie or b.place <= limit_of('pairs_a_value') + 1)
    where case when is_tie then article_a < b.article_no else article_a <> b.article_no end
),

telling as (
    select article_no, spot, first_day, last_day, hash(topic, value) as number
    from statement
    where is_between and is_near(spot) and is_telling_number(statement)
),

torn_number as (
    -- the numbers whose articles do not agree on something else, whenever
    select telling.number, level.topic
    from telling
    inner join level on telling.spot = level.spot
    where level.indicator <> 'population'
    group by telling.number, level.topic
    having min(level.high) < max(level.low) and min(telling.article_no) < max(telling.article_no) and is_any_again(level.is_again)
),

torn_telling as materialized (
    -- by themselves: planned at once, whatever is told would be joined with all levels before most of it is left out
    from telling where number in (select number from torn_number)
),

said_around as (
    -- what these articles say, by the days they say it of
    select
        telling.number,
        level.topic,
        period_of(level.first_day, 62) as period,
        min(level.high) as least_high,
        max(level.low) as greatest_low
    from torn_telling as telling
    inner join level on telling.spot = level.spot
    inner join torn_number on telling.number = torn_number.number and level.topic = torn_number.topic
    group by telling.number, level.topic, period_of(level.first_day, 62)
),

torn as (
    -- and of days that may be compared
    select
        number,
        topic,
        period,
        min(least_high) over near_in_time as least_high,
        max(greatest_low) over near_in_time as greatest_low
    from said_around
    window near_in_time as (partition by number, topic order by period range between 1 preceding and 1 following)
    qualify min(said_around.least_high) over near_in_time < max(said_around.greatest_low) over near_in_time
),

telling_apart as materialized (
    from torn_telling where number in (select number from torn)
),

torn_level as (
    select
        telling.number,
        telling.first_day as number_first,
        telling.last_day as number_last,
        level.*,
        hash(telling.number, telling.first_day, telling.last_day, level.state) as said,
        level.low > torn.least_high as is_above,
        level.high < torn.greatest_low as is_below
    from telling_apart as telling
    inner join level on telling.spot = level.spot
    inner join torn
        on telling.number = torn.number and level.topic = torn.topic and period_of(level.first_day, 62) = torn.period
    where level.indicator <> 'population' and (level.low > torn.least_high or level.high < torn.greatest_low)
),

torn_of_day as (
    select
        said,
        any_value(number) as number,
        any_value(number_first) as number_first,
        any_value(number_last) as number_last,
        any_value(topic) as topic,
        any_value(indicator) as indicator,
        any_value(unit) as unit,
        any_value(is_part) as is_part,
        any_value(value) as value,
        any_value(low) as low,
        any_value(high) as high,
        any_value(first_day) as first_day,
        any_value(last_day) as last_day,
        any_value(as_of_day) as as_of_day,
        any_value(is_above) as is_above,
        any_value(is_below) as is_below,
        any_value(is_again) as is_again,
        min(article_no) as first_article,
        max(article_no) as last_article
    from torn_level
    group by said
),

torn_state as (
    select *, moment_of(first_day, last_day) as moment from moving(torn_of_day)
),

narrow_pair as (
    -- gaps that days do explain, between articles that share a number; the earliest five, however many numbers these share
    select *
    from (
    select
        a.topic,
        a.said as said_a,
        b.said as said_b,
        a.value as value_a,
        b.value as value_b,
        a.first_day as first_a,
        b.first_day as first_b,
        a.moment = b.moment as is_tie
    from (from torn_state where is_above) as a
    inner join (from torn_state where is_below) as b on a.number = b.number and a.topic = b.topic
    where a.low > b.high
        and (a.is_again or b.is_again)
        and a.moment <= b.moment
        and b.first_day - a.last_day <= 31
        and greatest(a.number_first - b.number_last, b.number_first - a.number_last, 0) <= 62
        and is_value_gap(a, b)
        and gap_between(a.low, a.high, b.low, b.high) <= value_tolerance(a, b, false)
        and case
            when a.moment = b.moment then a.first_article < b.last_article
            else a.first_article <> a.last_article or b.first_article <> b.last_article or a.first_article <> b.first_article
        end
    union all
    select
        a.topic,
        a.said as said_a,
        b.said as said_b,
        a.value as value_a,
        b.value as value_b,
        a.first_day as first_a,
        b.first_day as first_b,
        a.moment = b.moment as is_tie
    from (from torn_state where is_below) as a
    inner join (from torn_state where is_above) as b on a.number = b.number and a.topic = b.topic
    where b.low > a.high
        and (a.is_again or b.is_again)
        and a.moment <= b.moment
        and b.first_day - a.last_day <= 31
        and greatest(a.number_first - b.number_last, b.number_first - a.number_last, 0) <= 62
        and is_value_gap(a, b)
        and gap_between(a.low, a.high, b.low, b.high) <= value_tolerance(a, b, false)
        and case
            when a.moment = b.moment then a.first_article < b.last_article
            else a.first_article <> a.last_article or b.first_article <> b.last_article or a.first_article <> b.first_article
        end
    )
    qualify dense_rank() over (partition by topic, value_a, value_b order by first_a, first_b) <= limit_of('pairs_a_value')
),

narrow_level as (
    select
        row_no, member_id, article_no, said,
        dense_rank() over (partition by said order by article_no) as place
    from torn_level
    where said in (select said_a from narrow_pair union all select said_b from narrow_pair)
),

narrow_pair_first as materialized (
    select narrow_pair.*, a.row_no as row_a, a.article_no as article_a, a.member_id as id_a
    from narrow_pair
    inner join narrow_level as a on narrow_pair.said_a = a.said and a.place <= limit_of('pairs_a_value') + 1
),

narrow as (
    select distinct
        narrow_pair_first.topic, row_a, b.row_no as row_b, article_a, b.article_no as article_b, id_a, b.member_id as id_b,
        value_a, value_b, first_a, first_b
    from narrow_pair_first
    inner join narrow_level as b
        on narrow_pair_first.said_b = b.said and (is_tie or b.place <= limit_of('pairs_a_value') + 1)
    where case when is_tie then article_a < b.article_no else article_a <> b.article_no end
),

chosen as (
    from (from wide union all from narrow)
    qualify row_number() over (
        partition by topic, value_a, value_b order by first_a, first_b, article_a, article_b, id_a, id_b
    ) <= limit_of('pairs_a_value')
),

articles as (
    select distinct topic, article_a, article_b, hash(article_a, topic) as line_a, hash(article_b, topic) as line_b from chosen
),

level_of_articles as (
    select *, hash(article_no, topic) as line
    from level
    where line in (select line_a from articles union all select line_b from articles)
),

articles_level as (
    select *, moment_of(first_day, last_day) as moment from moving(level_of_articles)
),

articles_telling as (
    select * from telling where article_no in (select article_a from articles union all select article_b from articles)
),

same_data as (
    select distinct articles.topic, article_a, article_b
    from articles
    inner join articles_telling as a on articles.article_a = a.article_no
    inner join articles_telling as b on articles.article_b = b.article_no and a.number = b.number and days_between(a, b) <= 62
    -- of the region that the two are compared on
    inner join (select distinct topic, spot from articles_level) as on_region
        on articles.topic = on_region.topic and a.spot = on_region.spot
),

told_by_both as (
    -- what both articles tell of the same time: where one of them tells another value too, the difference is its own
    select distinct a.row_no as row_a, b.row_no as row_b, articles.topic, article_a, article_b
    from articles
    inner join articles_level as a on articles.line_a = a.line
    inner join articles_level as b on articles.line_b = b.line
    where a.low <= b.high and b.low <= a.high and same_time(a, b) and greatest(a.high, b.high) < 'infinity'::double
),

nearest_of_articles as (
    -- of two articles only the pair nearest to each other in time
    select
        a.row_no as row_a,
        b.row_no as row_b,
        gap_between(a.low, a.high, b.low, b.high) as gap,
        coalesce(a.as_of_day = b.as_of_day, false) or same_data.topic is not null as is_same
    from articles
    inner join articles_level as a on articles.line_a = a.line
    inner join articles_level as b on articles.line_b = b.line
    left join same_data
        on articles.topic = same_data.topic and articles.article_a = same_data.article_a and articles.article_b = same_data.article_b
    where (a.moment < b.moment or (a.moment = b.moment and a.article_no < b.article_no))
        and b.first_day - a.last_day <= 31
        and is_value_gap(a, b)
        and gap_between(a.low, a.high, b.low, b.high) > value_tolerance(a, b, same_data.topic is not null)
        and (articles.topic, articles.article_a, articles.article_b, a.row_no) not in (
            select topic, article_a, article_b, row_a from told_by_both
        )
        and (articles.topic, articles.article_a, articles.article_b, b.row_no) not in (
            select topic, article_a, article_b, row_b from told_by_both
        )
    qualify row_number() over (
        partition by articles.topic, articles.article_a, articles.article_b
        order by days_between(a, b), gap desc, a.member_id, b.member_id
    ) = 1
)

select row_a, row_b, gap, is_same
from chosen
inner join nearest_of_articles using (row_a, row_b)
;
-- told:
select
    'between' as scope,
    a.region as region,
    a.region_code as region_code,
    a.indicator as indicator,
    a.unit as unit,
    gap,
    case a.unit when 'persen' then distance_points(gap) else distance_share(gap, a.value) end as distance,
    [member(a), member(b)] as members,
    case
        when a.value >= 900 * b.value or b.value >= 900 * a.value then 'scale slip (ribu, juta)'
        when a.indicator in ('active', 'inactive') and a.unit = 'persen' then 'another base (members or inhabitants)'
        when a.indicator = 'population' then 'another source or year of the population'
        when is_same then 'misprint in one of them'
        else 'a stale number, or a real dispute'
    end as cause,
    a.region || ': ' || said_id(a) || ' menurut ' || source_id(a) || ', tetapi ' || said_id(b) || ' menurut '
    || source_id(b) || '.' as explanation,
    a.region || ': ' || said_en(a) || ' according to ' || source_en(a) || ', but ' || said_en(b) || ' according to ' || source_en(b)
    || '.' as explanation_en
from pair_value_between
inner join told as a on pair_value_between.row_a = a.row_no
inner join told as b on pair_value_between.row_b = b.row_no
