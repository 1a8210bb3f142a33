-- scope: inside
-- needs: bool_or(unit = 'persen' and status = 'target')
-- Is a goal that still lies ahead also told as reached?
-- The same share stands for the present and for the goal, and the article does not say that the region reached UHC.
with share as (
    from here where unit = 'persen' and segment is null and indicator <> 'population' and article_no in (
        select article_no from here where unit = 'persen' and segment is null and status = 'target'
    )
),

pair as (
    select a, t
    from share as a
    inner join share as t on a.spot = t.spot and a.indicator = t.indicator
    where a.status = 'actual' and t.status = 'target' and a.value = t.value and a.value = round(a.value) and a.bound = 'exact'
        and a.start_char <> t.start_char and a.value < 100
        and (t.target_year is null or t.published is null or year_of(t.target_year) >= year(t.published))
        and not exists (
            from said_claim
            where said_claim.article_no = a.article_no and said_claim.region_key = a.region_key and said_claim.reached
        )
        -- nor does a finer number say so
        and not exists (
            from share as f
            where f.spot = a.spot and f.indicator = a.indicator and f.status = 'actual' and f.value > a.value
        )
)

select a.row_no as row_a, t.row_no as row_t
from pair
qualify row_number() over (partition by a.spot, a.indicator order by a.start_char, a.member_id, t.member_id) = 1
;
-- told:
select
    'inside' as scope,
    a.region as region,
    a.region_code as region_code,
    a.indicator as indicator,
    'persen' as unit,
    0.0 as gap,
    0.3 as distance,
    [member(a), member(t)] as members,
    'a goal taken for the present state' as cause,
    opening_id(a) || said_id(a) || ' disebut sudah tercapai, tetapi angka yang sama juga disebut masih target: ' || said_id(t)
    || '.' as explanation,
    opening_en(a) || said_en(a) || ' is told as reached, but the same number also as a goal still ahead: ' || said_en(t)
    || '.' as explanation_en
from pair_status_goal
inner join told as a on pair_status_goal.row_a = a.row_no
inner join told as t on pair_status_goal.row_t = t.row_no
