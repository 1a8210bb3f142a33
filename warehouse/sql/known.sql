-- Which of these pages need no reading? (in_key: the pages; parameter: version of the extractor)
select in_key.article_id
from in_key
inner join article using (revision_id, article_id)
inner join revision using (revision_id, input_hash)
where revision.is_current and revision.extractor_version = ?
