-- Schema 4: which articles lack pages, and what reading passed over.
-- Whether a stored article is whole is not known of old ones: they count as whole until they are fetched again.

alter table article add column incomplete boolean default false;
alter table article alter column incomplete set not null;
alter table revision add column incomplete boolean default false;
alter table revision alter column incomplete set not null;
alter table run add column pages_without_figures integer default 0;
alter table run alter column pages_without_figures set not null;
alter table run alter column pages_without_figures drop default;
alter table run add column pages_other_versions integer default 0;
alter table run alter column pages_other_versions set not null;
alter table run alter column pages_other_versions drop default;

comment on column article.incomplete is 'Whether pages of it are known to be missing: its figures may be too few.';
comment on column revision.incomplete is 'Whether pages of the article were missing when this text was read.';
comment on column revision.input_hash is 'SHA-256 of the text with everything that came along (address, outlet, date, title, pages missing).';
comment on column run.pages_without_figures is 'Pages passed over unread by the cheap test for coverage figures, in archives, tables, feeds and lists, the first time.';
comment on column run.pages_other_versions is 'Print, mobile and AMP versions of pages that were read, passed over, the first time.';
