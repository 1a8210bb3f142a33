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

-- the articles of the statements and claims that are looked at, by number
create temp table if not exists looked_at_article (article_no bigint);

-- rows of the touched articles' figures
create temp table if not exists here_row (row_no bigint);

-- sketches of texts that came in, as in sketch
create temp table if not exists touched_sketch (text_no bigint, hashes utinyint, value uinteger);
