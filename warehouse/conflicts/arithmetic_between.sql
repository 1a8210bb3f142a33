-- scope: between
-- Do the per cent of one article and the people of another fit together?
-- Either the people and per cent of one imply a population that the other contradicts, or the per cent and population of one
-- imply members that the other contradicts.
with share as (
    select * from fact_between
    where indicator = 'registered' and unit = 'persen' and status = 'actual' and segment is null and is_dated and low > 0
        and day_span(fact_between) <= 31
),

members as (
    select * from fact_between
    where indicator = 'registered' and unit = 'jiwa' and status = 'actual' and segment is null and is_dated
        and day_span(fact_between) <= 31
),

base as (
    select * from fact_between
    where indicator = 'population' and unit = 'jiwa' and status = 'actual' and segment is null and is_dated
),

implied_population as (
    select
        p,
        c,
        b,
        b as other,
        100 * c.value / p.value as implied,
        gap_between(100 * c.low / p.high, 100 * c.high / p.low, b.low, b.high) as gap,
        limit_of('population_between') * b.value as tolerance
    from share as p
    inner join members as c
        on p.article_key = c.article_key and p.region_key = c.region_key and same_time(p, c)
    inner join base as b on p.region_key = b.region_key and p.article_key <> b.article_key and days_between(p, b) <= 366
    where not exists (
        from base as own where own.article_key = p.article_key and own.region_key = p.region_key
    )
),

implied_members as (
    select
        p,
        c,
        b,
        c as other,
        p.value * b.value / 100 as implied,
        gap_between(p.low * b.low / 100, p.high * b.high / 100, c.low, c.high) as gap,
        (limit_of('cut_points') + limit_of('drift_points_a_month')
            * (greatest(p.last_day, c.last_day) - least(p.first_day, c.first_day)) / 30.4) / 100 * b.value
        as tolerance
    from share as p
    inner join base as b
        on p.article_key = b.article_key and p.region_key = b.region_key and days_between(p, b) <= limit_of('base_days')
    inner join members as c
        on p.region_key = c.region_key and p.article_key <> c.article_key and same_time(p, c)
    where not exists (
        from members as own where own.article_key = p.article_key and own.region_key = p.region_key
    )
)

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
from (from implied_population union all from implied_members)
where gap > tolerance
qualify row_number() over (
    partition by p.article_key, other.article_key, p.region_key order by gap, p.member_id, c.member_id, b.member_id
) = 1
and row_number() over (
    partition by p.region_key, p.value, other.value, other.indicator
    order by p.first_day, p.article_key, other.article_key, p.member_id, c.member_id, b.member_id
) <= limit_of('pairs_a_value')
