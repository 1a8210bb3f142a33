-- scope: inside
-- needs: bool_or(indicator in ('unregistered', 'inactive'))
-- Do the members and those who are not make up the whole?
-- registered + unregistered = inhabitants and active + inactive = registered in people, and in per cent of a hundred (the
-- active and inactive also of those registered). People counted are believed before people worked out from shares.
with said as not materialized (
    -- nothing but what is compared: it is read of all statements
    select
        row_no, member_id, article_no, spot, topic, indicator, unit, value, low, high, first_day, last_day, is_stated, start_char, is_part
    from here
    where status = 'actual' and segment is null and unit in ('jiwa', 'persen')
),

rest as (
    from said where indicator in ('unregistered', 'inactive')
),

rest_spot as materialized (
    -- by themselves: planned at once, all members and inhabitants would be held for the sake of these few
    select distinct spot from rest
),

other as (
    select *, case indicator when 'registered' then 'unregistered' when 'active' then 'inactive' end as rest_indicator
    from said
    where indicator in ('registered', 'active')
        and spot in (from rest_spot)
),

whole as (
    select *, case indicator when 'population' then 'unregistered' when 'registered' then 'inactive' end as rest_indicator
    from said
    where indicator in ('population', 'registered')
        and spot in (from rest_spot)
),

counted as (
    select
        'counted' as method,
        u,
        x,
        b,
        greatest(b.low - x.high, 0) as rest_low,
        b.high - x.low as rest_high,
        b.value - x.value as rest_value,
        near_time(u, x) and days_between(u, b) <= limit_of('base_days') as is_comparable,
        chars_between(u, x) + chars_between(u, b) as chars
    from rest as u
    inner join other as x
        on u.spot = x.spot and u.indicator = x.rest_indicator
        and u.unit = x.unit
    inner join whole as b
        on u.spot = b.spot and u.indicator = b.rest_indicator
        and u.unit = b.unit
),

shared as (
    select
        'shared' as method,
        u,
        x,
        null as b,
        greatest(100 - x.high, 0) as rest_low,
        greatest(100 - x.low, 0) as rest_high,
        100 - x.value as rest_value,
        near_time(u, x) as is_comparable,
        chars_between(u, x) as chars
    from rest as u
    inner join other as x
        on u.spot = x.spot and u.indicator = x.rest_indicator
    where u.unit = 'persen' and x.unit = 'persen'
),

in_shares as (
    -- people left out beside the share that is covered, and the people it may be of
    select
        u,
        x,
        b,
        near_time(u, x) and days_between(u, b) <= limit_of('base_days') as is_comparable,
        chars_between(u, x) + chars_between(u, b) as chars
    from rest as u
    inner join other as x
        on u.spot = x.spot and u.indicator = x.rest_indicator
    inner join whole as b
        on u.spot = b.spot and u.indicator = b.rest_indicator
    where u.unit = 'jiwa' and x.unit = 'persen' and b.unit = 'jiwa'
),

applied as (
    -- the rest in people from the share covered and the base
    select
        'applied' as method,
        u,
        x,
        b,
        b.low * greatest(100 - x.high, 0) / 100 as rest_low,
        b.high * greatest(100 - x.low, 0) / 100 as rest_high,
        b.value * (100 - x.value) / 100 as rest_value,
        is_comparable,
        chars
    from in_shares
),

applied_to_people as (
    -- those active may be told as a share of all people: where the rest then is that of the members, it is borne out
    select
        'applied' as method,
        u,
        x,
        b,
        greatest(b.low - p.high * x.high / 100, 0) as rest_low,
        b.high - p.low * x.low / 100 as rest_high,
        b.value - p.value * x.value / 100 as rest_value,
        is_comparable,
        chars
    from in_shares
    inner join whole as p on in_shares.u.spot = p.spot and p.indicator = 'population' and p.unit = 'jiwa'
    where u.indicator = 'inactive' and gap_between(u.low, u.high, rest_low, rest_high) <= 1
),

reading as (
    -- a person more or less is rounding where people are worked out from shares
    select
        *,
        greatest(gap_between(u.low, u.high, rest_low, rest_high) - case method when 'applied' then 1 else 0 end, 0) as gap
    from (from counted union all from shared union all from applied union all from applied_to_people)
),

gap_of as (
    select u.row_no as row_u, method = 'applied' as is_applied, min(gap) as best_gap
    from reading
    group by u.row_no, method = 'applied'
),

borne_out as (
    -- "Sisanya 52,4 juta peserta nonaktif, terdiri dari 17,2 juta menunggak …": smaller numbers are parts of what the rest is
    select u.spot as spot, u.indicator as indicator, u.unit as unit, max(u.value) as most
    from reading
    where gap = 0 and u.unit = 'jiwa'
    group by all
),

judged as (
    -- those of which every method bears the rest out are done with
    select
        reading.*,
        gap_of.best_gap,
        row_number() over (
            partition by u.row_no
            order by is_comparable desc, method = 'applied', gap, chars, method, x.member_id, b.member_id
        ) as nearness
    from reading
    inner join gap_of on reading.u.row_no = gap_of.row_u and (reading.method = 'applied') = gap_of.is_applied
    where reading.u.row_no in (select row_u from gap_of where best_gap > 0)
)

select
    u.row_no as row_u,
    x.row_no as row_x,
    b.row_no as row_b,
    method,
    rest_value,
    gap
from judged as j
where nearness = 1 and is_comparable and best_gap > 0
    -- both make up about the whole, shares more nearly than people: else one of them is of something else
    and case method
        when 'shared' then abs(u.value - rest_value) <= 100 * limit_of('complete_share')
        else may_be_one_here(u.value - rest_value + b.value, b.value)
    end
    -- those told with a cause ("menunggak 29.967 jiwa") are some of the rest, not all of it
    and not (u.is_part and u.high < rest_low)
    and not exists (
        from borne_out
        where borne_out.spot = u.spot and borne_out.indicator = u.indicator and borne_out.unit = u.unit and borne_out.most > u.value
    )
    -- a number told twice leaves the wrong rest once
    and not exists (
        from judged as other
        where other.nearness = 1 and other.is_comparable and other.best_gap > 0 and other.x.row_no = j.x.row_no
            and other.b.row_no is not distinct from j.b.row_no and repeats(j.u, other.u)
    )
;
-- told:
select
    'inside' as scope,
    u.region as region,
    u.region_code as region_code,
    u.indicator as indicator,
    u.unit as unit,
    gap,
    case u.unit when 'persen' then distance_points(gap) else distance_share(gap, u.value) end as distance,
    case when row_b is null then [member(u), member(x)] else [member(u), member(x), member(b)] end as members,
    case
        when u.unit = 'jiwa' and gap <= 10 then 'misprint'
        when u.indicator = 'inactive' then 'another base (members or inhabitants)'
        else 'misprint, or a base of another year'
    end as cause,
    opening_id(u)
    || case
        when row_b is null then '100 persen dikurangi ' || said_id(x) || ' menyisakan ' || number_id(rest_value) || case u.unit when 'persen' then ' persen' else '' end
        when method = 'applied' then 'sisa dari ' || said_id(x) || ' pada ' || said_id(b) || ' adalah '
            || number_id(round(rest_value))
        else said_id(b) || ' dikurangi ' || said_id(x) || ' menyisakan ' || number_id(rest_value) || case u.unit when 'persen' then ' persen' else '' end
    end || ', bukan ' || said_id(u) || '.' as explanation,
    opening_en(u)
    || case
        when row_b is null then '100 per cent less ' || said_en(x) || ' leaves ' || number_en(rest_value) || case u.unit when 'persen' then ' per cent' else '' end
        when method = 'applied' then 'what ' || said_en(x) || ' leaves of ' || said_en(b) || ' is '
            || number_en(round(rest_value))
        else said_en(b) || ' less ' || said_en(x) || ' leaves ' || number_en(rest_value) || case u.unit when 'persen' then ' per cent' else '' end
    end || ', not ' || said_en(u) || '.' as explanation_en
from pair_arithmetic_rest
inner join told as u on pair_arithmetic_rest.row_u = u.row_no
inner join told as x on pair_arithmetic_rest.row_x = x.row_no
left join told as b on pair_arithmetic_rest.row_b = b.row_no
