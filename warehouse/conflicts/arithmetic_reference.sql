-- scope: inside
-- Is the population that an article gives or implies (people ÷ per cent) that of the region?
-- Against the registered residents of the nearest year; far off means a scale slip, a region mistaken for another, or a
-- misread decimal.
with reference as (
    select
        f.member_id,
        population.year as reference_year,
        population.population as residents
    from fact as f
    inner join population on population.code = f.region_code
    qualify row_number() over (
        partition by f.member_id
        order by abs(population.year - year(case when f.is_dated then f.last_day else coalesce(f.published, date '2024-01-01') end)),
            population.year
    ) = 1
),

said as (
    select
        b as c,
        null as p,
        b.value as people,
        b.low as people_low,
        b.high as people_high
    from fact as b
    where b.indicator = 'population' and b.unit = 'jiwa' and b.status = 'actual' and b.segment is null
),

implied as (
    select
        c,
        p,
        100 * c.value / p.value as people,
        100 * c.low / p.high as people_low,
        100 * c.high / p.low as people_high
    from fact as c
    inner join fact as p
        on c.article_key = p.article_key and c.region_key = p.region_key and c.indicator = p.indicator and p.unit = 'persen'
        and p.status = 'actual' and p.segment is null and same_time(c, p)
    where c.unit = 'jiwa' and c.status = 'actual' and c.segment is null and c.indicator in ('registered', 'unregistered')
        and p.value > 0 and p.low > 0
        and not exists (
            from fact as b
            where b.article_key = c.article_key and b.region_key = c.region_key and b.indicator = 'population'
        )
    qualify row_number() over (partition by c.member_id order by chars_between(c, p), p.member_id) = 1
),

judged as (
    select
        *,
        people / residents as share,
        gap_between(
            people_low, people_high, limit_of('reference_low') * residents, limit_of('reference_high') * residents
        ) as gap
    from (from said union all from implied) as stated
    inner join reference on stated.c.member_id = reference.member_id
)

select
    'inside' as scope,
    c.region as region,
    c.region_code as region_code,
    'population' as indicator,
    'jiwa' as unit,
    gap,
    distance_share(gap, residents) as distance,
    case when p is null then [member(c)] else [member(c), member(p)] end as members,
    case
        when abs(abs(log10(greatest(share, 1e-9))) - 3) < log10(limit_of('reference_high'))
            or abs(abs(log10(greatest(share, 1e-9))) - 6) < log10(limit_of('reference_high')) then 'scale slip (ribu, juta)'
        when share between 9 and 11 or share between 0.09 and 0.11 then 'misread decimal'
        when p is not null then 'one of the two numbers wrong, or of another region'
        else 'a region mistaken for another (Kota for Kabupaten, a branch for a province)'
    end as cause,
    opening_id(c) || said_id(c) || case when p is null then '' else ' dan ' || said_id(p) || ' berarti '
    || number_id(round(people)) || ' penduduk' end || ', padahal penduduk terdaftarnya ' || number_id(residents) || ' jiwa ('
    || reference_year || ').' as explanation,
    opening_en(c) || said_en(c) || case when p is null then '' else ' and ' || said_en(p) || ' imply '
    || number_en(round(people)) || ' inhabitants' end || ', but its registered residents are ' || number_en(residents) || ' ('
    || reference_year || ').' as explanation_en
from judged
where gap > 0
