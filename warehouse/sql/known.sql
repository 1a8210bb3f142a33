-- Which of these pages need no reading? (in_key: the pages; parameter: version of the extractor)
-- Also a text that is not the newest one of its page: should it be that again, nothing has to be read for it.
select in_key.article_id
from in_key
inner join revision using (revision_id, input_hash)
where revision.extractor_version = ?
