-- What has been changed since contradictions were last looked for?
-- Articles by article_key, and what they say or said of regions (region_key: a code, else a name), whether it is there still or not.
create temp table if not exists touched_article (article_key varchar not null);

create temp table if not exists touched_figure (
    region_key varchar not null,
    indicator varchar not null,
    unit varchar not null,
    value double not null,
    is_goal boolean not null
);

create temp table if not exists touched_claim (region_key varchar not null, first_day date);

-- what the articles of a table (article_key) say of regions, as in the two tables above
create or replace temp macro numbers_said_by(articles) as table
select distinct coalesce(region_code, region), indicator, unit, value, status = 'target'
from figure
where article_key in (select article_key from query_table(articles)) and coalesce(region_code, region) is not null;

create or replace temp macro claims_made_by(articles) as table
select distinct coalesce(region_code, region), first_day
from uhc_claim
where article_key in (select article_key from query_table(articles)) and coalesce(region_code, region) is not null;

-- the regions on which contradictions between articles are looked for again, and all figures on them: of a table that lies in the
-- order of regions (order.sql) little more is read than these, which a coalesce() of two columns would not lead to
create temp table if not exists again_region (region_key varchar);

create or replace temp view on_again_region as
select *, rowid as row_no
from figure
where not superseded and region_code in (select region_key from again_region)
union all
select *, rowid as row_no
from figure
where not superseded and region_code is null and region in (select region_key from again_region);

-- the articles of the statements and claims that are looked at, by number
create temp table if not exists looked_at_article (article_no bigint);

-- rows of the touched articles' figures
create temp table if not exists here_row (row_no bigint);

-- sketches of texts that came in, as in sketch
create temp table if not exists touched_sketch (text_no bigint, hashes uinteger[]);
