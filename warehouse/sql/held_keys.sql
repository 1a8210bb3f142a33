-- Which addresses are those of an article?
-- Keys of 16 bytes in their order; flows/engines/parts.py makes the same of an address.
select unhex(md5(canonical_url)) as key
from article
where canonical_url is not null
order by key;
