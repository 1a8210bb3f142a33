-- level: fail
-- Has every article exactly one newest revision, and do only its figures count?
select article.article_key, count(revision.revision_id) filter (where revision.is_current) as newest
from article
left join revision using (article_key)
group by article.article_key
having count(revision.revision_id) filter (where revision.is_current) <> 1
union all
select figure.article_key, 0
from figure
inner join revision using (revision_id)
where figure.superseded = revision.is_current
