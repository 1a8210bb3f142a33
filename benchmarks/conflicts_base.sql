-- What does a large archive of news on coverage look like?
-- Parameters are macros: figures() wanted, wrong() the share of figures misprinted, stale() that of articles which tell an old
-- state as the present one, hashes() a text, seed(). Everything follows from hash(), so that every run makes the same file.
--
-- Regions are spoken of unequally: 1 event in 20 is on Indonesia, 3 are on provinces, the others on regencies and cities, some far
-- more than others. Articles belong to events, about three to one event; but no more than 300,000 events, four a month and region,
-- happen in twelve years: beyond that it is more outlets that tell them. Half of the articles reprint the event's text. Events of
-- a month tell the region's state of that month, so that unrelated articles often give the same number, rounded each in its
-- own way. What events tell and how (kinds, segments, bounds, dates) is near to what annotated pages hold, but shorter.

create or replace temp macro events() as least(figures() / 10, 300000)::bigint;
create or replace temp macro part(n, what) as (hash(n, what, seed()) % 1000003) / 1000003.0;

-- the state of a place in a month since January 2014: people grow from month to month, so that two texts share a number only
-- where they tell the state of one month; the share registered rises and levels off
create or replace temp macro people_in(people, month) as round(people * pow(1.011, (month - 126) / 12.0));
create or replace temp macro percent_in(place_no, month) as
    round(
        least(
            52 + 28 * part(place_no, 'first')
            + (36 + 12 * part(place_no, 'last') - 28 * part(place_no, 'first')) * pow(greatest(month, 0) / 144.0, 0.8)
            + 0.3 * part(place_no * 1000 + month, 'month'), 100
        ), 2
    );

create or replace temp table place as
select
    region.code,
    region.full_name,
    region.level,
    region.parent,
    arg_max(population.population, population.year) as people,
    row_number() over (partition by region.level in ('regency', 'city'), region.level = 'country' order by md5(region.code)) - 1 as nth,
    row_number() over (order by region.code) as place_no
from region
inner join population using (code)
group by region.code, region.full_name, region.level, region.parent
-- not provinces that were divided meanwhile: their reference is one of another area
having max(population.population) < 1.25 * min(population.population);

-- what the kinds of events tell, and how often they come
create or replace temp table told as
from (
    values
    ('plain', 0.28, ['percent', 'members', 'people']),
    ('active', 0.16, ['percent', 'members', 'people', 'percent_active']),
    ('short', 0.14, ['percent']),
    ('two', 0.10, ['percent', 'percent_active']),
    ('rest', 0.08, ['percent', 'members', 'rest', 'people']),
    ('kinds', 0.06, ['members', 'pbi_apbn', 'pbi_apbd', 'ppu', 'pbpu', 'bp', 'percent']),
    ('goal', 0.07, ['percent', 'members', 'goal', 'missing']),
    ('parts', 0.04, ['members', 'active', 'inactive']),
    ('before', 0.07, ['percent', 'members', 'percent_before', 'members_before'])
) as told (kind, share, names);

create or replace temp table event as
with happened as (
    select
        e,
        floor(144 * sqrt(part(e, 'day')))::integer as month,
        1 + floor(28 * part(e, 'date'))::integer as day_no,
        part(e, 'kind') as kind_part,
        case
            when part(e, 'level') < 0.05 then 'country'
            when part(e, 'level') < 0.20 then 'province'
            else 'regency'
        end as level,
        part(e, 'place') as place_part
    from range(events()) as numbers (e)
),

kinds as (
    select kind, names, sum(share) over (order by kind) - share as kind_from, sum(share) over (order by kind) as kind_to
    from told
)

select
    happened.e,
    happened.month,
    make_date(2014 + happened.month // 12, 1 + happened.month % 12, happened.day_no) as day,
    kinds.kind,
    kinds.names,
    place.*
from happened
inner join kinds on happened.kind_part >= kinds.kind_from and happened.kind_part < kinds.kind_to
cross join (
    select count(*) filter (where level = 'province') as provinces, count(*) filter (where level in ('regency', 'city')) as regencies
    from place
)
inner join place
    on happened.level = case place.level when 'city' then 'regency' else place.level end
    and place.nth = floor(
        case happened.level when 'country' then 0 when 'province' then provinces * happened.place_part
            else regencies * pow(happened.place_part, 1.5) end
    );

create or replace temp table page as
with written as (
    -- more articles on some events than on others
    select n, floor(events() * pow(part(n, 'event'), 1.3))::bigint as e, part(n, 'reprint') < 0.5 as is_reprint
    from range((figures() / 3.25)::bigint) as numbers (n)
)

select
    n,
    md5('page' || n) as article_key,
    md5('text' || n) as revision_id,
    'outlet' || n % 90 as outlet,
    is_reprint,
    -- what a text says follows from this number
    case when is_reprint then -1 - e else n end as words,
    event.*,
    event.day + floor(4 * part(n, 'days'))::integer as published
from written
inner join event using (e)
order by n;

-- articles of one text are one group, called by the least of them
create or replace temp table wire as
select words, min(article_key) as copy_group_id, count(*)::integer as articles
from page
where is_reprint
group by words
having count(*) > 1;

insert into article by name
select
    article_key,
    'page-' || n as article_id,
    'https://' || outlet || '.example/' || n as url,
    outlet || '.example/' || n as canonical_url,
    outlet,
    published,
    'given' as published_basis,
    'Cakupan JKN ' || full_name as title,
    revision_id,
    coalesce(wire.copy_group_id, article_key) as copy_group_id,
    false as incomplete
from page
left join wire using (words);

insert into copy_group by name
select wire.copy_group_id, page.article_key, wire.articles
from page
inner join wire using (words);

insert into revision by name
select revision_id, article_key, 1 as revision_no, revision_id as content_hash, revision_id as input_hash,
    'made' as extractor_version, true as is_current, published, 'given' as published_basis, null as title, '' as text
from page;

-- the figures of each text, in its order: the state told (of the month, or of eight months ago where a text is stale), the slip
-- of the pen, and how it is printed
insert into figure by name
with stated as (
    select
        page.* exclude (names),
        unnest(page.names) as name,
        generate_subscripts(page.names, 1) as place_in_text,
        page.month - case when part(page.words, 'stale') < stale() then 8 else 0 end as state_month
    from page
),

measured as (
    select
        *,
        percent_in(place_no, state_month) as percent,
        people_in(people, state_month) as inhabitants,
        round(inhabitants * percent / 100) as members,
        round(members * (0.76 + 0.14 * part(place_no, 'active'))) as active,
        part(words * 16 + place_in_text, 'wrong') < wrong() as is_wrong,
        part(words * 16 + place_in_text, 'how') as how
    from stated
),

valued as (
    select
        *,
        case name
            when 'percent' then percent
            when 'members' then members
            when 'people' then inhabitants
            when 'percent_active' then round(100 * active / inhabitants, 2)
            when 'active' then active
            when 'inactive' then members - active
            when 'rest' then inhabitants - members
            when 'goal' then 98
            when 'missing' then greatest(round(inhabitants * 0.98) - members, 0)
            when 'pbi_apbn' then round(members * 0.4)
            when 'pbi_apbd' then round(members * 0.2)
            when 'ppu' then round(members * 0.2)
            when 'pbpu' then round(members * 0.15)
            when 'bp' then members - round(members * 0.4) - 2 * round(members * 0.2) - round(members * 0.15)
            when 'percent_before' then percent_in(place_no, state_month - 6)
            when 'members_before'
                then round(people_in(people, state_month - 6) * percent_in(place_no, state_month - 6) / 100)
        end as truth,
        case
            when name in ('percent', 'percent_active', 'goal', 'percent_before') then 'persen'
            else 'jiwa'
        end as unit,
        case
            when name in ('percent_active', 'active') then 'active'
            when name = 'inactive' then 'inactive'
            when name = 'rest' then 'unregistered'
            when name = 'missing' then 'needed'
            when name = 'people' then 'population'
            else 'registered'
        end as indicator,
        case name when 'pbi_apbn' then 'PBI APBN' when 'pbi_apbd' then 'PBI APBD' when 'ppu' then 'PPU' when 'pbpu' then 'PBPU'
            when 'bp' then 'BP' end as segment
    from measured
),

slipped as (
    -- points up or down, a digit, or three places
    select
        *,
        case
            when not is_wrong then truth
            when unit = 'persen' then round(greatest(least(truth + 20 * how - 10, 100), 1), 2)
            when how < 0.1 then round(truth / 1000)
            else round(truth * (0.6 + 0.8 * how))
        end as meant,
        part(words, 'style') as style
    from valued
),

printed as (
    select
        *,
        case
            when name = 'goal' then meant
            when name = 'goal' then 0.0
            when unit = 'persen' and style < 0.15 then 1.0
            when unit = 'persen' and style < 0.35 then 0.1
            when unit = 'persen' then 0.01
            when style < 0.12 and meant >= 2e6 then 1e5
            when style < 0.12 and meant >= 2e4 then 1e3
            else 1.0
        end as last_place,
        case when how < 0.86 or name = 'goal' then 'exact' when how < 0.92 then 'about' when how < 0.98 then 'over' else 'under' end
        as bound,
        -- "lebih dari" is said of a number cut off, "hampir" of one rounded up
        case
            when last_place <= 0.01 then meant
            when bound = 'over' then round(floor(meant / last_place) * last_place, 2)
            when bound = 'under' then round(ceil(meant / last_place) * last_place, 2)
            else round(round(meant / last_place) * last_place, 2)
        end as value,
        -- what is printed with two decimals or to the last person is rounded, the rest may be cut
        case when unit = 'persen' and last_place = 0.01 then 0.005 when last_place = 1 and unit = 'jiwa' then 0.0 else last_place end
        as allowance
    from slipped
),

dated as (
    select
        *,
        case
            when name = 'goal' then null
            when ends_with(name, '_before') then strftime(day - interval 6 month, '%Y-%m')
            when style < 0.05 then null
            when (style * 1000) % 10 < 3 then strftime(day, '%Y-%m')
            else strftime(day, '%Y-%m-%d')
        end as as_of
    from printed
)

select
    md5(revision_id || place_in_text) as figure_id,
    revision_id,
    article_key,
    false as superseded,
    indicator,
    unit,
    value,
    bound,
    case
        when bound = 'under' then null
        when bound = 'about' and unit = 'persen' then value - 1
        when bound = 'about' then value * 0.95
        when bound = 'over' then value
        else value - allowance
    end as low,
    case
        when bound = 'over' then null
        when bound = 'about' and unit = 'persen' then value + 1
        when bound = 'about' then value * 1.05
        when bound = 'under' then value
        else value + allowance
    end as high,
    full_name as region,
    code as region_code,
    case name when 'goal' then 'target' else 'actual' end as status,
    case name when 'goal' then case when year(day) < 2024 then '2024' else '2029' end end as target_year,
    as_of,
    case when as_of is not null then case place_in_text when 1 then 'stated' else 'context' end end as as_of_basis,
    case length(as_of) when 7 then (as_of || '-01')::date when 10 then as_of::date end as first_day,
    case length(as_of) when 7 then last_day((as_of || '-01')::date) when 10 then as_of::date end as last_day,
    segment,
    printf('%.2f', value) || ' ' || unit as quote,
    60 * place_in_text as start_char,
    60 * place_in_text + 12 as end_char,
    'Kepesertaan JKN di ' || full_name || ' tercatat ' || printf('%.2f', value) || ' ' || unit || ' menurut laporan '
    || strftime(day, '%d/%m/%Y') || ' (' || words || ').' as sentence,
    'jkn' as program,
    'made' as rules,
    case
        when part(words, 'origin') < 0.35 then 'BPJS Kesehatan'
        when part(words, 'origin') < 0.6 then 'Dinas Kesehatan'
        when part(words, 'origin') < 0.8 then 'Nama Orang ' || words % 997
    end as origin
from dated;

-- claims in one of ten events where the region has reached the mark of its time, that it has not in one of a hundred of the others;
-- in one text of 30 the other way round
insert into uhc_claim by name
select
    md5(revision_id || 'claim') as claim_id,
    revision_id,
    article_key,
    false as superseded,
    full_name as region,
    code as region_code,
    has_reached <> (part(words, 'denial') < 1 / 30.0) as reached,
    strftime(day, '%Y-%m-%d') as as_of,
    'context' as as_of_basis,
    day as first_day,
    day as last_day,
    case when reached then 'sudah UHC' else 'belum UHC' end as quote,
    480 as start_char,
    489 as end_char,
    full_name || ' ' || quote || '.' as sentence,
    'made' as rules,
    case when part(words, 'origin') < 0.35 then 'BPJS Kesehatan' end as origin
from (select *, percent_in(place_no, month) >= case when year(day) < 2024 then 95 else 98 end as has_reached from page)
where part(e, 'claim') < case when has_reached then 0.1 else 0.01 end;

-- shingles are hashed to 32 bits; reprints share all of them
insert into sketch by name
select
    number_of(revision_id) as text_no,
    list_sort([(hash(words, h, seed()) % 4294967296)::uinteger for h in range(hashes())]) as hashes
from page;

insert into sketch_lead by name
select text_no, unnest(lead_of(hashes)) as value from sketch;
