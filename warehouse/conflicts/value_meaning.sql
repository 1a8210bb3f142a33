-- scope: both
-- again: numbers
-- needs: bool_or(indicator = 'registered') and bool_or(indicator = 'active')
-- Is one number called two things: members registered here, active members there?
-- Only numbers that nobody would hit on by chance, unless it is one article that says both of the same region and day.
with said_active as (
    select
        row_no, member_id, article_no, is_here, is_between, indicator, unit, value, first_day, last_day, is_dated,
        hash(region_key, unit, value) as number
    from statement
    where indicator = 'active' and status = 'actual' and segment is null and unit in ('jiwa', 'persen') and bound = 'exact'
),

said as (
    from said_active
    union all
    -- most are of values that nobody tells of active members
    select
        row_no, member_id, article_no, is_here, is_between, indicator, unit, value, first_day, last_day, is_dated,
        hash(region_key, unit, value) as number
    from statement
    where indicator = 'registered' and status = 'actual' and segment is null and unit in ('jiwa', 'persen') and bound = 'exact'
        and value in (select value from said_active)
),

said_between as (
    select * from said
    where is_between and is_dated
        and ((unit = 'persen' and value * 10 <> round(value * 10)) or (unit = 'jiwa' and value <> 100 * round(value / 100)))
),

pair as (
    select 'inside' as scope, a, b
    from (from said where is_here and indicator = 'registered' and not (unit = 'persen' and value >= 99.9)) as a
    inner join (from said where is_here and indicator = 'active') as b
        on a.article_no = b.article_no and a.number = b.number and same_time(a, b)
    union all
    select 'between' as scope, a, b
    from (from said_between where indicator = 'registered') as a
    inner join (from said_between where indicator = 'active') as b
        on a.number = b.number and a.article_no <> b.article_no
        and greatest(a.first_day - b.last_day, b.first_day - a.last_day) <= 31
        and (is_again(a.row_no) or is_again(b.row_no))
)

select scope, a.row_no as row_a, b.row_no as row_b
from pair
qualify row_number() over (
    partition by a.article_no, b.article_no, a.number order by a.member_id, b.member_id
) = 1
;
-- told:
select
    scope,
    a.region as region,
    a.region_code as region_code,
    a.indicator as indicator,
    a.unit as unit,
    0.0 as gap,
    1.0 as distance,
    [member(a), member(b)] as members,
    'members counted against registered' as cause,
    case when scope = 'inside'
        then opening_id(a) || 'angka yang sama disebut ' || said_id(a) || ' dan ' || said_id(b) || '.'
        else a.region || ': ' || said_id(a) || ' menurut ' || source_id(a) || ', tetapi angka yang sama adalah ' || said_id(b)
            || ' menurut ' || source_id(b) || '.'
    end as explanation,
    case when scope = 'inside'
        then opening_en(a) || 'the same number is called ' || said_en(a) || ' and ' || said_en(b) || '.'
        else a.region || ': ' || said_en(a) || ' according to ' || source_en(a) || ', but the same number is ' || said_en(b)
            || ' according to ' || source_en(b) || '.'
    end as explanation_en
from pair_value_meaning
inner join told as a on pair_value_meaning.row_a = a.row_no
inner join told as b on pair_value_meaning.row_b = b.row_no
