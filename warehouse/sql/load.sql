-- How does a batch of pages get into the warehouse?
-- in_page, in_figure, in_uhc_claim, in_slip and in_sketch are the batch; each page occurs once in it.
-- What the warehouse holds of these pages is taken out before (replace.sql), and only where there is any: that looks through
-- whole tables, which would make loading an archive slower with every batch.

create temp table if not exists copy_of (article_key varchar, copy_group_id varchar);

insert into touched_article
select article_key from in_page;

-- revisions: a text that was not seen before becomes the newest
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

-- outlets, with the host of the first page that has one, whatever batch it comes in
insert into outlet
select distinct outlet, null
from in_page
where outlet is not null and outlet not in (select outlet from outlet);

update outlet
set host = first_page.host
from (select outlet, arg_min(host, position) as host from in_page group by outlet) as first_page
where outlet.outlet = first_page.outlet and outlet.host is null;

-- what was read in the texts
insert into figure by name
select
    * replace (
        try_cast(first_day as date) as first_day, try_cast(last_day as date) as last_day
    ),
    false as superseded
from in_figure;

insert into uhc_claim by name
select
    * replace (
        try_cast(first_day as date) as first_day, try_cast(last_day as date) as last_day
    ),
    false as superseded
from in_uhc_claim;

insert into slip by name
select *, false as superseded from in_slip;

create or replace temp view numbered_sketch as
select number_of(revision_id) as text_no, hashes from in_sketch;

insert into sketch by name
from numbered_sketch;

-- those of a text one after the other: so its number takes next to no room
insert into sketch_lead by name
select text_no, unnest(lead_of(hashes)) as value from numbered_sketch;

-- kept aside too, for the search for reprints; of an archive of millions of texts no more than fits into memory with ease
insert into touched_sketch by name
from numbered_sketch
where (select count(*) from touched_sketch) < 100000;

insert into touched_figure
select distinct coalesce(region_code, region), indicator, unit, value, status = 'target'
from in_figure
where coalesce(region_code, region) is not null;

insert into touched_claim
select distinct coalesce(region_code, region), try_cast(first_day as date)
from in_uhc_claim
where coalesce(region_code, region) is not null;

delete from copy_of;
