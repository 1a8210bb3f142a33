-- Other articles that reprint the texts of a contradiction. Parameter: the contradiction's id.
select distinct
    copy.article_key,
    copy.article_id,
    copy.outlet,
    copy.url,
    copy.published::varchar as published
from conflict_member
inner join article using (article_key)
inner join copy_group as own using (copy_group_id)
inner join copy_group as other using (copy_group_id)
inner join article as copy on copy.article_key = other.article_key
where conflict_member.conflict_id = $1
    and copy.article_key not in (select article_key from conflict_member where conflict_id = $1)
order by published, copy.article_id
