-- scope: inside
-- needs: bool_or(indicator in ('needed', 'needed_active'))
-- Does the gap to a target follow from the target and from where coverage stands?
-- The target is the article's own (any it names), or the share that makes UHC; where none bears the gap out, the article's own is
-- quoted.
with said as not materialized (
    -- nothing but what is compared: it is read of all statements
    select
        row_no, member_id, article_no, spot, indicator, unit, status, value, low, high, first_day, last_day, is_dated, start_char
    from here
    where segment is null and unit in ('jiwa', 'persen')
),

gap_said as (
    from said where indicator in ('needed', 'needed_active') and status in ('actual', 'target')
),

goal as (
    select article_no, value, indicator, max(is_own) as is_own
    from (
        select article_no, value, case indicator when 'active' then 'needed_active' else 'needed' end as indicator, true as is_own
        from here
        where status in ('target', 'criterion') and unit = 'persen' and segment is null and indicator in ('registered', 'active')
            and article_no in (select article_no from gap_said)
        union all
        select g.article_no, threshold.value, 'needed', false
        from gap_said as g
        cross join threshold
        where threshold.name = 'uhc_percent'
    )
    group by article_no, value, indicator
),

stand as (
    from said
    where status = 'actual' and indicator in ('registered', 'active', 'population')
        and spot in (select spot from gap_said)
),

gap_from as (
    -- each gap with a goal and with where coverage stands
    select
        g,
        x,
        goal.value as goal,
        goal.is_own,
        chars_between(g, x) as chars
    from gap_said as g
    inner join goal using (article_no, indicator)
    inner join stand as x
        on g.spot = x.spot
        and x.indicator = case g.indicator when 'needed' then 'registered' else 'active' end
        -- a gap without a date beside dated levels is one of another time (a headline linked to)
        and (g.status = 'target' or g.is_dated = x.is_dated)
),

gap_of_base as (
    -- the same with the people that the goal is a share of
    select
        g,
        x,
        b,
        goal,
        is_own,
        chars + chars_between(g, b) as chars
    from gap_from
    inner join stand as b
        on g.spot = b.spot and b.unit = 'jiwa'
        and b.indicator in ('population', 'registered')
    where g.unit = 'jiwa'
),

in_points as (
    select
        g,
        x,
        null as b,
        goal,
        is_own,
        goal - x.high as gap_low,
        goal - x.low as gap_high,
        goal - x.value as gap_value,
        chars
    from gap_from
    where g.unit = 'persen' and x.unit = 'persen'
),

to_count as (
    -- a goal that is itself a number of people, less those there are
    select
        g,
        x,
        null as b,
        t.value as goal,
        true as is_own,
        t.low - x.high as gap_low,
        t.high - x.low as gap_high,
        t.value - x.value as gap_value,
        chars_between(g, x) as chars
    from gap_said as g
    inner join here as t
        on g.spot = t.spot and t.unit = 'jiwa' and t.status = 'target'
        and t.segment is null and t.indicator = case g.indicator when 'needed' then 'registered' else 'active' end
    inner join stand as x
        on g.spot = x.spot and x.unit = 'jiwa' and x.indicator = t.indicator
    where g.unit = 'jiwa'
),

in_people as (
    -- target share of the base, less those there are; the base is said, or follows from people and per cent
    select
        g,
        x,
        b,
        goal,
        is_own,
        goal / 100 * b.low - x.high as gap_low,
        goal / 100 * b.high - x.low as gap_high,
        goal / 100 * b.value - x.value as gap_value,
        chars
    from gap_of_base
    where x.unit = 'jiwa' and (b.indicator = 'population' or g.indicator = 'needed_active')
),

from_share as (
    -- target share less the present one, of the base
    select
        g,
        x,
        b,
        goal,
        is_own,
        (goal - x.high) / 100 * b.low as gap_low,
        (goal - x.low) / 100 * b.high as gap_high,
        (goal - x.value) / 100 * b.value as gap_value,
        chars
    from gap_of_base
    where x.unit = 'persen' and (b.indicator = 'population' or g.indicator = 'needed_active')
),

from_members as (
    -- the same with the base that the members and their share imply
    select
        g,
        x,
        b,
        goal,
        is_own,
        (goal - x.high) * b.low / r.high as gap_low,
        (goal - x.low) * b.high / greatest(r.low, 0.01) as gap_high,
        (goal - x.value) * b.value / greatest(r.value, 0.01) as gap_value,
        chars
    from gap_of_base
    inner join stand as r
        on g.spot = r.spot and r.unit = 'persen'
        and r.indicator = 'registered' and same_time(r, b)
    where x.unit = 'persen' and b.indicator = 'registered'
),

reading as (
    -- a person more or less is rounding
    select
        *,
        greatest(gap_between(g.low, g.high, gap_low, gap_high) - case g.unit when 'jiwa' then 1 else 0 end, 0) as gap
    from (from in_points union all from to_count union all from in_people union all from from_share union all from from_members)
),

judged as (
    select
        *,
        min(gap) over (partition by g.member_id) as best_gap,
        row_number() over (
            partition by g.member_id order by days_between(g, x), is_own desc, gap, chars, x.member_id, b.member_id, goal
        ) as nearness
    from reading
)

select
    g.row_no as row_g,
    x.row_no as row_x,
    b.row_no as row_b,
    goal,
    gap,
    gap_value
from judged
where nearness = 1 and best_gap > 0 and gap_value > 0 and days_between(g, x) <= 31
;
-- told:
select
    'inside' as scope,
    g.region as region,
    g.region_code as region_code,
    g.indicator as indicator,
    g.unit as unit,
    gap,
    case g.unit when 'persen' then distance_points(gap) else distance_share(gap, g.value) end as distance,
    case when row_b is null then [member(g), member(x)] else [member(g), member(x), member(b)] end as members,
    'the gap counts from another base, date or target' as cause,
    opening_id(g) || 'menurut ' || said_id(x) || coalesce(' dan ' || said_id(b), '') || ', untuk mencapai ' || number_id(goal)
    || case when goal > 150 then ' jiwa' else ' persen' end || ' masih kurang '
    || case g.unit when 'persen' then number_id(round(gap_value, 2)) || ' poin' else number_id(round(gap_value)) || ' jiwa' end
    || ', bukan ' || said_id(g) || '.' as explanation,
    opening_en(g) || 'going by ' || said_en(x) || coalesce(' and ' || said_en(b), '') || ', reaching ' || number_en(goal)
    || case when goal > 150 then ' people' else ' per cent' end || ' takes '
    || case g.unit when 'persen' then number_en(round(gap_value, 2)) || ' points' else number_en(round(gap_value)) || ' people' end
    || ' more, not ' || said_en(g) || '.' as explanation_en
from pair_arithmetic_needed
inner join told as g on pair_arithmetic_needed.row_g = g.row_no
inner join told as x on pair_arithmetic_needed.row_x = x.row_no
left join told as b on pair_arithmetic_needed.row_b = b.row_no
