-- Which text of each page is the newest?
-- The one that came last in this run (in_newest), whether it had to be read or was known: so a text that returns is the newest
-- again, and a run that holds two texts of one page ends up the same however often it is repeated.
create or replace temp table turned_page as
select in_newest.*
from in_newest
inner join article on in_newest.article_key = article.article_key
where article.revision_id <> in_newest.revision_id or article.article_id <> in_newest.article_id;

-- by themselves: of none, as on most nights, no revision is looked for
create or replace temp table turned as
select turned_page.*, revision.published, revision.published_basis, revision.title, revision.incomplete
from turned_page
inner join revision using (revision_id);

insert into touched_article
select article_key from turned;

insert into touched_figure
from numbers_said_by('turned');

insert into touched_claim
from claims_made_by('turned');

update revision
set is_current = (revision.revision_id = turned.revision_id)
from turned
where revision.article_key = turned.article_key;

update figure
set superseded = (figure.revision_id <> turned.revision_id)
from turned
where figure.article_key = turned.article_key;

update uhc_claim
set superseded = (uhc_claim.revision_id <> turned.revision_id)
from turned
where uhc_claim.article_key = turned.article_key;

update slip
set superseded = (slip.revision_id <> turned.revision_id)
from turned
where slip.article_key = turned.article_key;

update article
set
    revision_id = turned.revision_id,
    article_id = turned.article_id,
    url = turned.url,
    canonical_url = turned.canonical_url,
    outlet = turned.outlet,
    published = turned.published,
    published_basis = turned.published_basis,
    title = turned.title,
    incomplete = turned.incomplete
from turned
where article.article_key = turned.article_key;
