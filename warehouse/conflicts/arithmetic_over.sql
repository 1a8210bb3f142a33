-- scope: inside
-- needs: max(low) filter (where unit = 'jiwa' and indicator <> 'population') > min(high) filter (where unit = 'kk' or unit = 'jiwa' and (status = 'target' or segment is null and indicator in ('registered', 'population')))
-- Are there more members than inhabitants?
-- Somewhat more is possible (people who moved, deaths not struck off), far more is not. Nor does a kind of members exceed all
-- of them, a household hold dozens, or a level lie at several times the goal still ahead.
with counted as (
    -- numbers alone: what else is known of the few that are too many is looked up afterwards
    select
        spot, row_no, indicator, unit, segment, status, value, low, high, first_day, last_day, is_plausible
    from here
    where status in ('actual', 'target') and unit in ('jiwa', 'kk')
        and indicator in ('registered', 'active', 'inactive', 'unregistered', 'population')
),

bounding as (
    -- inhabitants that are not the region's (the poor, those of another country) bound nothing
    select * from counted
    where segment is null and status = 'actual' and (indicator = 'registered' or indicator = 'population' and is_plausible)
        or unit = 'kk' or status = 'target'
),

excess as (
    select
        c.row_no as row_c,
        b.row_no as row_b,
        case
            when b.status = 'target' then 'goal'
            when b.unit = 'kk' then 'household'
            when b.indicator = 'population' then 'population'
            else 'whole'
        end as limited_by,
        c.low - b.high * case limited_by
            when 'population' then limit_of('over_population')
            when 'household' then limit_of('household')
            when 'goal' then limit_of('over_goal')
            else 1
        end as gap
    from counted as c
    inner join bounding as b on c.spot = b.spot and c.low > b.high
    where c.unit = 'jiwa' and c.status = 'actual' and gap > 0
        and case limited_by
            when 'population' then c.indicator <> 'population' and days_between(c, b) <= limit_of('base_days')
                and may_be_one(c.value, b.value)
            when 'whole' then same_time(c, b) and may_be_one_here(c.value, b.value)
                and case c.indicator when 'registered' then c.segment is not null when 'active' then c.segment is null
                    when 'inactive' then c.segment is null else false end
            -- people to a household of members
            when 'household' then b.status = 'actual' and b.indicator in ('registered', 'population')
                and c.indicator in ('registered', 'active', 'inactive') and c.segment is not distinct from b.segment
            -- a level of a kind of members that is several times its own goal: of a region as a whole such a goal is one of people
            -- still to be enrolled
            when 'goal' then b.unit = 'jiwa' and c.indicator = b.indicator and c.indicator in ('registered', 'active')
                and c.segment = b.segment
        end
),

named as (
    from here where row_no in (select row_c from excess union select row_b from excess)
),

pair as (
    select limited_by, c, b, gap
    from excess
    inner join named as c on excess.row_c = c.row_no
    inner join named as b on excess.row_b = b.row_no
)

select
    limited_by,
    c.row_no as row_c,
    b.row_no as row_b,
    gap
from pair as p
-- what a larger number of all members holds is no part of the smaller
where not (
        limited_by = 'whole' and exists (
            from bounding as other
            where other.spot = p.b.spot and other.indicator = 'registered' and other.unit = 'jiwa' and other.status = 'actual'
                and other.segment is null and other.high >= p.c.low and same_time(other, p.c)
        )
    )
    -- a number told twice is one too many once
    and not exists (from pair as other where other.b.row_no = p.b.row_no and repeats(p.c, other.c))
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
