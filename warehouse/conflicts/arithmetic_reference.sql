-- scope: inside
-- needs: bool_or(unit = 'jiwa' and indicator in ('population', 'registered', 'unregistered'))
-- Is the population that an article gives or implies (people ÷ per cent) that of the region?
-- Against the registered residents of the nearest year; far off means a scale slip, a region mistaken for another, or a
-- misread decimal.
with stated_year as (
    select
        *,
        year(case when is_dated then last_day else coalesce(published, date '2024-01-01') end) as stated_in
    from here
    where unit = 'jiwa' and status = 'actual' and segment is null and indicator in ('population', 'registered', 'unregistered')
        and region_code is not null
),

reference as (
    select
        stated.region_code,
        stated.stated_in,
        population.year as reference_year,
        population.population as residents
    from (select distinct region_code, stated_in from stated_year) as stated
    inner join population on population.code = stated.region_code
    qualify row_number() over (
        partition by stated.region_code, stated.stated_in order by abs(population.year - stated.stated_in), population.year
    ) = 1
),

said as (
    select row_no as row_c, null::bigint as row_p, region_code, stated_in, value as people, low as people_low, high as people_high
    from stated_year
    where indicator = 'population'
),

base_said as (
    select spot from here where indicator = 'population'
),

implied as (
    select
        c.row_no as row_c,
        p.row_no as row_p,
        c.region_code,
        c.stated_in,
        100 * c.value / p.value as people,
        100 * c.low / p.high as people_low,
        100 * c.high / p.low as people_high,
        chars_between(c, p) as chars,
        p.member_id as id_p
    from stated_year as c
    inner join (
        from here where unit = 'persen' and status = 'actual' and segment is null and value > 0 and low > 0
    ) as p on c.spot = p.spot and c.indicator = p.indicator and same_time(c, p)
        and (same_sentence(c, p) or chars_between(c, p) <= limit_of('next_chars'))
    where c.indicator in ('registered', 'unregistered') and c.spot not in (from base_said)
),

measured as (
    select
        *,
        people / residents as share,
        gap_between(
            people_low, people_high, limit_of('reference_low') * residents, limit_of('reference_high') * residents
        ) as gap
    from (from said union all by name from implied) as stated
    inner join reference using (region_code, stated_in)
),

nearest as (
    -- of several per cents the nearest counts
    select *
    from measured
    where row_c in (select row_c from measured where gap > 0)
    qualify row_number() over (partition by row_c, row_p is null order by chars, id_p) = 1
)

select row_c, row_p, people, residents, reference_year, share, gap
from nearest
where gap > 0
    -- fewer inhabitants than there are: some of them (the poor, those insured), unless by a slip
    and (row_p is not null or share > 1 or is_scale_slip(share) or is_decimal_slip(share))
;
-- told:
select
    'inside' as scope,
    c.region as region,
    c.region_code as region_code,
    'population' as indicator,
    'jiwa' as unit,
    gap,
    distance_share(gap, residents) as distance,
    case when row_p is null then [member(c)] else [member(c), member(p)] end as members,
    case
        when is_scale_slip(share) then 'scale slip (ribu, juta)'
        when is_decimal_slip(share) then 'misread decimal'
        when row_p is not null then 'one of the two numbers wrong, or of another region'
        else 'a region mistaken for another (Kota for Kabupaten, a branch for a province)'
    end as cause,
    opening_id(c) || said_id(c) || case when row_p is null then '' else ' dan ' || said_id(p) || ' berarti '
    || number_id(round(people)) || ' penduduk' end || ', padahal penduduk terdaftarnya ' || number_id(residents) || ' jiwa ('
    || reference_year || ').' as explanation,
    opening_en(c) || said_en(c) || case when row_p is null then '' else ' and ' || said_en(p) || ' imply '
    || number_en(round(people)) || ' inhabitants' end || ', but its registered residents are ' || number_en(residents) || ' ('
    || reference_year || ').' as explanation_en
from pair_arithmetic_reference
inner join told as c on pair_arithmetic_reference.row_c = c.row_no
left join told as p on pair_arithmetic_reference.row_p = p.row_no
