-- Look at every article and every region again.
insert into touched_article
select article_key from article;

insert into touched_region
select distinct coalesce(region_code, region) from figure where coalesce(region_code, region) is not null
union
select distinct coalesce(region_code, region) from uhc_claim;
