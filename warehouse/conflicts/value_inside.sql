-- scope: inside
-- needs: exists (from twice_told)
-- Does one article give two different values for the same thing at the same time?
-- Shares of active members are told apart by their base: they agree where the share registered turns one into the other.
with twice as (
    -- what an article tells with two values
    select article_no, topic
    from here
    where status = 'actual' and region_key <> '' and spot in (from twice_told)
    group by article_no, topic
    -- many values are those of a list or a series, told apart by what was not read
    having count(distinct value) between 2 and limit_of('readings')
),

counted as (
    -- shares told with their people: a level, also where it is that of a mark
    select spot, sentence_no from here
    where status = 'actual' and unit = 'jiwa' and indicator = 'registered' and segment is null and spot in (from twice_told)
),

said as (
    select
        *,
        is_mark(here) and (spot, sentence_no) not in (from counted) as is_bare_mark
    from here
    where status = 'actual' and region_key <> '' and spot in (from twice_told) and (article_no, topic) in (from twice)
),

pair as (
    select
        a,
        b,
        gap_between(a.low, a.high, b.low, b.high) as gap,
        -- two whole per cents: neither is the other rounded
        a.unit = 'persen' and a.bound = 'exact' and b.bound = 'exact' and a.value = round(a.value) and b.value = round(b.value)
        and a.segment is null as is_whole
    from said as a
    inner join said as b
        on a.article_no = b.article_no
        and a.topic = b.topic
        and a.is_dated = b.is_dated
        and near_time(a, b)
        and (a.start_char, a.member_id) < (b.start_char, b.member_id)
    where a.value <> b.value and may_be_one_here(a.value, b.value) and not is_told_as_all(a, b)
        -- two numbers of one sentence are told of two things, unless they are all but the same
        and (not same_sentence(a, b) or may_be_misprint(a.value, b.value))
        and not a.is_bare_mark and not b.is_bare_mark
),

share_registered_here as (
    from here
    where status = 'actual' and indicator = 'registered' and unit = 'persen' and segment is null
        and article_no in (select article_no from twice)
),

other_base as (
    select pair.a.row_no as row_a, pair.b.row_no as row_b
    from pair
    inner join share_registered_here as r on pair.a.spot = r.spot
    where pair.a.indicator in ('active', 'inactive') and pair.a.unit = 'persen'
        and gap_between(
            least(pair.a.value, pair.b.value) - 0.1, least(pair.a.value, pair.b.value) + 0.1,
            greatest(pair.a.low, pair.b.low) * r.low / 100, greatest(pair.a.high, pair.b.high) * r.high / 100
        ) = 0
)

select a.row_no as row_a, b.row_no as row_b, gap
from pair
where (gap > 0 or is_whole)
    -- rows of a list under one kind of members (civil servants, companies, classes I to III) are parts of it, not two readings;
    -- nor is the smaller number that a later sentence picks out of it ("Yang sudah dibayar 9.800 jiwa")
    and (
        a.segment is null
        or (not same_sentence(a, b) and not is_unnumbered_class(a.segment)
            and not (b.value < a.value and picks_some_out(b.sentence)))
    )
    -- who is not active for one cause is a part of all who are not: "… 431.220 nonaktif. Penyebabnya menunggak 238.114 jiwa, …"
    and not (b.is_part and (a.is_part or b.value < a.value))
    and not exists (from other_base where row_a = a.row_no and row_b = b.row_no)
    -- some in arrears, others not, and the sum of both: "56,1 juta nonaktif: 15,2 juta menunggak, 40,9 juta karena mutasi"
    and not exists (
        from said as c
        where c.article_no = a.article_no and c.topic = a.topic and c.unit = 'jiwa'
            and c.indicator in ('inactive', 'unregistered') and c.value < greatest(a.value, b.value)
            and c.row_no <> a.row_no and c.row_no <> b.row_no
            and gap_between(
                case when a.value < b.value then a.low else b.low end + c.low, case when a.value < b.value then a.high else b.high end + c.high,
                case when a.value < b.value then b.low else a.low end, case when a.value < b.value then b.high else a.high end
            ) = 0
    )
;
-- told:
select
    'inside' as scope,
    a.region as region,
    a.region_code as region_code,
    a.indicator as indicator,
    a.unit as unit,
    gap,
    case a.unit when 'persen' then distance_points(gap) else distance_share(gap, a.value) end as distance,
    [member(a), member(b)] as members,
    case
        when a.value >= 900 * b.value or b.value >= 900 * a.value then 'scale slip (ribu, juta)'
        when a.indicator in ('active', 'inactive') and a.unit = 'persen' then 'another base (members or inhabitants)'
        when gap = 0 then 'rounding, or a goal taken for the present state'
        else 'misprint, or another date'
    end as cause,
    source_id(a) || ': untuk ' || a.region || ' disebut ' || said_id(a) || ', tetapi juga ' || said_id(b) || '.' as explanation,
    source_en(a) || ': for ' || a.region || ' it says ' || said_en(a) || ', but also ' || said_en(b) || '.' as explanation_en
from pair_value_inside
inner join told as a on pair_value_inside.row_a = a.row_no
inner join told as b on pair_value_inside.row_b = b.row_no
