-- Which statements do the rules look at?
-- fact, claim: statements of the newest texts of touched articles (contradictions inside an article);
-- fact_between, claim_between: statements on touched regions, whoever makes them (contradictions between articles).
-- An open interval reaches to infinity, an unknown day to the ends of time.

create or replace temp view every_fact as
select
    'figure' as member_kind,
    figure.figure_id as member_id,
    figure.article_key,
    article.article_id,
    coalesce(article.outlet, article.article_id) as outlet,
    article.published,
    article.copy_group_id,
    figure.indicator,
    figure.unit,
    figure.value,
    figure.bound,
    -- "sekitar 188.093" is vaguer than it sounds by some units of its last printed place, not by thousands
    case figure.bound
        when 'about' then greatest(coalesce(figure.low, 0.0), figure.value - 2 * last_place(figure.value, figure.unit))
        else coalesce(figure.low, 0.0)
    end as low,
    case figure.bound
        when 'about' then least(
            coalesce(figure.high, 'infinity'::double), figure.value + 2 * last_place(figure.value, figure.unit)
        )
        else coalesce(figure.high, 'infinity'::double)
    end as high,
    coalesce(figure.region_code, figure.region, '') as region_key,
    figure.region,
    figure.region_code,
    region.level,
    region.parent,
    figure.status,
    figure.target_year,
    figure.as_of,
    figure.as_of_basis,
    coalesce(figure.first_day, date '0001-01-01') as first_day,
    coalesce(figure.last_day, date '9999-12-31') as last_day,
    figure.first_day is not null as is_dated,
    figure.segment,
    figure.quote,
    figure.start_char,
    figure.sentence,
    figure.origin,
    -- people counted can be those of the region at all (reference: the registered residents of the newest year)
    figure.unit <> 'jiwa' or figure.segment is not null or reference.residents is null
    or figure.indicator not in ('registered', 'population')
    or figure.value between case figure.indicator when 'population' then 0.4 else 0.1 end * reference.residents
        and 2.5 * reference.residents as is_plausible,
    concat_ws(
        '|', figure.indicator, figure.unit, figure.value, figure.bound, coalesce(figure.region_code, figure.region, ''),
        figure.status, coalesce(figure.target_year, ''), coalesce(figure.as_of, ''), coalesce(figure.segment, '')
    ) as slots
from figure
inner join article on figure.revision_id = article.revision_id
left join region on figure.region_code = region.code
left join (
    select code, arg_max(population, year) as residents from population group by code
) as reference on figure.region_code = reference.code
where not figure.superseded;

create or replace temp view every_claim as
select
    'claim' as member_kind,
    uhc_claim.claim_id as member_id,
    uhc_claim.article_key,
    article.article_id,
    coalesce(article.outlet, article.article_id) as outlet,
    article.published,
    article.copy_group_id,
    coalesce(uhc_claim.region_code, uhc_claim.region, '') as region_key,
    uhc_claim.region,
    uhc_claim.region_code,
    region.level,
    region.parent,
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
inner join article on uhc_claim.revision_id = article.revision_id
left join region on uhc_claim.region_code = region.code
where not uhc_claim.superseded;

create or replace temp table fact as
select * from every_fact where article_key in (select article_key from touched_article);

create or replace temp table claim as
select * from every_claim where article_key in (select article_key from touched_article);

create or replace temp table fact_between as
select * from every_fact where region_key in (select region_key from touched_region);

create or replace temp table claim_between as
select * from every_claim where region_key in (select region_key from touched_region);

-- the shares of members that claims of UHC are held against: those of the article itself, and dated ones of the region
create or replace temp view share_registered as
select 'inside' as scope, article_key as series, * from fact
where indicator = 'registered' and unit = 'persen' and status = 'actual' and segment is null
union all
select 'between' as scope, '' as series, * from fact_between
where indicator = 'registered' and unit = 'persen' and status = 'actual' and segment is null and is_dated
    and day_span(fact_between) <= 62;

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
    concat_ws('|', slip.kind, slip.quote) as slots
from slip
inner join article on slip.revision_id = article.revision_id
where not slip.superseded and slip.article_key in (select article_key from touched_article);

-- What a rule finds. `members` in the order of the explanation; `gap` is the distance between the intervals in `unit`,
-- `distance` the same against what could be tolerated (1: as far off again as the tolerance allows).
create or replace temp table found (
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

-- Which pairs of articles report one set of data on a region? Those that share a number nobody would hit on by chance.
-- What they tell differently is then no matter of different days.
create or replace temp table same_data as
select
    a.article_key as article_a,
    b.article_key as article_b,
    a.region_key,
    count(distinct a.slots) as figures
from fact_between as a
inner join fact_between as b
    on a.region_key = b.region_key
    and a.indicator = b.indicator
    and a.unit = b.unit
    and a.value = b.value
    and a.segment is not distinct from b.segment
    and a.article_key <> b.article_key
    and greatest(a.first_day - b.last_day, b.first_day - a.last_day, 0) <= 62
where a.status = 'actual' and b.status = 'actual' and a.is_dated and b.is_dated
    and ((a.unit = 'persen' and a.value <> round(a.value)) or (a.unit = 'jiwa' and a.value % 100 <> 0))
group by a.article_key, b.article_key, a.region_key;
