-- Schema 2: what a run was asked for and made with; what leads to an input set aside.
-- Files from before publication dates had a basis lack one column of revision: it is made anew, its columns in order.

alter table revision add column if not exists published_basis varchar;

alter table revision rename to revision_before;

create table revision (
    revision_id varchar not null,
    article_key varchar not null,
    revision_no integer not null,
    content_hash varchar not null,
    input_hash varchar not null,
    extractor_version varchar not null,
    is_current boolean not null,
    published date,
    published_basis varchar,
    title varchar,
    text varchar not null
);
comment on table revision is 'Each distinct text of an article, by the hash of its content.';
comment on column revision.revision_id is 'Hash of the article''s identity and the content hash.';
comment on column revision.article_key is 'The article.';
comment on column revision.revision_no is '1 for the first text seen of this article, then counting.';
comment on column revision.content_hash is 'SHA-256 of the text.';
comment on column revision.input_hash is 'SHA-256 of the text with everything that came along (address, outlet, date, title).';
comment on column revision.extractor_version is 'Version of the extractor that last read this text.';
comment on column revision.is_current is 'Whether this is the newest text of its article.';
comment on column revision.published is 'Publication date against which this text was read.';
comment on column revision.published_basis is 'Where that date was found.';
comment on column revision.title is 'Headline of this text.';
comment on column revision.text is 'The text; offsets of figures count its characters. Not exported.';

insert into revision by name
select * from revision_before;

drop table revision_before;

alter table run add column pages_outside integer default 0;
alter table run alter column pages_outside set not null;
alter table run alter column pages_outside drop default;
alter table run add column pages_reread integer default 0;
alter table run alter column pages_reread set not null;
alter table run alter column pages_reread drop default;
alter table run add column since date;
alter table run add column until date;
alter table run add column versions varchar default '';
alter table run alter column versions set not null;
alter table run alter column versions drop default;
alter table rejected add column source varchar;

comment on table sketch is 'Least shingle hashes of each revision (bottom-k sketch), from which copies are found. Not exported.';
comment on column verdict.verdict is 'this (one figure is right), both_right (different things), rounding, extraction_error or cannot_tell.';
comment on column run.seconds is 'How long it last took (seconds). Not exported.';
comment on column run.pages_outside is 'Pages passed over because they were not published in the period asked for, the first time.';
comment on column run.pages_reread is 'Pages of the warehouse, not among the inputs, that a new extractor read again, the first time.';
comment on column run.since is 'First day of publication asked for; empty: no limit.';
comment on column run.until is 'Last day of publication asked for; empty: no limit.';
comment on column run.versions is 'Versions of the programs that figures depend on, the first time; empty: not known.';
comment on table rejected is 'Inputs set aside, and why; `cakupan retry` tries them again.';
comment on column rejected.source is 'What to run again for it: its file, or the inputs as they were given, a line each.';
comment on column warehouse_info.name is 'schema_version, storage_version, written_by, edition (hash of what the file says), newest_article, citation.';
