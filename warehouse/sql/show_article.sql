-- One article, by the id it came with or by its key.
select
    article.article_key,
    article.article_id,
    article.url,
    article.outlet,
    article.published::varchar as published,
    article.published_basis,
    article.title,
    article.incomplete,
    revision.revision_no,
    revision.extractor_version,
    revision.text
from article
inner join revision using (revision_id)
where article.article_id = $1 or article.article_key = $1
order by article.article_key
limit 1
