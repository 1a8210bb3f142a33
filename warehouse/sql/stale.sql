-- Which texts that count were read by another extractor, of pages that did not come again in this run (in_seen: those that did)?
select revision.revision_id
from revision
where
    revision.is_current
    and revision.extractor_version <> ?
    and revision.article_key not in (select article_key from in_seen)
order by revision.revision_id
