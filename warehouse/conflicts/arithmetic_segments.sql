-- scope: inside
-- needs: count(segment) > 2
-- Do the kinds of members add up to all members?
-- Only where the list looks complete: three kinds or more whose sum is near the total, and where the sum falls short of it,
-- all five kinds, or the last told as the rest ("selebihnya"). The total is said, or follows from the inhabitants (less those not registered, or times the share). A list
-- in which one row is part of another (PBI over PBI APBN) fits when it does without that row.
with part as (
    select
        *,
        case
            when segment in ('PBI', 'PBI APBN') then 'PBI'
            when segment in ('PBI APBD', 'PPU', 'PBPU', 'BP') then segment
        end as main_kind,
        is_told_as_rest(here) as is_rest
    from here
    where unit = 'jiwa' and status = 'actual' and segment is not null
        -- classes I to III are parts of the kinds that pay for themselves, not kinds beside them
        and not regexp_matches(lower(segment), '^other: .*kelas')
),

said as (
    from here
    where status = 'actual' and segment is null and unit in ('jiwa', 'persen')
        and indicator in ('registered', 'active', 'population', 'unregistered')
        and spot in (select spot from part)
),

total as (
    select
        spot,
        indicator,
        low,
        high,
        value,
        row_no as row_t,
        null::bigint as row_t2,
        member_id as id_t,
        null as id_t2,
        0 as steps,
        first_day,
        last_day
    from said
    where unit = 'jiwa' and indicator in ('registered', 'active') and bound <> 'over' and bound <> 'under'
    union all
    select
        b.spot,
        'registered' as indicator,
        b.low - u.high as low,
        b.high - u.low as high,
        b.value - u.value as value,
        b.row_no as row_t,
        u.row_no as row_t2,
        b.member_id as id_t,
        u.member_id as id_t2,
        1 as steps,
        u.first_day,
        u.last_day
    from said as b
    inner join said as u on b.spot = u.spot and u.indicator = 'unregistered' and u.unit = 'jiwa'
    where b.indicator = 'population' and b.unit = 'jiwa' and days_between(b, u) <= limit_of('base_days')
    union all
    select
        b.spot,
        p.indicator,
        b.low * p.low / 100 as low,
        b.high * p.high / 100 as high,
        b.value * p.value / 100 as value,
        b.row_no as row_t,
        p.row_no as row_t2,
        b.member_id as id_t,
        p.member_id as id_t2,
        2 as steps,
        p.first_day,
        p.last_day
    from said as b
    inner join said as p on b.spot = p.spot and p.indicator = 'registered' and p.unit = 'persen' and not is_mark(p)
    where b.indicator = 'population' and b.unit = 'jiwa' and same_time(b, p)
),

part_of as (
    select total.*, part.row_no as row_part, part.main_kind, part.is_rest, part.low as part_low, part.high as part_high,
        part.value as part_value, part.start_char, part.member_id
    from total
    inner join part on total.spot = part.spot and total.indicator = part.indicator and days_between(total, part) <= 31
),

summed as (
    select
        spot, indicator, low, high, value, row_t, row_t2, id_t, id_t2, steps,
        count(*) as parts,
        count(distinct main_kind) as kinds,
        bool_or(is_rest) as is_whole,
        -- in the order of the text, so that the last digit of a sum is always the same
        sum(part_low order by start_char, member_id) as sum_low,
        sum(part_high order by start_char, member_id) as sum_high,
        sum(part_value order by start_char, member_id) as sum_value
    from part_of
    group by all
    having count(*) between 3 and 20
),

far_off as (
    select
        *,
        greatest(gap_between(low, high, sum_low, sum_high) - case steps when 2 then limit_of('cut_points') / 100 * value else 0 end, 0)
        as gap
    from summed
    where abs(sum_value - value) <= limit_of('complete_share') * value and (sum_value > value or kinds = 5 or is_whole) and gap > 0
),

without_one as (
    -- one row may be part of another
    select
        far_off.row_t,
        far_off.row_t2,
        bool_or(gap_between(
            far_off.low, far_off.high, far_off.sum_low - part_of.part_low, far_off.sum_high - part_of.part_high
        ) = 0) as fits,
        list(part_of.row_part order by part_of.start_char, part_of.member_id) as row_parts
    from far_off
    inner join part_of on far_off.row_t = part_of.row_t and far_off.row_t2 is not distinct from part_of.row_t2
    group by far_off.row_t, far_off.row_t2
)

select far_off.row_t, far_off.row_t2, row_parts, parts, kinds, sum_value, value as total_value, gap
from far_off
inner join without_one on far_off.row_t = without_one.row_t and far_off.row_t2 is not distinct from without_one.row_t2
qualify row_number() over (partition by spot, indicator order by steps, gap, id_t, id_t2 nulls first) = 1
    and not bool_or(fits) over (partition by spot, indicator)
;
-- told:
with listed as (
    select pair.row_t, pair.row_t2, list(p order by p.start_char, p.member_id) as list_of_parts
    from (select row_t, row_t2, unnest(row_parts) as row_part from pair_arithmetic_segments) as pair
    inner join told as p on pair.row_part = p.row_no
    group by pair.row_t, pair.row_t2
),

stated as (
    select
        pair.* exclude (row_parts),
        list_of_parts,
        t,
        t2,
        case
            when t2.member_id is null then said_id(t)
            when t2.unit = 'jiwa' then number_id(total_value) || ' (' || said_id(t) || ' dikurangi ' || said_id(t2) || ')'
            else number_id(round(total_value)) || ' (' || said_id(t2) || ' dari ' || said_id(t) || ')'
        end as total_id,
        case
            when t2.member_id is null then said_en(t)
            when t2.unit = 'jiwa' then number_en(total_value) || ' (' || said_en(t) || ' less ' || said_en(t2) || ')'
            else number_en(round(total_value)) || ' (' || said_en(t2) || ' of ' || said_en(t) || ')'
        end as total_en
    from pair_arithmetic_segments as pair
    inner join listed on pair.row_t = listed.row_t and pair.row_t2 is not distinct from listed.row_t2
    inner join told as t on pair.row_t = t.row_no
    left join told as t2 on pair.row_t2 = t2.row_no
)

select
    'inside' as scope,
    list_of_parts[1].region as region,
    list_of_parts[1].region_code as region_code,
    list_of_parts[1].indicator as indicator,
    'jiwa' as unit,
    gap,
    distance_share(gap, total_value) as distance,
    list_concat(
        case when row_t2 is null then [member(t)] else [member(t), member(t2)] end, [member(p) for p in list_of_parts]
    ) as members,
    case when sum_value < total_value and kinds < 5 then 'a kind of members left out, or a misprint'
        else 'misprint in one of the parts or in the total' end as cause,
    opening_id(list_of_parts[1]) || parts || ' segmen berjumlah ' || number_id(sum_value) || ', bukan '
    || total_id || '.' as explanation,
    opening_en(list_of_parts[1]) || parts || ' kinds of members add up to ' || number_en(sum_value) || ', not '
    || total_en || '.' as explanation_en
from stated
