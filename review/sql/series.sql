-- Levels of all members in one region, with the interval each print stands for and the open contradictions it takes part in.
-- Parameters: the region's code or name; an indicator and a unit, null for all.
with own as materialized (
    select *
    from figure
    where (region_code = $1 or region = $1)
        and ($2 is null or indicator = $2)
        and ($3 is null or unit = $3)
),

dispute as (
    select conflict_member.member_id, list(conflict.conflict_id order by conflict.conflict_id) as conflicts
    from conflict_member
    inner join conflict using (conflict_id)
    where conflict_member.member_id in (select figure_id from own) and conflict.status <> 'superseded'
    group by conflict_member.member_id
)

select
    own.figure_id,
    own.indicator,
    own.unit,
    own.value,
    own.low,
    own.high,
    own.bound,
    own.as_of,
    own.first_day::varchar as first_day,
    own.last_day::varchar as last_day,
    own.quote,
    own.status,
    own.segment,
    article.article_key,
    article.article_id,
    article.outlet,
    article.published::varchar as published,
    coalesce(dispute.conflicts, []) as conflicts
from own
inner join article on own.revision_id = article.revision_id
left join dispute on dispute.member_id = own.figure_id
order by own.last_day nulls last, own.indicator, own.unit, own.figure_id
