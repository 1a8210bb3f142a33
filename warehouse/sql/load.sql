-- How does a batch of pages get into the warehouse?
-- in_page, in_figure, in_uhc_claim, in_slip and in_sketch are the batch; each page occurs once in it.
-- Whatever is loaded twice ends up the same: rows of a revision are replaced, never doubled.

-- articles touched by this run, with the regions they spoke of before the batch: these contradictions are stale
insert into touched_region
select distinct coalesce(said.region_code, said.region)
from (
    select region_code, region, article_key from figure
    union all
    select region_code, region, article_key from uhc_claim
) as said
where said.article_key in (select article_key from in_page) and coalesce(said.region_code, said.region) is not null;

insert into touched_article
select article_key from in_page;

-- revisions: a text seen before is updated in place, another text becomes the newest
update revision
set
    is_current = (revision.revision_id = page.revision_id),
    input_hash = case when revision.revision_id = page.revision_id then page.input_hash else revision.input_hash end,
    extractor_version = case
        when revision.revision_id = page.revision_id then page.extractor_version else revision.extractor_version
    end,
    published = case
        when revision.revision_id = page.revision_id then try_cast(page.published as date) else revision.published
    end,
    published_basis = case
        when revision.revision_id = page.revision_id then page.published_basis else revision.published_basis
    end,
    title = case when revision.revision_id = page.revision_id then page.title else revision.title end,
    incomplete = case when revision.revision_id = page.revision_id then page.incomplete else revision.incomplete end
from in_page as page
where revision.article_key = page.article_key;

insert into revision by name
select
    page.revision_id,
    page.article_key,
    1 + coalesce((select max(revision_no) from revision as old where old.article_key = page.article_key), 0) as revision_no,
    page.content_hash,
    page.input_hash,
    page.extractor_version,
    true as is_current,
    try_cast(page.published as date) as published,
    page.published_basis,
    page.title,
    page.text,
    page.incomplete
from in_page as page
where page.revision_id not in (select revision_id from revision)
order by page.position;

-- articles
create or replace temp table copy_of as
select article_key, copy_group_id from article where article_key in (select article_key from in_page);

delete from article where article_key in (select article_key from in_page);

insert into article by name
select
    page.article_key,
    page.article_id,
    page.url,
    page.canonical_url,
    page.outlet,
    try_cast(page.published as date) as published,
    page.published_basis,
    page.title,
    page.revision_id,
    coalesce(copy_of.copy_group_id, page.article_key) as copy_group_id,
    page.incomplete
from in_page as page
left join copy_of using (article_key)
order by page.position;

insert into outlet
select outlet, min(host)
from in_page
where outlet is not null and outlet not in (select outlet from outlet)
group by outlet;

-- what was read in the texts
delete from figure where revision_id in (select revision_id from in_page);

update figure
set superseded = true
where article_key in (select article_key from in_page) and not superseded;

insert into figure by name
select
    * replace (
        try_cast(first_day as date) as first_day, try_cast(last_day as date) as last_day
    ),
    false as superseded
from in_figure;

delete from uhc_claim where revision_id in (select revision_id from in_page);

update uhc_claim
set superseded = true
where article_key in (select article_key from in_page) and not superseded;

insert into uhc_claim by name
select
    * replace (
        try_cast(first_day as date) as first_day, try_cast(last_day as date) as last_day
    ),
    false as superseded
from in_uhc_claim;

delete from slip where revision_id in (select revision_id from in_page);

update slip
set superseded = true
where article_key in (select article_key from in_page) and not superseded;

insert into slip by name
select *, false as superseded from in_slip;

delete from sketch where revision_id in (select revision_id from in_page);

insert into sketch by name
select * from in_sketch;

insert into touched_region
select distinct coalesce(said.region_code, said.region)
from (
    select region_code, region from in_figure
    union all
    select region_code, region from in_uhc_claim
) as said
where coalesce(said.region_code, said.region) is not null;
