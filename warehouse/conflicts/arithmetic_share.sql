-- scope: inside
-- needs: bool_or(unit = 'persen') and bool_or(unit = 'jiwa')
-- Does a per cent follow from the people and the base that the same article gives?
-- Registered people are a share of the inhabitants; active and inactive ones of the members or of the inhabitants; a kind of
-- members of either. Any reading that bears the per cent out will do; else the best one is quoted.
with said as not materialized (
    from here where status = 'actual' and unit in ('jiwa', 'persen')
),

share as (
    from said where unit = 'persen' and indicator in ('registered', 'active', 'inactive', 'unregistered')
),

part as (
    from said where unit = 'jiwa' and indicator in ('registered', 'active', 'inactive', 'unregistered')
),

base as (
    select
        spot,
        indicator as kind,
        low,
        high,
        value,
        first_day,
        last_day,
        start_char,
        0.0 as slack,
        row_no as row_b,
        null::bigint as row_b2
    from said
    where unit = 'jiwa' and segment is null and indicator in ('population', 'registered')
    union all
    -- the population that the members and their share imply
    select
        c.spot,
        'implied' as kind,
        100 * c.low / p.high as low,
        100 * c.high / greatest(p.low, 0.01) as high,
        100 * c.value / greatest(p.value, 0.01) as value,
        c.first_day,
        c.last_day,
        c.start_char,
        limit_of('implied_points') as slack,
        c.row_no as row_b,
        p.row_no as row_b2
    from part as c
    inner join share as p on c.spot = p.spot and c.indicator = p.indicator and same_time(c, p)
    where c.indicator = 'registered' and c.segment is null and p.segment is null
        -- a base for other shares than the one it follows from
        and c.spot in (select spot from share where indicator in ('active', 'inactive') or segment is not null)
),

reading as (
    select
        p.row_no as row_p,
        c.row_no as row_c,
        b.row_b,
        b.row_b2,
        p.segment is not null as is_segment,
        p.value,
        is_mark(p) as is_mark,
        100 * c.value / greatest(b.value, 1) as share_value,
        greatest(
            gap_between(p.low, p.high, 100 * c.low / greatest(b.high, 1), 100 * c.high / greatest(b.low, 1))
            - limit_of('cut_points') - b.slack
            - case when near_time(p, c) then limit_of('drift_points_a_month') * days_between(p, c) / 30.4 else 0 end, 0
        ) as gap,
        near_time(p, c) and days_between(p, b) <= limit_of('base_days') as is_comparable,
        b.kind = 'implied' as is_implied,
        same_time(p, b) as is_same_time,
        same_sentence(p, c) as is_one_sentence,
        chars_between(p, c) + chars_between(p, b) as chars
    from share as p
    inner join part as c
        on p.spot = c.spot and p.indicator = c.indicator and p.segment is not distinct from c.segment
    inner join base as b on p.spot = b.spot
    where (p.segment is not null or p.indicator in ('active', 'inactive') or b.kind = 'population')
        -- of a kind of members only a number beside its per cent
        and (p.segment is null or (p.indicator = 'registered' and abs(p.start_char - c.start_char) <= limit_of('beside_chars')))
),

wrong as (
    -- those of which some reading bears the per cent out are done with
    select row_p
    from reading
    group by row_p
    having min(gap) > 0
),

suspect as (
    select row_p, row_c, row_b, row_b2, is_segment, is_mark, value, share_value, gap, is_comparable, is_implied, is_same_time, is_one_sentence, chars
    from reading
    where row_p in (from wrong)
),

named as (
    select row_no, member_id from statement where row_no in (
        select row_c from suspect union select row_b from suspect union select row_b2 from suspect
    )
),

judged as (
    select
        suspect.*,
        row_number() over (
            partition by row_p
            order by is_comparable desc, is_implied, gap, is_same_time desc, chars, c.member_id, b.member_id,
                b2.member_id nulls first
        ) as nearness
    from suspect
    inner join named as c on suspect.row_c = c.row_no
    inner join named as b on suspect.row_b = b.row_no
    left join named as b2 on suspect.row_b2 = b2.row_no
)

select row_p, row_c, row_b, row_b2, share_value, gap
from judged
where nearness = 1 and is_comparable
    -- a kind of members may be counted against its own people: only a near miss is a contradiction
    and (not is_segment or may_be_one_here(value, share_value))
    -- told as one they contradict each other however far apart; told elsewhere in the text only where a misprint, a rounding or
    -- another base may part them: a mark to be reached, or a share far off, is of something else
    and (is_one_sentence or (may_be_one_here(value, share_value) and not is_mark))
    -- the rest of the share told as the share: what is wrong is what it was taken for
    and not (abs(100 - value - share_value) <= 1 and abs(value - share_value) > 5)
;
-- told:
with stated as (
    select
        p,
        c,
        b,
        b2,
        row_b2,
        share_value,
        gap,
        case when row_b2 is null then said_id(b)
            else number_id(round(100 * b.value / greatest(b2.value, 0.01))) || ' penduduk (tersirat dari ' || said_id(b) || ' dan '
                || said_id(b2) || ')' end as base_id,
        case when row_b2 is null then said_en(b)
            else number_en(round(100 * b.value / greatest(b2.value, 0.01))) || ' inhabitants (implied by ' || said_en(b) || ' and '
                || said_en(b2) || ')' end as base_en
    from pair_arithmetic_share
    inner join told as p on pair_arithmetic_share.row_p = p.row_no
    inner join told as c on pair_arithmetic_share.row_c = c.row_no
    inner join told as b on pair_arithmetic_share.row_b = b.row_no
    left join told as b2 on pair_arithmetic_share.row_b2 = b2.row_no
)

select
    'inside' as scope,
    p.region as region,
    p.region_code as region_code,
    p.indicator as indicator,
    'persen' as unit,
    gap,
    distance_points(gap) as distance,
    case when row_b2 is null then [member(p), member(c), member(b)] else [member(p), member(c), member(b), member(b2)] end
        as members,
    case
        when share_value > 300 or share_value < 0.3 then 'scale slip'
        when p.indicator <> 'registered' or p.segment is not null then 'another base (members or inhabitants)'
        when gap < 1 then 'rounding, or a base of another year'
        else 'misprint, or a base of another year'
    end as cause,
    opening_id(p) || said_id(c) || ' dari ' || base_id || ' adalah ' || number_id(share_value)
    || ' persen, bukan ' || said_id(p) || '.' as explanation,
    opening_en(p) || said_en(c) || ' of ' || base_en || ' is ' || number_en(share_value)
    || ' per cent, not ' || said_en(p) || '.' as explanation_en
from stated
