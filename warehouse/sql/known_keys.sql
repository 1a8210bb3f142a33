-- Which texts, with what came along, did this version of the extractor read? (parameter: the version)
-- Keys of 16 bytes in their order; flows/engines/parts.py makes the same of a page.
select unhex(md5(revision_id || input_hash)) as key
from revision
where extractor_version = ?
order by key;
