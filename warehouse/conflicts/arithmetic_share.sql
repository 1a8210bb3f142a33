-- scope: inside
-- Does a per cent follow from the people and the base that the same article gives?
-- Registered people are a share of the inhabitants; active and inactive ones of the members or of the inhabitants; a kind of
-- members of either. Any reading that bears the per cent out will do; else the best one is quoted.
with share as (
    select * from fact where unit = 'persen' and status = 'actual'
        and indicator in ('registered', 'active', 'inactive', 'unregistered')
),

part as (
    select * from fact where unit = 'jiwa' and status = 'actual'
        and indicator in ('registered', 'active', 'inactive', 'unregistered')
),

base as (
    select
        article_key,
        region_key,
        indicator as kind,
        low,
        high,
        value,
        first_day,
        last_day,
        start_char,
        0.0 as slack,
        [member(fact)] as members,
        said_id(fact) as said_in_indonesian,
        said_en(fact) as said_in_english
    from fact
    where unit = 'jiwa' and status = 'actual' and segment is null and indicator in ('population', 'registered')
    union all
    -- the population that the members and their share imply
    select
        c.article_key,
        c.region_key,
        'implied' as kind,
        100 * c.low / p.high as low,
        100 * c.high / greatest(p.low, 0.01) as high,
        100 * c.value / greatest(p.value, 0.01) as value,
        c.first_day,
        c.last_day,
        c.start_char,
        limit_of('implied_points') as slack,
        [member(c), member(p)] as members,
        number_id(round(100 * c.value / greatest(p.value, 0.01))) || ' penduduk (tersirat dari ' || said_id(c) || ' dan '
        || said_id(p) || ')' as said_in_indonesian,
        number_en(round(100 * c.value / greatest(p.value, 0.01))) || ' inhabitants (implied by ' || said_en(c) || ' and '
        || said_en(p) || ')' as said_in_english
    from part as c
    inner join share as p
        on c.article_key = p.article_key and c.region_key = p.region_key and c.indicator = p.indicator and same_time(c, p)
    where c.indicator = 'registered' and c.segment is null and p.segment is null
),

reading as (
    select
        p,
        c,
        b,
        100 * c.low / greatest(b.high, 1) as share_low,
        100 * c.high / greatest(b.low, 1) as share_high,
        100 * c.value / greatest(b.value, 1) as share_value
    from share as p
    inner join part as c
        on p.article_key = c.article_key and p.region_key = c.region_key and p.indicator = c.indicator
        and p.segment is not distinct from c.segment
    inner join base as b
        on p.article_key = b.article_key and p.region_key = b.region_key
        and case
            when p.segment is not null then true
            when p.indicator in ('active', 'inactive') then true
            else b.kind = 'population'
        end
    -- of a kind of members only a number beside its per cent
    where p.segment is null or (p.indicator = 'registered' and abs(p.start_char - c.start_char) <= limit_of('beside_chars'))
),

measured as (
    select
        *,
        greatest(gap_between(p.low, p.high, share_low, share_high) - limit_of('cut_points') - b.slack
            - case when near_time(p, c) then limit_of('drift_points_a_month') * days_between(p, c) / 30.4 else 0 end, 0) as gap,
        near_time(p, c) and days_between(p, b) <= limit_of('base_days') as is_comparable
    from reading
),

judged as (
    select
        *,
        min(gap) over (partition by p.member_id) as best_gap,
        row_number() over (
            partition by p.member_id
            order by is_comparable desc, b.kind = 'implied', gap, same_time(p, b) desc, chars_between(p, c) + chars_between(p, b),
                c.member_id, b.members
        ) as nearness
    from measured
)

select
    'inside' as scope,
    p.region as region,
    p.region_code as region_code,
    p.indicator as indicator,
    'persen' as unit,
    gap,
    distance_points(gap) as distance,
    list_concat([member(p), member(c)], b.members) as members,
    case
        when share_value > 300 or share_value < 0.3 then 'scale slip'
        when p.indicator <> 'registered' or p.segment is not null then 'another base (members or inhabitants)'
        when gap < 1 then 'rounding, or a base of another year'
        else 'misprint, or a base of another year'
    end as cause,
    opening_id(p) || said_id(c) || ' dari ' || b.said_in_indonesian || ' adalah ' || number_id(share_value)
    || ' persen, bukan ' || said_id(p) || '.' as explanation,
    opening_en(p) || said_en(c) || ' of ' || b.said_in_english || ' is ' || number_en(share_value)
    || ' per cent, not ' || said_en(p) || '.' as explanation_en
from judged
where nearness = 1 and is_comparable and best_gap > 0
    -- a kind of members may be counted against its own people: only a near miss is a contradiction
    and (p.segment is null or share_value between p.value / 1.25 and p.value * 1.25)
