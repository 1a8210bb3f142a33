-- Schema 3: who is quoted for a statement, and how many such origins a contradiction has.
-- They are empty (one origin) until a page is read again, which the next run does.

alter table figure add column origin varchar;
alter table uhc_claim add column origin varchar;
alter table conflict add column origins integer default 1;
alter table conflict alter column origins set not null;
alter table conflict alter column origins drop default;

comment on column figure.origin is 'Who the page quotes for it: an office, else a person; empty: not said.';
comment on column uhc_claim.origin is 'Who the page quotes for it: an office, else a person; empty: not said.';
comment on column conflict.origins is 'How many offices or persons are quoted (the same one in two outlets counts once; a text that quotes nobody counts as one).';
