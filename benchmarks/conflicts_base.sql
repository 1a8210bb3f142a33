-- What does a warehouse of years of news look like? Articles of four figures each, on every regency and city.
-- Parameters are macros: articles(), first_article(). Everything follows from hash(), so that every run makes the same file.

create or replace temp table made as
with place as (
    select region.code, region.full_name, arg_max(population.population, population.year) as people,
        row_number() over (order by region.code) - 1 as place_no, count(*) over () as places
    from region
    inner join population using (code)
    where region.level in ('regency', 'city')
    group by region.code, region.full_name
),

page as (
    select
        n,
        md5('page' || n) as article_key,
        md5('text' || n) as revision_id,
        hash(n, 'place') as place_hash,
        date '2014-01-01' + (hash(n, 'day') % 4300)::integer as day,
        (hash(n, 'noise') % 61)::double / 100 - 0.3 as noise,
        hash(n, 'wrong') % 200 = 0 as is_wrong
    from range(first_article(), first_article() + articles()) as numbers (n)
)

select
    page.n,
    article_key,
    revision_id,
    'page-' || n as article_id,
    'outlet' || n % 90 as outlet,
    day,
    code,
    full_name,
    -- inhabitants grow from day to day, so that two pages share a number only where they are of one day
    round(people * (1 + 0.012 * (day - date '2014-01-01') / 365.0)) as people,
    -- coverage rises from 60 to 98 per cent in twelve years, a little otherwise in each page; one in 200 is far off
    round(60 + 38.0 * (day - date '2014-01-01') / 4300 + noise + case when is_wrong then -9 else 0 end, 2) as percent
from page
inner join place on page.place_hash % place.places = place.place_no;

insert into article
select article_key, article_id, 'https://' || outlet || '.example/' || n, outlet || '.example/' || n, outlet, day, 'given',
    'Cakupan JKN ' || full_name, revision_id, article_key, false
from made;

insert into revision by name
select revision_id, article_key, 1 as revision_no, revision_id as content_hash, revision_id as input_hash,
    'made' as extractor_version, true as is_current, day as published, 'given' as published_basis, null as title, '' as text
from made;

insert into figure by name
select
    md5(revision_id || indicator || unit) as figure_id,
    revision_id,
    article_key,
    false as superseded,
    indicator,
    unit,
    value,
    'exact' as bound,
    case unit when 'persen' then value - 0.005 else value end as low,
    case unit when 'persen' then value + 0.005 else value end as high,
    full_name as region,
    code as region_code,
    'actual' as status,
    strftime(day, '%Y-%m-%d') as as_of,
    'stated' as as_of_basis,
    day as first_day,
    day as last_day,
    printf('%.2f', value) || ' ' || unit as quote,
    place as start_char,
    place + 12 as end_char,
    full_name || ' ' || value as sentence,
    'jkn' as program,
    'made' as rules,
    case when n % 3 = 0 then 'BPJS Kesehatan' end as origin
from (
    select *, 'registered' as indicator, 'persen' as unit, percent as value, 10 as place from made
    union all
    select *, 'registered', 'jiwa', round(people * percent / 100), 60 from made
    union all
    select *, 'population', 'jiwa', people, 110 from made
    union all
    select *, 'active', 'persen', round(percent * 0.8, 2), 160 from made
);

insert into sketch
select revision_id, article_key, hash(n, h)::ubigint
from made
cross join range(hashes()) as part (h);

insert into touched_article
select article_key from made;

insert into touched_region
select distinct code from made;
