-- The figures that take part in what was found (wanted), with all their words but the sentence. An open interval reaches to
-- infinity, an unknown day to the ends of time.

-- rows and articles first: nothing of the others is read, nor what no rule tells (sentences are most of the table)
create or replace temp table told_figure as
select * exclude (revision_id, end_char, sentence, program, rules), rowid as row_no
from figure
where rowid in (select row_no from wanted);

create or replace temp table told_article as
select article_key, article_id, outlet, published, copy_group_id
from article
where article_key in (select article_key from told_figure);

create or replace temp view every_told as
select
    'figure' as member_kind,
    figure.row_no,
    figure.figure_id as member_id,
    figure.article_key,
    article.article_id,
    coalesce(article.outlet, article.article_id) as outlet,
    article.published,
    article.copy_group_id,
    figure.indicator,
    figure.unit,
    figure.value,
    figure.bound,
    least_value(figure) as low,
    greatest_value(figure) as high,
    coalesce(figure.region_code, figure.region, '') as region_key,
    figure.region,
    figure.region_code,
    figure.status,
    figure.target_year,
    figure.as_of,
    figure.as_of_basis,
    coalesce(figure.first_day, date '0001-01-01') as first_day,
    coalesce(figure.last_day, date '9999-12-31') as last_day,
    figure.first_day is not null as is_dated,
    figure.segment,
    figure.quote,
    figure.start_char,
    figure.origin,
    is_plausible_for(figure, reference.residents) as is_plausible,
    concat_ws(
        '|', figure.indicator, figure.unit, figure.value, figure.bound, coalesce(figure.region_code, figure.region, ''),
        figure.status, coalesce(figure.target_year, ''), coalesce(figure.as_of, ''), coalesce(figure.segment, '')
    ) as slots
from told_figure as figure
inner join told_article as article using (article_key)
left join (
    select code, arg_max(population, year) as residents from population group by code
) as reference on figure.region_code = reference.code
where not figure.superseded;

create or replace temp table told as
select
    *,
    said_in_indonesian(figure_found) as said_id,
    said_in_english(figure_found) as said_en,
    source_in_indonesian(figure_found) as source_id,
    source_in_english(figure_found) as source_en
from (from every_told) as figure_found;
