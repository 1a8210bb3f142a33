-- scope: inside
-- Do the kinds of members add up to all members?
-- Only where the list looks complete: three kinds or more whose sum is near the total, and where the sum falls short of it,
-- all five kinds, or the last told as the rest ("selebihnya"). The total is said, or follows from the inhabitants (less those not registered, or times the share). A list
-- in which one row is part of another (PBI over PBI APBN) fits when it does without that row.
with said as (
    select * from fact where status = 'actual' and segment is null and unit in ('jiwa', 'persen')
        and indicator in ('registered', 'active', 'population', 'unregistered')
),

total as (
    select
        t.article_key,
        t.region_key,
        t.indicator,
        t.low,
        t.high,
        t.value,
        [member(t)] as members,
        said_id(t) as said_in_indonesian,
        said_en(t) as said_in_english,
        0 as steps,
        t.first_day,
        t.last_day
    from said as t
    where t.unit = 'jiwa' and t.indicator in ('registered', 'active') and t.bound <> 'over' and t.bound <> 'under'
    union all
    select
        b.article_key,
        b.region_key,
        'registered' as indicator,
        b.low - u.high as low,
        b.high - u.low as high,
        b.value - u.value as value,
        [member(b), member(u)] as members,
        number_id(b.value - u.value) || ' (' || said_id(b) || ' dikurangi ' || said_id(u) || ')' as said_in_indonesian,
        number_en(b.value - u.value) || ' (' || said_en(b) || ' less ' || said_en(u) || ')' as said_in_english,
        1 as steps,
        u.first_day,
        u.last_day
    from said as b
    inner join said as u
        on b.article_key = u.article_key and b.region_key = u.region_key and u.indicator = 'unregistered' and u.unit = 'jiwa'
    where b.indicator = 'population' and b.unit = 'jiwa' and days_between(b, u) <= limit_of('base_days')
    union all
    select
        b.article_key,
        b.region_key,
        p.indicator,
        b.low * p.low / 100 as low,
        b.high * p.high / 100 as high,
        b.value * p.value / 100 as value,
        [member(b), member(p)] as members,
        number_id(round(b.value * p.value / 100)) || ' (' || said_id(p) || ' dari ' || said_id(b) || ')' as said_in_indonesian,
        number_en(round(b.value * p.value / 100)) || ' (' || said_en(p) || ' of ' || said_en(b) || ')' as said_in_english,
        2 as steps,
        p.first_day,
        p.last_day
    from said as b
    inner join said as p
        on b.article_key = p.article_key and b.region_key = p.region_key and p.indicator = 'registered' and p.unit = 'persen'
    where b.indicator = 'population' and b.unit = 'jiwa' and same_time(b, p)
),

part as (
    select
        *,
        case
            when segment in ('PBI', 'PBI APBN') then 'PBI'
            when segment in ('PBI APBD', 'PPU', 'PBPU', 'BP') then segment
        end as main_kind
    from fact
    where unit = 'jiwa' and status = 'actual' and segment is not null
        -- classes I to III are parts of the kinds that pay for themselves, not kinds beside them
        and not regexp_matches(lower(segment), '^other: .*kelas')
),

summed as (
    select
        t,
        count(*) as parts,
        count(distinct p.main_kind) as kinds,
        bool_or(is_told_as_rest(p)) as is_whole,
        sum(p.low) as sum_low,
        sum(p.high) as sum_high,
        sum(p.value) as sum_value,
        list(p order by p.start_char, p.member_id) as list_of_parts
    from total as t
    inner join part as p
        on t.article_key = p.article_key and t.region_key = p.region_key and t.indicator = p.indicator
        and days_between(t, p) <= 31
    group by t
    having count(*) between 3 and 20
),

judged as (
    select
        *,
        greatest(gap_between(t.low, t.high, sum_low, sum_high) - case t.steps when 2 then limit_of('cut_points') / 100 * t.value
            else 0 end, 0) as gap,
        len(list_filter(
            list_of_parts, lambda p: gap_between(t.low, t.high, sum_low - p.low, sum_high - p.high) = 0
        )) > 0 as fits_without_one
    from summed
)

select
    'inside' as scope,
    list_of_parts[1].region as region,
    list_of_parts[1].region_code as region_code,
    t.indicator as indicator,
    'jiwa' as unit,
    gap,
    distance_share(gap, t.value) as distance,
    list_concat(t.members, [member(p) for p in list_of_parts]) as members,
    case when sum_value < t.value and kinds < 5 then 'a kind of members left out, or a misprint'
        else 'misprint in one of the parts or in the total' end as cause,
    opening_id(list_of_parts[1]) || parts || ' segmen berjumlah ' || number_id(sum_value) || ', bukan '
    || t.said_in_indonesian || '.' as explanation,
    opening_en(list_of_parts[1]) || parts || ' kinds of members add up to ' || number_en(sum_value) || ', not '
    || t.said_in_english || '.' as explanation_en
from judged
where gap > 0 and abs(sum_value - t.value) <= limit_of('complete_share') * t.value and (sum_value > t.value or kinds = 5 or is_whole)
qualify row_number() over (partition by t.article_key, t.region_key, t.indicator order by t.steps, gap, t.members) = 1
    and not bool_or(gap = 0 or fits_without_one) over (partition by t.article_key, t.region_key, t.indicator)
