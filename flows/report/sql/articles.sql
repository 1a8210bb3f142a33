-- The newest text of each article.
select article_key, revision_id, coalesce(region_codes, []) as regions
from article
left join (
    select revision_id, list(distinct coalesce(region_code, region)) as region_codes
    from figure where region is not null group by revision_id
) using (revision_id)
