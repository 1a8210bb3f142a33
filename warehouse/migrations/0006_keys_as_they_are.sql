-- Schema 6: ids that are looked for night after night are kept as they are, and sketches as lists, with their first hashes beside
-- them: so what new pages touch is found in two thirds of the time.

alter table article rename to article_before;

create table article (
    article_key varchar not null using compression uncompressed,
    article_id varchar not null,
    url varchar,
    canonical_url varchar,
    outlet varchar,
    published date,
    published_basis varchar,
    title varchar,
    revision_id varchar not null using compression uncompressed,
    copy_group_id varchar not null,
    incomplete boolean not null default false
);
comment on table article is 'One row per page of news, as its newest revision says.';
comment on column article.article_key is 'Identity: hash of the canonical URL, of the text where there is no URL.';
comment on column article.article_id is 'The id the page came with (folder name, file stem or row id).';
comment on column article.url is 'Address as it came with the page.';
comment on column article.canonical_url is 'Address without scheme, www, tracking parameters and fragment.';
comment on column article.outlet is 'Publisher, see outlet.';
comment on column article.published is 'Publication date, empty where nothing tells it.';
comment on column article.published_basis is 'Where the publication date was found.';
comment on column article.title is 'Headline.';
comment on column article.revision_id is 'Newest revision of the text.';
comment on column article.copy_group_id is 'Articles that reprint one text share it; see copy_group.';
comment on column article.incomplete is 'Whether pages of it are known to be missing: its figures may be too few.';

insert into article by name
from article_before;

drop table article_before;

alter table copy_group rename to copy_group_before;

create table copy_group (
    copy_group_id varchar not null using compression uncompressed,
    article_key varchar not null using compression uncompressed,
    articles integer not null
);
comment on table copy_group is 'Which articles reprint one text: they count as one voice.';
comment on column copy_group.copy_group_id is 'The least article_key of the group; an article without copies is a group of its own and not listed.';
comment on column copy_group.article_key is 'A member.';
comment on column copy_group.articles is 'How many articles the group has.';

insert into copy_group by name
from copy_group_before;

drop table copy_group_before;

alter table conflict rename to conflict_before;

create table conflict (
    conflict_id varchar not null using compression uncompressed,
    kind varchar not null,
    rule varchar not null,
    scope varchar not null,
    severity double not null,
    region varchar,
    region_code varchar,
    region_key varchar not null,
    indicator varchar,
    unit varchar,
    gap double,
    voices integer not null,
    first_day date,
    last_day date,
    cause varchar not null,
    explanation varchar not null,
    explanation_en varchar not null,
    status varchar not null,
    origins integer not null
);
comment on table conflict is 'Contradictions: statements that cannot all be right.';
comment on column conflict.conflict_id is 'Hash of kind, region, slots of the figures and articles: the same after every rebuild.';
comment on column conflict.kind is 'arithmetic, value, target, status, date, trend or list.';
comment on column conflict.rule is 'The query in warehouse/conflicts that found it.';
comment on column conflict.scope is 'inside (one article) or between (two).';
comment on column conflict.severity is 'What it is worth to settle, 0 to 1: how far apart, how exact, how independent, how recent.';
comment on column conflict.region is 'Official name of the region.';
comment on column conflict.region_code is 'See figure.';
comment on column conflict.region_key is 'Code of the region, else its name: by which contradictions are kept up to date.';
comment on column conflict.indicator is 'What the figures measure.';
comment on column conflict.unit is 'Unit of the gap.';
comment on column conflict.gap is 'Distance between the intervals of the figures, in the unit.';
comment on column conflict.voices is 'How many independent texts take part (reprints count once).';
comment on column conflict.origins is 'How many offices or persons are quoted (the same one in two outlets counts once; a text that quotes nobody counts as one).';
comment on column conflict.first_day is 'First day that the figures may mean.';
comment on column conflict.last_day is 'Last day that the figures may mean.';
comment on column conflict.cause is 'A guess at what went wrong.';
comment on column conflict.explanation is 'In Indonesian, quoting the figures with outlet and date.';
comment on column conflict.explanation_en is 'The same in English.';
comment on column conflict.status is 'open, settled (a reviewer gave a verdict) or superseded (a newer text of the article removed it).';

insert into conflict by name
from conflict_before;

drop table conflict_before;

alter table conflict_member rename to conflict_member_before;

create table conflict_member (
    conflict_id varchar not null using compression uncompressed,
    member_no integer not null,
    member_kind varchar not null,
    member_id varchar not null using compression uncompressed,
    article_key varchar not null using compression uncompressed
);
comment on table conflict_member is 'The statements that take part in a contradiction.';
comment on column conflict_member.conflict_id is 'The contradiction.';
comment on column conflict_member.member_no is 'Order in the explanation, from 1.';
comment on column conflict_member.member_kind is 'figure, claim or slip: the table that member_id is of.';
comment on column conflict_member.member_id is 'figure_id, claim_id or slip_id.';
comment on column conflict_member.article_key is 'The article it stands in.';

insert into conflict_member by name
from conflict_member_before;

drop table conflict_member_before;

alter table sketch rename to sketch_before;

create table sketch (
    text_no bigint not null,
    hashes uinteger[] not null
);
comment on table sketch is 'Least shingle hashes of each revision (bottom-k sketch), from which copies are found. Not exported.';
comment on column sketch.text_no is 'The text: the first 15 digits of its revision_id, as a number.';
comment on column sketch.hashes is 'Hashes of runs of words, the least first.';

create table sketch_lead (
    text_no bigint not null,
    value uinteger not null
);
comment on table sketch_lead is 'The first hashes of each sketch, of which copies share one: what is looked through for the copies of a new text. Not exported.';
comment on column sketch_lead.text_no is 'The text, as in sketch.';
comment on column sketch_lead.value is 'Hash of a run of words.';

insert into sketch by name
select text_no, list_sort(list(value)) as hashes from sketch_before group by text_no;

insert into sketch_lead by name
select text_no, unnest(hashes[:16]) as value from sketch;

drop table sketch_before;
