-- scope: inside
-- Is a goal that still lies ahead also told as reached?
-- The same share stands for the present and for the goal, and the article does not say that the region reached UHC.
with pair as (
    select a, t
    from fact as a
    inner join fact as t
        on a.article_key = t.article_key and a.region_key = t.region_key and a.indicator = t.indicator and a.unit = t.unit
    where a.status = 'actual' and t.status = 'target' and a.unit = 'persen' and a.segment is null and t.segment is null
        and a.value = t.value and a.value = round(a.value) and a.bound = 'exact' and a.start_char <> t.start_char
        and a.value < 100
        and (t.target_year is null or a.published is null or year_of(t.target_year) >= year(a.published))
        and not exists (
            select 1 from claim where claim.article_key = a.article_key and claim.region_key = a.region_key and claim.reached
        )
        -- nor does a finer number say so
        and not exists (
            select 1
            from fact as f
            where f.article_key = a.article_key and f.region_key = a.region_key and f.indicator = a.indicator
                and f.unit = a.unit and f.segment is null and f.status = 'actual' and f.value > a.value
        )
)

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
from pair
qualify row_number() over (partition by a.article_key, a.region_key, a.indicator order by a.start_char, a.member_id, t.member_id) = 1
