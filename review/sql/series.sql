-- Levels of all members in one region, with the interval each print stands for and the open contradictions it takes part in.
-- Parameters: the region's code or name; an indicator and a unit, null for all.
select
    figure.figure_id,
    figure.indicator,
    figure.unit,
    figure.value,
    figure.low,
    figure.high,
    figure.bound,
    figure.as_of,
    figure.first_day::varchar as first_day,
    figure.last_day::varchar as last_day,
    figure.quote,
    figure.status,
    figure.segment,
    article.article_key,
    article.article_id,
    article.outlet,
    article.published::varchar as published,
    coalesce(dispute.conflicts, []) as conflicts
from figure
inner join article on figure.revision_id = article.revision_id
left join (
    select member_id, list(conflict_id order by conflict_id) as conflicts
    from conflict_member
    inner join conflict using (conflict_id)
    where member_kind = 'figure' and conflict.status <> 'superseded'
    group by member_id
) as dispute on dispute.member_id = figure.figure_id
where (figure.region_code = $1 or figure.region = $1)
    and ($2 is null or figure.indicator = $2)
    and ($3 is null or figure.unit = $3)
order by figure.last_day nulls last, figure.indicator, figure.unit, figure.figure_id
