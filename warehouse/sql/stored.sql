-- As what did these texts (in_wanted) come? What was found in the text itself is left to be found again.
select
    article.article_id,
    revision.text,
    article.url,
    article.outlet,
    case when revision.published_basis = 'given' then revision.published::varchar end as published,
    case when not starts_with(ltrim(revision.text), revision.title) then revision.title end as title,
    revision.incomplete
from in_wanted
inner join revision using (revision_id)
inner join article using (article_key)
order by revision.revision_id
