-- scope: both
-- Is one goal set for two years, or are two goals set for one year, for the same region?
-- Between articles a goal that one of them tells as reached is kept up in the later year, not put off.
with reached as (
    select article_key, region_key from claim_between where reached
),

goal as (
    select 'inside' as scope, article_key as series, * from fact
    where status = 'target' and unit in ('persen', 'jiwa') and segment is null and target_year is not null
        and indicator in ('registered', 'active')
    union all
    select 'between' as scope, '' as series, * from fact_between
    where status = 'target' and unit in ('persen', 'jiwa') and segment is null and target_year is not null
        and indicator in ('registered', 'active')
),

pair as (
    select
        a,
        b,
        a.value = b.value as is_year
    from goal as a
    inner join goal as b
        on a.scope = b.scope and a.series = b.series and a.region_key = b.region_key and a.indicator = b.indicator
        and a.unit = b.unit
        and (a.target_year, a.value, a.article_key, a.member_id) < (b.target_year, b.value, b.article_key, b.member_id)
        and (a.scope = 'inside' or a.article_key <> b.article_key)
        -- goals of several years in one sentence are the steps of a plan
        and not same_sentence(a, b)
    where
        -- 2025 and 2025-06 may be the same
        (a.value = b.value and year_of(b.target_year) - year_of(a.target_year) <= limit_of('renewed_years')
            and not starts_with(b.target_year, a.target_year) and not starts_with(a.target_year, b.target_year)
            and not (a.scope = 'between' and exists (
                from reached where reached.region_key = a.region_key and reached.article_key in (a.article_key, b.article_key)
            )))
        or (a.value <> b.value and a.target_year = b.target_year)
)

select
    a.scope as scope,
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
    case when a.scope = 'inside'
        then opening_id(a) || 'target disebut ' || said_id(a) || ', tetapi juga ' || said_id(b) || '.'
        else a.region || ': targetnya ' || said_id(a) || ' menurut ' || source_id(a) || ', tetapi ' || said_id(b) || ' menurut '
            || source_id(b) || '.'
    end as explanation,
    case when a.scope = 'inside'
        then opening_en(a) || 'the goal is given as ' || said_en(a) || ', but also as ' || said_en(b) || '.'
        else a.region || ': the goal is ' || said_en(a) || ' according to ' || source_en(a) || ', but ' || said_en(b)
            || ' according to ' || source_en(b) || '.'
    end as explanation_en
from pair
qualify row_number() over (
    partition by a.scope, a.article_key, b.article_key, a.region_key, a.indicator, a.unit, is_year
    order by a.member_id, b.member_id
) = 1
and (a.scope = 'inside' or row_number() over (
    partition by a.scope, a.region_key, a.indicator, a.unit, a.value, b.value, left(a.target_year, 4), left(b.target_year, 4)
    order by abs(coalesce(a.published - b.published, 10000)), a.article_key, b.article_key, a.member_id, b.member_id
) = 1)
