-- What does the warehouse hold of a batch of pages already?
-- It makes room for load.sql: rows of a text that is read again are taken out, those of another text of the page are marked as
-- superseded. in_page is the batch.

-- what these articles said before the batch: contradictions that turn on it are stale
insert into touched_figure
from numbers_said_by('in_page');

insert into touched_claim
from claims_made_by('in_page');

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

-- articles
create temp table if not exists copy_of (article_key varchar, copy_group_id varchar);

insert into copy_of
select article_key, copy_group_id from article where article_key in (select article_key from in_page);

delete from article where article_key in (select article_key from in_page);

-- what was read in the texts
delete from figure where revision_id in (select revision_id from in_page);

update figure
set superseded = true
where article_key in (select article_key from in_page) and not superseded;

delete from uhc_claim where revision_id in (select revision_id from in_page);

update uhc_claim
set superseded = true
where article_key in (select article_key from in_page) and not superseded;

delete from slip where revision_id in (select revision_id from in_page);

update slip
set superseded = true
where article_key in (select article_key from in_page) and not superseded;

delete from sketch where text_no in (select number_of(revision_id) from in_page);

delete from sketch_lead where text_no in (select number_of(revision_id) from in_page);

delete from touched_sketch where text_no in (select number_of(revision_id) from in_page);
