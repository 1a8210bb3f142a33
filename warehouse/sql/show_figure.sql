-- One figure with the article it stands in. Parameter: figure_id.
select
    figure.* exclude (revision_id, first_day, last_day, start_char, end_char),
    figure.first_day::varchar as first_day,
    figure.last_day::varchar as last_day,
    figure.start_char as start,
    figure.end_char as "end",
    article.article_id,
    article.outlet,
    article.published::varchar as published,
    article.title,
    article.url
from figure
inner join article using (article_key)
where figure.figure_id = $1
