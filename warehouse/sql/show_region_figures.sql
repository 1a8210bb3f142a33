-- The figures on one region, the newest first. Parameter: its code.
select
    figure.* exclude (revision_id, article_key, superseded, first_day, last_day, start_char, end_char),
    figure.first_day::varchar as first_day,
    figure.last_day::varchar as last_day,
    figure.start_char as start,
    figure.end_char as "end",
    article.article_id,
    article.outlet,
    article.published::varchar as published
from figure
inner join article on figure.revision_id = article.revision_id
where figure.region_code = $1 and not figure.superseded
order by figure.last_day desc nulls last, figure.indicator, figure.unit, figure.figure_id
