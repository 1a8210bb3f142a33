-- scope: inside
-- needs: count(*) filter (where unit in ('jiwa', 'kk')) > 1
-- Are there more members than inhabitants?
-- Somewhat more is possible (people who moved, deaths not struck off), far more is not. Nor does a kind of members exceed all
-- of them, a household hold dozens, or a level lie at several times the goal still ahead.
with pair as (
    select
        'population' as limited_by,
        c,
        b,
        c.low - limit_of('over_population') * b.high as gap
    from here as c
    inner join here as b
        on c.spot = b.spot and b.indicator = 'population' and b.unit = 'jiwa'
        and b.status = 'actual'
    where c.indicator in ('registered', 'active', 'inactive', 'unregistered') and c.unit = 'jiwa' and c.status = 'actual'
        and b.segment is null and days_between(c, b) <= limit_of('base_days')
        and c.low - limit_of('over_population') * b.high > 0
    union all
    select
        'whole' as limited_by,
        c,
        b,
        c.low - b.high as gap
    from here as c
    inner join here as b
        on c.spot = b.spot and b.indicator = 'registered' and b.unit = 'jiwa'
        and b.status = 'actual'
    where c.unit = 'jiwa' and c.status = 'actual' and b.segment is null and same_time(c, b) and may_be_one(c.value, b.value)
        and ((c.indicator in ('active', 'inactive') and c.segment is null) or (c.indicator = 'registered' and c.segment is not null))
        and c.low - b.high > 0
    union all
    -- people to a household of members
    select
        'household' as limited_by,
        c,
        b,
        c.low - limit_of('household') * b.high as gap
    from here as c
    inner join here as b
        on c.spot = b.spot and b.indicator in ('registered', 'population')
        and b.unit = 'kk' and b.status = 'actual'
    where c.indicator in ('registered', 'active', 'inactive') and c.unit = 'jiwa' and c.status = 'actual'
        and c.segment is not distinct from b.segment
        and c.low - limit_of('household') * b.high > 0
    union all
    -- a level that is several times its own goal
    select
        'goal' as limited_by,
        c,
        b,
        c.low - limit_of('over_goal') * b.high as gap
    from here as c
    inner join here as b
        on c.spot = b.spot and c.indicator = b.indicator and c.unit = b.unit
        and c.segment is not distinct from b.segment and b.status = 'target'
    where c.indicator in ('registered', 'active') and c.unit = 'jiwa' and c.status = 'actual'
        and c.low - limit_of('over_goal') * b.high > 0
)

select
    limited_by,
    c.row_no as row_c,
    b.row_no as row_b,
    gap
from pair as p
-- a number told twice is one too many once
where not exists (from pair as other where other.b.row_no = p.b.row_no and repeats(p.c, other.c))
qualify row_number() over (partition by c.row_no order by gap desc, b.member_id) = 1
;
-- told:
select
    'inside' as scope,
    c.region as region,
    c.region_code as region_code,
    c.indicator as indicator,
    'jiwa' as unit,
    gap,
    distance_share(gap, b.value) as distance,
    [member(c), member(b)] as members,
    case
        when c.value / greatest(b.value, 1) > 50 then 'scale slip'
        when limited_by = 'household' then 'people and households mixed up, or a misprint'
        when limited_by = 'goal' then 'a slip of a digit, or a goal of something else'
        else 'a region mistaken for another, or a misprint'
    end as cause,
    opening_id(c) || case limited_by
        when 'household' then said_id(c) || ' pada ' || said_id(b) || ' berarti ' || number_id(round(c.value / greatest(b.value, 1)))
            || ' orang per keluarga'
        when 'goal' then said_id(c) || ' adalah ' || number_id(round(c.value / greatest(b.value, 1), 1)) || ' kali targetnya sendiri, ' || said_id(b)
        when 'whole' then said_id(c) || ' melebihi seluruh peserta, ' || said_id(b)
        else said_id(c) || ' melebihi jumlah penduduknya, ' || said_id(b)
    end || '.' as explanation,
    opening_en(c) || case limited_by
        when 'household' then said_en(c) || ' of ' || said_en(b) || ' makes ' || number_en(round(c.value / greatest(b.value, 1)))
            || ' people to a household'
        when 'goal' then said_en(c) || ' is ' || number_en(round(c.value / greatest(b.value, 1), 1)) || ' times its own goal, ' || said_en(b)
        when 'whole' then said_en(c) || ' is more than all members, ' || said_en(b)
        else said_en(c) || ' is more than there are inhabitants, ' || said_en(b)
    end || '.' as explanation_en
from pair_arithmetic_over
inner join told as c on pair_arithmetic_over.row_c = c.row_no
inner join told as b on pair_arithmetic_over.row_b = b.row_no
