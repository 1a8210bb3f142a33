-- One article by its key, as its newest text says. Parameter: the key.
select
    article.article_key,
    article.article_id,
    article.url,
    article.outlet,
    article.published::varchar as published,
    article.published_basis,
    article.title,
    article.revision_id,
    revision.revision_no,
    revision.text
from article
inner join revision using (revision_id)
where article.article_key = $1
