-- What does the warehouse hold?
-- One DuckDB file. Ids are hashes of what they name, so they are the same in every run and on every machine.
-- There are no primary keys (a bulk upsert would pay for them at every row): checks/unique_ids.sql watches instead.
-- Ids by which rows are looked for again and again are kept as they are: hashes compress to half at best, and reading them then
-- takes four times as long.

create table region (
    code varchar not null,
    level varchar not null,
    name varchar not null,
    full_name varchar not null,
    parent varchar,
    bps_code varchar,
    iso varchar,
    valid_from varchar,
    valid_to varchar
);
comment on table region is 'Regions of Indonesia: the country, provinces, regencies (kabupaten) and cities (kota).';
comment on column region.code is 'Kemendagri code; ID for Indonesia.';
comment on column region.level is 'country, province, regency or city.';
comment on column region.name is 'Name without its type.';
comment on column region.full_name is 'Name with its type, as figures carry it.';
comment on column region.parent is 'Code of the region this one lies in.';
comment on column region.bps_code is 'Code of Statistics Indonesia (BPS), where known.';
comment on column region.iso is 'ISO 3166-2 code of a province.';
comment on column region.valid_from is 'Since when the region exists under this name (YYYY or YYYY-MM-DD); empty: long ago or not looked up.';
comment on column region.valid_to is 'Until when; empty: still.';

create table region_alias (
    alias varchar not null,
    code varchar not null,
    kind varchar not null,
    ambiguous boolean not null
);
comment on table region_alias is 'Other names under which newspapers know a region; one row per alias and region.';
comment on column region_alias.alias is 'The other name.';
comment on column region_alias.code is 'Kemendagri code of the region meant.';
comment on column region_alias.kind is 'spelling, short, abbreviation, former_name, epithet or area (a name for several regions).';
comment on column region_alias.ambiguous is 'Whether the alias can mean something else too.';

create table population (
    code varchar not null,
    year integer not null,
    as_of date not null,
    population bigint not null,
    source varchar
);
comment on table population is 'Registered residents by region and year, as reference; figures named population are what articles say.';
comment on column population.code is 'Kemendagri code of the region.';
comment on column population.year is 'Year of the count.';
comment on column population.as_of is 'Day of the count.';
comment on column population.population is 'Registered residents (people).';
comment on column population.source is 'Where the number was published.';

create table threshold (
    name varchar not null,
    value double not null,
    unit varchar not null,
    valid_from date not null,
    valid_to date not null,
    why varchar not null
);
comment on table threshold is 'Numbers on which contradictions turn; the only place where they stand.';
comment on column threshold.name is 'Name by which the queries ask for it.';
comment on column threshold.value is 'The number.';
comment on column threshold.unit is 'What it counts.';
comment on column threshold.valid_from is 'First day on which it applies.';
comment on column threshold.valid_to is 'Last day on which it applies.';
comment on column threshold.why is 'Why this number.';

create table outlet (
    outlet varchar not null,
    host varchar
);
comment on table outlet is 'Publishers of the articles.';
comment on column outlet.outlet is 'Name or host, as it came with the page; the host of the URL when nothing did.';
comment on column outlet.host is 'Host of the outlet''s pages, where a URL is known.';

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
    text varchar not null,
    incomplete boolean not null default false
);
comment on table revision is 'Each distinct text of an article, by the hash of its content.';
comment on column revision.revision_id is 'Hash of the article''s identity and the content hash.';
comment on column revision.article_key is 'The article.';
comment on column revision.revision_no is '1 for the first text seen of this article, then counting.';
comment on column revision.content_hash is 'SHA-256 of the text.';
comment on column revision.input_hash is 'SHA-256 of the text with everything that came along (address, outlet, date, title, pages missing).';
comment on column revision.extractor_version is 'Version of the extractor that last read this text.';
comment on column revision.is_current is 'Whether this is the newest text of its article.';
comment on column revision.published is 'Publication date against which this text was read.';
comment on column revision.published_basis is 'Where that date was found.';
comment on column revision.title is 'Headline of this text.';
comment on column revision.text is 'The text; offsets of figures count its characters. Not exported.';
comment on column revision.incomplete is 'Whether pages of the article were missing when this text was read.';

create table figure (
    figure_id varchar not null,
    revision_id varchar not null,
    article_key varchar not null,
    superseded boolean not null,
    indicator varchar not null,
    unit varchar not null,
    value double not null,
    bound varchar not null,
    low double,
    high double,
    region varchar,
    region_code varchar,
    status varchar not null,
    target_year varchar,
    as_of varchar,
    as_of_basis varchar,
    first_day date,
    last_day date,
    segment varchar,
    quote varchar not null,
    start_char integer not null,
    end_char integer not null,
    sentence varchar not null,
    program varchar not null,
    rules varchar not null,
    origin varchar
);
comment on table figure is 'Statements that so many people, or such a share, are or should be covered by JKN; one row a statement.';
comment on column figure.figure_id is 'Hash of the revision, the place in the text and the slots.';
comment on column figure.revision_id is 'The text it stands in.';
comment on column figure.article_key is 'The article.';
comment on column figure.superseded is 'Whether the article has a newer text than the one this stands in.';
comment on column figure.indicator is 'registered, active, inactive, unregistered, needed, needed_active or population.';
comment on column figure.unit is 'jiwa (people), persen (per cent) or kk (households).';
comment on column figure.value is 'The number: people, households, or per cent.';
comment on column figure.bound is 'exact (as printed), about, over, under or range.';
comment on column figure.low is 'Least value that the printed number, its rounding and its bound allow; empty: open.';
comment on column figure.high is 'Greatest such value; empty: open.';
comment on column figure.region is 'Official name of the region, with its type.';
comment on column figure.region_code is 'Kemendagri code. Of a kecamatan or village that no list holds: that of its regency and its name (13.75:gugukpanjang); of the area of a BPJS office, or of regions counted together: branch:…, branch_region:… or area:… and a name.';
comment on column figure.status is 'actual, target (a goal for the region) or criterion (the rule that defines UHC or an award).';
comment on column figure.target_year is 'Year (YYYY or YYYY-MM) by which a target, or the gap to it, is due.';
comment on column figure.as_of is 'When it holds, as precise as the text: a day, month, quarter (2024-Q2), half-year (2024-S1) or year.';
comment on column figure.as_of_basis is 'stated, context (carried from nearby) or published (the publication date).';
comment on column figure.first_day is 'First day that as_of may mean.';
comment on column figure.last_day is 'Last day that as_of may mean.';
comment on column figure.segment is 'Kind of members (PBI, PBI APBN, PBI APBD, PPU, PBPU, BP, other: …); empty: all.';
comment on column figure.quote is 'The number as printed, with its unit.';
comment on column figure.start_char is 'Where the quote starts in the text (characters from 0).';
comment on column figure.end_char is 'Where the quote ends.';
comment on column figure.sentence is 'The sentence it stands in.';
comment on column figure.program is 'jkn.';
comment on column figure.rules is 'Extraction rules that made it, joined by spaces.';
comment on column figure.origin is 'Who the page quotes for it: an office, else a person; empty: not said.';

create table uhc_claim (
    claim_id varchar not null,
    revision_id varchar not null,
    article_key varchar not null,
    superseded boolean not null,
    region varchar not null,
    region_code varchar,
    reached boolean not null,
    as_of varchar,
    as_of_basis varchar,
    first_day date,
    last_day date,
    quote varchar not null,
    start_char integer not null,
    end_char integer not null,
    sentence varchar not null,
    rules varchar not null,
    origin varchar
);
comment on table uhc_claim is 'Statements that a named region has, or has not, reached universal health coverage (UHC).';
comment on column uhc_claim.claim_id is 'Hash of the revision, the place in the text and the slots.';
comment on column uhc_claim.revision_id is 'The text it stands in.';
comment on column uhc_claim.article_key is 'The article.';
comment on column uhc_claim.superseded is 'Whether the article has a newer text than the one this stands in.';
comment on column uhc_claim.region is 'Official name of the region, with its type.';
comment on column uhc_claim.region_code is 'See figure.';
comment on column uhc_claim.reached is 'Whether UHC is said to be reached.';
comment on column uhc_claim.as_of is 'When it holds, as precise as the text.';
comment on column uhc_claim.as_of_basis is 'stated, context or published.';
comment on column uhc_claim.first_day is 'First day that as_of may mean.';
comment on column uhc_claim.last_day is 'Last day that as_of may mean.';
comment on column uhc_claim.quote is 'The words of the claim.';
comment on column uhc_claim.start_char is 'Where the quote starts in the text (characters from 0).';
comment on column uhc_claim.end_char is 'Where the quote ends.';
comment on column uhc_claim.sentence is 'The sentence it stands in.';
comment on column uhc_claim.rules is 'Extraction rules that made it, joined by spaces.';
comment on column uhc_claim.origin is 'Who the page quotes for it: an office, else a person; empty: not said.';

create table slip (
    slip_id varchar not null,
    revision_id varchar not null,
    article_key varchar not null,
    superseded boolean not null,
    kind varchar not null,
    reason varchar not null,
    quote varchar not null,
    start_char integer not null,
    end_char integer not null,
    sentence varchar not null
);
comment on table slip is 'What a page says that could not be taken as it stands: left out of the figures, never silently.';
comment on column slip.slip_id is 'Hash of the revision, the place in the text and the reason.';
comment on column slip.revision_id is 'The text it stands in.';
comment on column slip.article_key is 'The article.';
comment on column slip.superseded is 'Whether the article has a newer text than the one this stands in.';
comment on column slip.kind is 'region (cannot be decided), value (unreadable), date (impossible or contradictory) or list.';
comment on column slip.reason is 'What was seen and what was expected.';
comment on column slip.quote is 'The words at fault.';
comment on column slip.start_char is 'Where the quote starts in the text (characters from 0).';
comment on column slip.end_char is 'Where the quote ends.';
comment on column slip.sentence is 'The sentence it stands in.';

create table copy_group (
    copy_group_id varchar not null using compression uncompressed,
    article_key varchar not null using compression uncompressed,
    articles integer not null
);
comment on table copy_group is 'Which articles reprint one text: they count as one voice.';
comment on column copy_group.copy_group_id is 'The least article_key of the group; an article without copies is a group of its own and not listed.';
comment on column copy_group.article_key is 'A member.';
comment on column copy_group.articles is 'How many articles the group has.';

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

create table verdict (
    verdict_id varchar not null,
    conflict_id varchar not null,
    verdict varchar not null,
    figure_id varchar,
    reviewer varchar,
    decided_at varchar not null,
    note varchar
);
comment on table verdict is 'What reviewers decided; the newest of a contradiction counts.';
comment on column verdict.verdict_id is 'Hash of the other columns.';
comment on column verdict.conflict_id is 'The contradiction.';
comment on column verdict.verdict is 'this (one figure is right), both_right (different things), rounding, extraction_error or cannot_tell.';
comment on column verdict.figure_id is 'The figure found right (verdict: this).';
comment on column verdict.reviewer is 'Who decided.';
comment on column verdict.decided_at is 'When, ISO 8601 in UTC.';
comment on column verdict.note is 'Why, in the reviewer''s words.';

create table run (
    run_id varchar not null,
    extractor_version varchar not null,
    pages integer not null,
    pages_new integer not null,
    pages_unchanged integer not null,
    pages_set_aside integer not null,
    figures integer not null,
    conflicts integer not null,
    times integer not null,
    started timestamp not null,
    finished timestamp not null,
    seconds double not null,
    pages_outside integer not null,
    pages_reread integer not null,
    since date,
    until date,
    versions varchar not null,
    pages_without_figures integer not null,
    pages_other_versions integer not null
);
comment on table run is 'Nightly runs; the same pages with the same extractor are one run, however often it is repeated.';
comment on column run.run_id is 'Hash of the pages (identity and content), the inputs set aside and the extractor''s version.';
comment on column run.extractor_version is 'Version of the extractor.';
comment on column run.pages is 'Pages read.';
comment on column run.pages_new is 'Pages that were new or changed, the first time.';
comment on column run.pages_unchanged is 'Pages that were known, the first time.';
comment on column run.pages_set_aside is 'Inputs set aside, the first time.';
comment on column run.figures is 'Figures of newest texts in the warehouse after it, the first time.';
comment on column run.conflicts is 'Open contradictions in the warehouse after it, the first time.';
comment on column run.times is 'How often it was run. Not exported.';
comment on column run.started is 'When it last started (UTC). Not exported.';
comment on column run.finished is 'When it last finished (UTC). Not exported.';
comment on column run.seconds is 'How long it last took (seconds). Not exported.';
comment on column run.pages_outside is 'Pages passed over because they were not published in the period asked for, the first time.';
comment on column run.pages_reread is 'Pages of the warehouse, not among the inputs, that a new extractor read again, the first time.';
comment on column run.since is 'First day of publication asked for; empty: no limit.';
comment on column run.until is 'Last day of publication asked for; empty: no limit.';
comment on column run.versions is 'Versions of the programs that figures depend on, the first time; empty: not known.';
comment on column run.pages_without_figures is 'Pages passed over unread by the cheap test for coverage figures, in archives, tables, feeds and lists, the first time.';
comment on column run.pages_other_versions is 'Print, mobile and AMP versions of pages that were read, passed over, the first time.';

create table rejected (
    rejected_id varchar not null,
    input varchar not null,
    stage varchar not null,
    reason varchar not null,
    hint varchar,
    source varchar
);
comment on table rejected is 'Inputs set aside, and why; `cakupan retry` tries them again.';
comment on column rejected.rejected_id is 'Hash of input, stage and reason.';
comment on column rejected.input is 'The file, line or address.';
comment on column rejected.stage is 'Where it failed: read, clean, extract or load.';
comment on column rejected.reason is 'What was seen and what was expected.';
comment on column rejected.hint is 'What to do next.';
comment on column rejected.source is 'What to run again for it: its file, or the inputs as they were given, a line each.';

create table warehouse_info (
    name varchar not null,
    value varchar not null
);
comment on table warehouse_info is 'What this file is.';
comment on column warehouse_info.name is 'schema_version, storage_version, written_by, edition (hash of what the file says), newest_article, citation, rules (hash of what its contradictions were found by).';
comment on column warehouse_info.value is 'Its value.';
insert into warehouse_info values ('schema_version', '6'), ('storage_version', 'v1.4.0');
