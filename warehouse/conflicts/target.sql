-- scope: both
-- again: goals
-- needs: count(*) filter (where status = 'target') > 1
-- Is one goal set for two years, or are two goals set for one year, for the same region?
-- Between articles a goal that one of them tells as reached is kept up in the later year, not put off.
with reached as (
    select distinct article_no, region_key from said_claim where is_between and reached
),

goal as (
    select 'inside' as scope, article_no as series, false as is_reached,
        hash(article_no, topic, value, target_year) as kind, * from statement
    where is_here and status = 'target' and unit in ('persen', 'jiwa') and segment is null and target_year is not null
        and indicator in ('registered', 'active')
    union all
    select 'between' as scope, 0 as series, (article_no, region_key) in (from reached) as is_reached,
        hash(0, topic, value, target_year) as kind, * from statement
    where is_between and status = 'target' and unit in ('persen', 'jiwa') and segment is null and target_year is not null
        and indicator in ('registered', 'active') and is_again_goal(region_key, indicator)
),

kind as (
    select distinct scope, series, topic, value, target_year, kind from goal
),

kind_pair as (
    -- 2025 and 2025-06 may be the same
    select
        a.kind as kind_a,
        b.kind as kind_b,
        a.value = b.value as is_year
    from kind as a
    inner join kind as b
        on a.scope = b.scope and a.series = b.series and a.topic = b.topic
        and (a.target_year, a.value) < (b.target_year, b.value)
    where (a.value = b.value and year_of(b.target_year) - year_of(a.target_year) <= limit_of('renewed_years')
            and not starts_with(b.target_year, a.target_year) and not starts_with(a.target_year, b.target_year))
        or (a.value <> b.value and a.target_year = b.target_year)
),

early_goal as (
    -- of the articles of one day two will do: one of them is not the other goal's
    select *
    from goal
    qualify scope = 'inside' or dense_rank() over (
        partition by scope, topic, value, target_year, published, is_reached order by article_no
    ) <= 2
),

pair as (
    select a, b, kind_pair.is_year
    from kind_pair
    inner join early_goal as a on kind_pair.kind_a = a.kind
    inner join early_goal as b on kind_pair.kind_b = b.kind
    where (a.scope = 'inside' or a.article_no <> b.article_no)
        -- goals of several years in one sentence are the steps of a plan
        and not same_sentence(a, b)
        and not is_same_goal(a, b)
        and not (kind_pair.is_year and (a.is_reached or b.is_reached))
),

chosen as (
    -- between articles the two told soonest one after the other
    select
        a.scope,
        a.row_no as row_a,
        b.row_no as row_b,
        is_year,
        a.topic,
        a.article_no as article_a,
        b.article_no as article_b
    from pair
    qualify a.scope = 'inside' or row_number() over (
        partition by a.scope, a.topic, a.value, b.value, left(a.target_year, 4), left(b.target_year, 4)
        order by abs(coalesce(a.published - b.published, 10000)), a.article_no, b.article_no, a.member_id, b.member_id
    ) = 1
),

first_of_articles as (
    -- and of two articles only the first two goals
    select a.row_no as row_a, b.row_no as row_b
    from (select distinct scope, topic, article_a, article_b, is_year from chosen) as articles
    inner join goal as a on articles.scope = a.scope and articles.topic = a.topic and articles.article_a = a.article_no
    inner join goal as b on articles.scope = b.scope and articles.topic = b.topic and articles.article_b = b.article_no
    inner join kind_pair
        on a.kind = kind_pair.kind_a and b.kind = kind_pair.kind_b and articles.is_year = kind_pair.is_year
    where not same_sentence(a, b) and not is_same_goal(a, b) and not (articles.is_year and (a.is_reached or b.is_reached))
    qualify row_number() over (
        partition by articles.scope, articles.article_a, articles.article_b, articles.topic, articles.is_year
        order by a.member_id, b.member_id
    ) = 1
)

select scope, row_a, row_b, is_year
from chosen
inner join first_of_articles using (row_a, row_b)
;
-- told:
select
    scope as scope,
    a.region as region,
    a.region_code as region_code,
    a.indicator as indicator,
    a.unit as unit,
    case when is_year then abs(year_of(b.target_year) - year_of(a.target_year)) else abs(a.value - b.value) end
        as gap,
    case when is_year then 1.0 when a.unit = 'persen' then distance_points(abs(a.value - b.value))
        else distance_share(abs(a.value - b.value), a.value) end as distance,
    [member(a), member(b)] as members,
    case when is_year then 'a goal put off, or a wrong year' else 'another goal, or a wrong number' end as cause,
    case when scope = 'inside'
        then opening_id(a) || 'target disebut ' || said_id(a) || ', tetapi juga ' || said_id(b) || '.'
        else a.region || ': targetnya ' || said_id(a) || ' menurut ' || source_id(a) || ', tetapi ' || said_id(b) || ' menurut '
            || source_id(b) || '.'
    end as explanation,
    case when scope = 'inside'
        then opening_en(a) || 'the goal is given as ' || said_en(a) || ', but also as ' || said_en(b) || '.'
        else a.region || ': the goal is ' || said_en(a) || ' according to ' || source_en(a) || ', but ' || said_en(b)
            || ' according to ' || source_en(b) || '.'
    end as explanation_en
from pair_target
inner join told as a on pair_target.row_a = a.row_no
inner join told as b on pair_target.row_b = b.row_no
