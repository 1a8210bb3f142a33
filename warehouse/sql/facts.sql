-- Which statements do the rules look at?
-- every_claim: claims of the newest texts, with all their words. An unknown day reaches to the ends of time.
-- statement, said_claim: the statements of touched articles (is_here) and those that are held against others' again (is_between) as
-- numbers only, so that ten million of them fit into memory; what is told of the few that contradict each other is looked up later.

-- articles of the claims looked at: told first, since many millions of articles would else be held for their sake
create or replace temp table claiming_article as
select article_key, article_id, outlet, published, revision_id, copy_group_id
from article
where article_key in (
    select article_key
    from uhc_claim
    where not superseded
        and (is_touched_article(article_key) or is_touched_region(coalesce(region_code, region, '')))
);

create or replace temp view every_claim as
select
    'claim' as member_kind,
    uhc_claim.rowid as row_no,
    uhc_claim.claim_id as member_id,
    uhc_claim.article_key,
    article.article_id,
    coalesce(article.outlet, article.article_id) as outlet,
    article.published,
    article.copy_group_id,
    coalesce(uhc_claim.region_code, uhc_claim.region, '') as region_key,
    uhc_claim.region,
    uhc_claim.region_code,
    uhc_claim.reached,
    uhc_claim.as_of,
    uhc_claim.as_of_basis,
    coalesce(uhc_claim.first_day, date '0001-01-01') as first_day,
    coalesce(uhc_claim.last_day, date '9999-12-31') as last_day,
    uhc_claim.first_day is not null as is_dated,
    uhc_claim.quote,
    uhc_claim.start_char,
    uhc_claim.sentence,
    uhc_claim.origin,
    concat_ws(
        '|', 'uhc', uhc_claim.reached, coalesce(uhc_claim.region_code, uhc_claim.region, ''), coalesce(uhc_claim.as_of, '')
    ) as slots
from uhc_claim
inner join claiming_article as article on uhc_claim.revision_id = article.revision_id
where not uhc_claim.superseded;

-- rows of touched articles, found by their key alone: what else is said of them is read of these rows only
create or replace temp table here_row as
select rowid as row_no from figure where is_listed(article_key);

-- the day of publication counts for goals, and for what has no date of its own: rarely, so it is not looked up for the rest
create or replace temp table undated as
select row_no, article_key
from (
    select rowid as row_no, article_key, first_day, status
    from figure
    where not superseded and is_here_row(rowid)
    union all
    select row_no, article_key, first_day, status
    from on_again_region
    where not is_here_row(row_no) and is_wanted(row_no, coalesce(region_code, region, ''))
)
where first_day is null or status <> 'actual';

create or replace temp table published_on as
select undated.row_no, article.published
from undated
inner join article using (article_key);

-- the words by which parts of a list, and steps of a plan, are told apart: between articles those of goals, and only where other
-- goals have been set
create or replace temp table goal_in_words as
select row_no, quote, sentence
from on_again_region
where status = 'target' and not is_here_row(row_no)
    and is_again_goal(coalesce(region_code, region, ''), indicator);

create or replace temp table statement as
with picked as (
    select *, rowid as row_no, true as is_here, is_wanted(rowid, coalesce(region_code, region, '')) as is_between
    from figure
    where not superseded and is_here_row(rowid)
    union all by name
    -- the words of all the others are not read: they make up most of the table
    select figure.* replace (goal_in_words.quote as quote, goal_in_words.sentence as sentence),
        figure.rowid as row_no, false as is_here, true as is_between
    from figure
    left join goal_in_words on figure.rowid = goal_in_words.row_no
    where not figure.superseded and not is_here_row(figure.rowid)
        and is_wanted(figure.rowid, coalesce(figure.region_code, figure.region, ''))
)

select
    picked.row_no,
    number_of(picked.figure_id) as member_id,
    number_of(picked.article_key) as article_no,
    picked.is_here,
    picked.is_between,
    published_on.published,
    coalesce(picked.region_code, picked.region, '') as region_key,
    try_cast(picked.indicator as indicator_name) as indicator,
    try_cast(picked.unit as unit_name) as unit,
    picked.segment,
    try_cast(picked.status as status_name) as status,
    picked.target_year,
    try_cast(picked.bound as bound_name) as bound,
    picked.value,
    least_value(picked) as low,
    greatest_value(picked) as high,
    coalesce(picked.first_day, date '0001-01-01') as first_day,
    coalesce(picked.last_day, date '9999-12-31') as last_day,
    picked.first_day is not null as is_dated,
    picked.as_of_basis is not distinct from 'stated' as is_stated,
    case when picked.as_of is not null then hash(picked.as_of) end as as_of,
    picked.start_char,
    -- known of what articles say themselves; of two articles' statements no sentence is asked for
    case when picked.is_here then hash(picked.sentence) end as sentence_no,
    is_plausible_for(picked, reference.residents) as is_plausible,
    case when picked.segment is not null or picked.status = 'target' then picked.quote end as quote,
    case when picked.segment is not null or picked.status = 'target' then picked.sentence end as sentence,
    -- by case, since `and` outside of a filter looks at all of its sides in every row: at each sentence of the table
    case
        when picked.is_here and picked.indicator in ('inactive', 'unregistered') and picked.unit = 'jiwa'
            then tells_parts(picked.sentence)
        else false
    end as is_part,
    -- what it is a statement on, and what it says
    topic_of(coalesce(picked.region_code, picked.region, ''), picked.indicator, picked.unit, picked.segment) as topic,
    hash(topic, value, low, high, first_day, last_day, picked.as_of) as state,
    -- who says it of what region
    spot_of(picked.article_key, region_key) as spot
from picked
left join published_on using (row_no)
left join (
    select code, arg_max(population, year) as residents from population group by code
) as reference on picked.region_code = reference.code;

create or replace temp view here as
select *, region_key as region_code from statement where is_here;

-- articles that may tell one thing of a region twice (by a bit for each thing: kinds of members may share one), which few do:
-- where a rule looks for two values of one thing, it need not hold all statements against each other
create or replace temp table twice_told as
select spot
from (
    select
        spot,
        1::ubigint << case when segment is null then 3 * enum_code(indicator) + enum_code(unit) else 21 + topic % 42 end::integer as thing
    from statement
    where is_here and status = 'actual'
)
group by spot
having count(*) > bit_count(bit_or(thing));

create or replace temp table said_claim as
select
    *,
    number_of(article_key) as article_no,
    number_of(member_id) as member_no,
    is_touched_article(article_key) as is_here,
    is_touched_region(region_key) as is_between,
    is_again_claim(region_key, first_day) as is_again,
    is_told_of_before(sentence) as is_of_before,
    source_in_indonesian(every_claim) as source_id,
    source_in_english(every_claim) as source_en
from every_claim
where is_touched_article(article_key) or is_touched_region(region_key);

-- the shares of members that claims of UHC are held against: those of the article itself, and dated ones of the region
create or replace temp view share_registered as
with share as (
    select
        is_here, is_between, row_no, member_id, article_no, spot, state, region_key, value, low, high, first_day, last_day,
        is_dated, published
    from statement
    where indicator = 'registered' and unit = 'persen' and status = 'actual' and segment is null
)

select 'inside' as scope, article_no as series, 0 as period, * from share
where is_here
union all
select 'between' as scope, 0 as series, period_of(first_day, limit_of('status_days')) as period, * from share
where is_between and is_held(spot) and is_dated and last_day - first_day <= 62;

create or replace temp table looked_at_article as
select article_no from statement where is_part()
union
select article_no from said_claim where is_part();

-- what articles name as goal or rule, or hold a region against ("belum mencapai 95 persen"), whatever region they say it of
create or replace temp table mark as
with named as (
    -- one after the other: the few goals and rules, and the few upper bounds, lie together (order.sql) and are found by one column
    -- without reading the rest (by one comparison for equality: other conditions are only tried on what was read)
    select rowid as row_no, figure_id, article_key, region_code, region, true as is_set, value, target_year
    from figure
    where status = 'target' and not superseded and indicator = 'registered' and unit = 'persen' and segment is null
    union all
    select rowid as row_no, figure_id, article_key, region_code, region, true as is_set, value, target_year
    from figure
    where status = 'criterion' and not superseded and indicator = 'registered' and unit = 'persen' and segment is null
    union all
    select rowid as row_no, figure_id, article_key, region_code, region, false as is_set, value, target_year
    from figure
    where bound = 'under' and not superseded and indicator = 'registered' and unit = 'persen' and segment is null
        and is_short_of_mark(figure)
)

select
    row_no, number_of(figure_id) as member_id, number_of(article_key) as article_no, coalesce(region_code, region, '') as region_key,
    is_set, value, target_year
from named
where is_looked_at(article_key);

create or replace temp table slip_here as
select
    'slip' as member_kind,
    slip.slip_id as member_id,
    slip.article_key,
    article.article_id,
    coalesce(article.outlet, article.article_id) as outlet,
    article.published,
    article.copy_group_id,
    slip.kind,
    slip.reason,
    slip.quote,
    slip.start_char,
    null::varchar as origin,
    concat_ws('|', slip.kind, slip.quote) as slots,
    source_in_indonesian(article) as source_id,
    source_in_english(article) as source_en
from slip
inner join article on slip.revision_id = article.revision_id
where not slip.superseded and is_touched_article(slip.article_key);

-- What a rule finds: the view found is all of it, this table gives it its columns. `members` in the order of the explanation;
-- `gap` is the distance between the intervals in `unit`, `distance` the same against what could be tolerated (1: as far off again as the tolerance allows).
create or replace temp table found_nothing (
    kind varchar,
    rule varchar,
    scope varchar,
    region varchar,
    region_code varchar,
    indicator varchar,
    unit varchar,
    gap double,
    distance double,
    members struct(
        member_kind varchar, member_id varchar, article_key varchar, article_id varchar, copy_group_id varchar,
        first_day date, last_day date, bound varchar, slots varchar, origin varchar
    )[],
    cause varchar,
    explanation varchar,
    explanation_en varchar
);
