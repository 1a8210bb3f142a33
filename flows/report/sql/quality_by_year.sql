-- What is wanting in the articles of each year of publication, the newest first.
with

figures as (
    select
        article_key,
        count(*) as figures,
        count(*) filter (where as_of is null) as undated,
        count(*) filter (where region is null) as unplaced
    from figure
    where not superseded
    group by article_key
),

slips as (
    select article_key, count(*) as slips from slip where not superseded group by article_key
)

select
    year(published) as year,
    count(*) as articles,
    coalesce(sum(figures), 0)::bigint as figures,
    coalesce(sum(undated), 0)::bigint as undated,
    coalesce(sum(unplaced), 0)::bigint as unplaced,
    coalesce(sum(slips), 0)::bigint as slips,
    count(*) filter (where incomplete) as incomplete
from article
left join figures using (article_key)
left join slips using (article_key)
group by year
order by year desc nulls last
