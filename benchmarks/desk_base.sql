-- A warehouse of made-up articles, two for each contradiction: wanted() contradictions on all regencies and cities.
-- Each article is as long as news is (some 2,000 characters) and has five figures, the first of which is disputed.
create temp table place as
select row_number() over (order by code) - 1 as no, code, full_name
from region
where level in ('regency', 'city');

create temp table made as
select
    number,
    md5('article ' || number) as article_key,
    md5('revision ' || number) as revision_id,
    number // 2 as pair,
    place.code,
    place.full_name,
    date '2019-01-01' + (number // 2 * 7 % 2500)::integer as day,
    70 + number // 2 % 25 + number % 2 * 3.25 as share
from range(2 * wanted()) as made(number)
inner join place on place.no = number // 2 % (select count(*) from place);

create temp table said as
select
    *,
    replace(format('{:.2f}', share), '.', ',') || ' persen' as quote,
    'Hingga tanggal itu cakupan kepesertaan JKN di ' || full_name || ' mencapai ' as opening,
    repeat('Petugas membuka layanan di balai desa dan menerima pertanyaan warga sepanjang hari. ', 12) as around
from made;

insert into article by name
select
    article_key,
    'made-' || number as article_id,
    'https://kabar' || number % 40 || '.example/' || number as url,
    'kabar' || number % 40 || '.example/' || number as canonical_url,
    'kabar' || number % 40 || '.example' as outlet,
    day as published,
    'Cakupan JKN di ' || full_name as title,
    revision_id,
    article_key as copy_group_id
from said;

insert into revision by name
select
    revision_id,
    article_key,
    1 as revision_no,
    md5('text ' || number) as content_hash,
    md5('input ' || number) as input_hash,
    'benchmark' as extractor_version,
    true as is_current,
    day as published,
    around || opening || quote || '. ' || around as text
from said;

insert into figure by name
select
    md5('figure ' || number || ' ' || which) as figure_id,
    revision_id,
    article_key,
    false as superseded,
    ['registered', 'active', 'inactive', 'population', 'unregistered'][which] as indicator,
    case when which = 4 then 'jiwa' else 'persen' end as unit,
    share + (which - 1) as value,
    'exact' as bound,
    share + (which - 1) - 0.005 as low,
    share + (which - 1) + 0.005 as high,
    full_name as region,
    code as region_code,
    'actual' as status,
    day::varchar as as_of,
    'stated' as as_of_basis,
    day as first_day,
    day as last_day,
    case when which = 1 then quote else 'Petugas' end as quote,
    case when which = 1 then length(around) + length(opening) else (which - 2) * 85 end as start_char,
    case when which = 1 then length(around) + length(opening) + length(quote) else (which - 2) * 85 + 7 end as end_char,
    opening || quote || '.' as sentence,
    'jkn' as program,
    'benchmark' as rules
from said
cross join range(1, 6) as figures(which);

insert into conflict by name
select
    md5('conflict ' || pair) as conflict_id,
    ['value', 'trend', 'arithmetic', 'status'][pair % 4 + 1] as kind,
    'benchmark' as rule,
    'between' as scope,
    round(0.3 + pair * 37 % 700 / 1000, 3) as severity,
    full_name as region,
    code as region_code,
    code as region_key,
    'registered' as indicator,
    'persen' as unit,
    3.24 as gap,
    2 as voices,
    2 as origins,
    day as first_day,
    day as last_day,
    'a stale number, or a real dispute' as cause,
    full_name || ': "' || quote || '" menurut dua media berbeda.' as explanation,
    full_name || ': "' || quote || '" according to two outlets differs.' as explanation_en,
    'open' as status
from said
where number % 2 = 0;

insert into conflict_member by name
select
    md5('conflict ' || pair) as conflict_id,
    number % 2 + 1 as member_no,
    'figure' as member_kind,
    md5('figure ' || number || ' 1') as member_id,
    article_key
from said;
